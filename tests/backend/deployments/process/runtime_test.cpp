#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "backend/deployments/process/listener.h"
#include "backend/deployments/process/process_owners.h"
#include "tests/backend/deployments/process/host_scene.h"

using namespace deployments;

TEST_F(HostScene, AReplicaBecomesReadyInStepsAndStopsWhenAsked) {
    const auto launch = started();
    EXPECT_EQ(told(launch.key, Phase::Ready), (std::vector{Phase::Starting, Phase::Loading, Phase::Ready}));
    EXPECT_EQ(listenerOf(20'000, 0, 0), Listener::Nobody);
    runtime_->stop(launch.key);
    const auto end = awaitPhase(launch.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::CONDITION_REASON_UNSPECIFIED);
    EXPECT_EQ(told(launch.key, Phase::Ended),
              (std::vector{Phase::Starting, Phase::Loading, Phase::Ready, Phase::Stopping, Phase::Ended}));
    EXPECT_EQ(marked(launch.key), 0u);
}

TEST_F(HostScene, AnEngineSeesNothingOfTheServiceButItsSearchPath) {
    ::setenv("PILOTHOUSE_TEST_SECRET", "hidden", 1);
    auto made = launch();
    made.environment = {{"FROM_TEMPLATE", "here"}};
    made.gpus = {"GPU-1", "GPU-2"};
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    const auto engine = engineOf(made.key).pid;
    EXPECT_FALSE(replica::hasInEnvironment(engine, "PILOTHOUSE_TEST_SECRET=hidden"));
    EXPECT_TRUE(replica::hasInEnvironment(engine, "FROM_TEMPLATE=here"));
    EXPECT_TRUE(replica::hasInEnvironment(engine, "LANG=C.UTF-8"));
    EXPECT_TRUE(replica::hasInEnvironment(engine, "CUDA_VISIBLE_DEVICES=GPU-1,GPU-2"));
    std::ifstream environment("/proc/" + std::to_string(engine) + "/environ");
    const std::string text{std::istreambuf_iterator<char>(environment), {}};
    EXPECT_EQ(std::count(text.begin(), text.end(), '\0'), 6) << text;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/" + std::to_string(engine) + "/fd")) {
        const auto target = std::filesystem::read_symlink(entry).string();
        EXPECT_TRUE(target == "/dev/null" || target.starts_with("pipe:") || target.starts_with("socket:") ||
                    target.starts_with("anon_inode:"))
            << target;
    }
}

TEST_F(HostScene, WithoutGpusAnEngineSeesNone) {
    const auto made = started();
    EXPECT_TRUE(replica::hasInEnvironment(engineOf(made.key).pid, "CUDA_VISIBLE_DEVICES="));
}

TEST_F(HostScene, AnEngineThatIgnoresTheRequestIsKilledAfterItsTime) {
    auto made = launch({"--ignore-term"});
    made.stopTimeout = std::chrono::milliseconds(300);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    const auto begin = std::chrono::steady_clock::now();
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(300));
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, WhatAnEngineStartedEndsWithIt) {
    const auto made = started({"--leave-children", "5"});
    // The engine, its children and the shim.
    EXPECT_EQ(marked(made.key), 7u);
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AReplicaStartsAgainAndItsLogGoesOn) {
    auto made = started({"--log-lines", "1"});
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    const auto text = logText(made.key);
    const auto first = text.find("line 0 of the log");
    EXPECT_NE(first, std::string::npos);
    EXPECT_NE(text.find("line 0 of the log", first + 1), std::string::npos);
}

TEST_F(HostScene, StartingWhatRunsChangesNothing) {
    const auto made = started();
    const auto engine = engineOf(made.key);
    runtime_->start(made);
    runtime_->start(launch({}, "r2"));
    awaitPhase({deployment_, "r2"}, Phase::Ready);
    EXPECT_EQ(engineOf(made.key), engine);
    EXPECT_EQ(told(made.key, Phase::Ready).size(), 3u);
}

TEST_F(HostScene, AddressesAreDistinctAndFree) {
    std::set<std::string> taken;
    for (int count = 0; count < 50; ++count) {
        const auto address = *runtime_->address("clusters/local/nodes/here", taken);
        EXPECT_TRUE(taken.insert(address).second);
    }
}

TEST_F(HostScene, AForgottenReplicaLeavesNothingButItsLog) {
    const auto made = started({"--leave-children", "2"});
    runtime_->forget(made.key);
    EXPECT_TRUE(eventually([&] { return !isKnown(made.key); }));
    EXPECT_EQ(marked(made.key), 0u);
    EXPECT_FALSE(std::filesystem::exists(directoryOf(made.key)));
    EXPECT_FALSE(logText(made.key).empty());
}

TEST_F(HostScene, AForgottenDeploymentLeavesNothing) {
    started();
    started({}, "r2");
    runtime_->stop({deployment_, "r2"});
    awaitPhase({deployment_, "r2"}, Phase::Ended);
    runtime_->forgetDeployment(deployment_);
    EXPECT_TRUE(eventually([&] { return runtime_->observe().empty(); }));
    EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(logOf({deployment_, "r1"}).parent_path()); }));
    EXPECT_FALSE(std::filesystem::exists(directoryOf({deployment_, "r1"}).parent_path()));
}

TEST_F(HostScene, LogsOfPastReplicasAreKeptUpToTwenty) {
    for (int past = 0; past < 25; ++past) {
        const auto log = logOf({deployment_, "old-" + std::to_string(past)});
        std::filesystem::create_directories(log);
        std::ofstream(log / "00000001.log") << "2026-01-01T00:00:00.000000000Z stdout F old\n";
        std::filesystem::last_write_time(log / "00000001.log", std::filesystem::file_time_type::clock::now() -
                                                                   std::chrono::hours(100 - past));
    }
    const auto made = started();
    EXPECT_TRUE(eventually([&] { return !std::filesystem::exists(logOf({deployment_, "old-4"})); }));
    EXPECT_TRUE(std::filesystem::exists(logOf({deployment_, "old-5"})));
    EXPECT_TRUE(std::filesystem::exists(logOf(made.key)));
}

TEST_F(HostScene, OnlyTheServicesUserMayLookIntoItsDirectories) {
    const auto made = started();
    for (const auto &path : {directoryOf(made.key), directoryOf(made.key).parent_path(), logOf(made.key)}) {
        struct stat status {};
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777, 0700u) << path;
    }
}

TEST_F(HostScene, AProcessIsKnownToBeOfItsReplica) {
    const auto one = started({}, "r1");
    const auto other = started({}, "r2");
    const ProcessOwners owners(directory_.path());
    EXPECT_EQ(owners.ownerOf(engineOf(one.key).pid), one.key);
    EXPECT_EQ(owners.ownerOf(shimOf(other.key).pid), other.key);
    // This test started both, and is neither's.
    EXPECT_FALSE(owners.ownerOf(::getpid()));
    EXPECT_FALSE(owners.ownerOf(1));
    runtime_->stop(one.key);
    awaitPhase(one.key, Phase::Ended);
    EXPECT_FALSE(ProcessOwners(directory_.path()).ownerOf(engineOf(one.key).pid));
}
