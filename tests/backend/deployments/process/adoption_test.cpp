#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>

#include "backend/deployments/process/replica_directory.h"
#include "backend/deployments/process/shim_spawn.h"
#include "backend/deployments/replica/control.h"
#include "tests/backend/deployments/process/host_scene.h"

using namespace deployments;

TEST_F(HostScene, AReplicaOutlivesTheServiceAndIsTakenUpAgain) {
    const auto made = started();
    const auto engine = engineOf(made.key);
    killService();
    EXPECT_TRUE(replica::isAlive(engine));
    startService();
    ASSERT_TRUE(isKnown(made.key));
    awaitPhase(made.key, Phase::Held);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    EXPECT_EQ(engineOf(made.key), engine);
    EXPECT_EQ(told(made.key, Phase::Ready), (std::vector{Phase::Loading, Phase::Ready}));
    runtime_->stop(made.key);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::CONDITION_REASON_UNSPECIFIED);
    EXPECT_EQ(marked(made.key), 0u);
}

// A service that has no descriptor left must not take what runs for lost, and end it.
TEST_F(HostScene, WithoutADescriptorToAskWithAReplicaCountsAsHeld) {
    const auto made = started();
    killService();
    const ReplicaDirectory asked(directory_.path(), made.key);
    ASSERT_TRUE(asked.isHeld());
    struct rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const struct rlimit none { 0, before.rlim_max };
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool isHeld = asked.isHeld();
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_TRUE(isHeld);
    EXPECT_FALSE(ReplicaDirectory(directory_.path(), {made.key.deployment, "nobody"}).isHeld());
}

TEST_F(HostScene, AHeldReplicaCanBeStoppedWithoutBeingTakenUp) {
    const auto made = started();
    startService();
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AnEngineThatEndedWhileTheServiceWasAwayTellsHow) {
    const auto made = started();
    const auto shim = shimOf(made.key);
    const auto engine = engineOf(made.key);
    killService();
    replica::signalProcess(engine, SIGABRT);
    ASSERT_TRUE(eventually([&] { return !replica::isAlive(shim); }));
    startService();
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_KILLED);
    EXPECT_EQ(end.arguments.at("signal"), "SIGABRT");
    EXPECT_FALSE(end.arguments.at("line").empty());
}

TEST_F(HostScene, AReplicaThatWasAskedToStopBeforeTheServiceEndedIsNoFailure) {
    const auto made = started();
    const auto shim = shimOf(made.key);
    runtime_->stop(made.key);
    killService();
    ASSERT_TRUE(eventually([&] { return !replica::isAlive(shim); }));
    startService();
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::CONDITION_REASON_UNSPECIFIED);
}

// The shim has hardly begun when the one who asked is gone.
TEST_F(HostScene, WhatWasAskedForJustBeforeTheServiceEndedIsDone) {
    const auto made = launch();
    runtime_->start(made);
    runtime_->stop(made.key);
    killService();
    const ReplicaDirectory directory(directory_.path(), made.key);
    EXPECT_TRUE(eventually([&] {
        const auto record = directory.record();
        return record && record->outcome;
    })) << "the engine runs on";
    // The shim writes down how it ended, and goes.
    EXPECT_TRUE(eventually([&] { return marked(made.key) == 0; }));
}

TEST_F(HostScene, AShimThatWasKilledWhileTheServiceWasAwayLeavesNothing) {
    const auto made = started({"--leave-children", "3"});
    const auto shim = shimOf(made.key);
    killService();
    ASSERT_TRUE(replica::signalProcess(shim, SIGKILL));
    ASSERT_TRUE(eventually([&] { return !replica::isAlive(shim); }));
    startService();
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::SHIM_LOST);
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AfterARestartOfTheHostItIsSaidSo) {
    const auto made = started();
    const auto shim = shimOf(made.key);
    killService();
    replica::signalProcess(shim, SIGKILL);
    ASSERT_TRUE(eventually([&] { return !replica::isAlive(shim); }));
    replica::killMarked("PILOTHOUSE_REPLICA=" + deployment_ + "/r1");
    // As it was left before the host ended.
    replica::Record record{"00000000-1111-2222-3333-444444444444", shim, engineOf(made.key), std::nullopt};
    std::ofstream(directoryOf(made.key) / "record", std::ios::trunc) << replica::textOf(record);
    startService();
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::HOST_REBOOTED);
}

TEST_F(HostScene, ABrokenRecordIsALostShim) {
    std::filesystem::create_directories(directoryOf({deployment_, "r1"}));
    std::ofstream(directoryOf({deployment_, "r1"}) / "record") << "pilothouse-replica 1\nboot";
    startService();
    EXPECT_EQ(awaitPhase({deployment_, "r1"}, Phase::Ended).reason, v1::SHIM_LOST);
}

TEST_F(HostScene, ADirectoryHasOneShim) {
    const auto made = started();
    ShimTask task{std::filesystem::path(std::getenv("PILOTHOUSE_BIN")) / "pilothouse-shim",
                  directoryOf(made.key),
                  logOf(made.key),
                  {},
                  "/bin/true",
                  {},
                  {}};
    const auto second = spawnShim(task);
    ASSERT_GT(second.pid, 0);
    int status = 0;
    ASSERT_EQ(::waitpid(second.pid, &status, 0), second.pid);
    ::close(second.socket);
    EXPECT_EQ(WEXITSTATUS(status), replica::ShimTooMany);
    EXPECT_TRUE(replica::isAlive(engineOf(made.key)));
}

// The service was killed between the start of a shim and its lock, and a new one starts the replica too.
TEST_F(HostScene, AnEngineIsNeverStartedTwice) {
    auto made = launch();
    runtime_->start(made);
    ASSERT_TRUE(eventually([&] { return engineOf(made.key).pid != 0; }));
    const auto engine = engineOf(made.key);
    const auto hidden = directory_.path() / "hidden";
    killService();
    // The new service does not see it until it starts it.
    std::filesystem::rename(directoryOf(made.key).parent_path(), hidden);
    startService();
    ASSERT_FALSE(isKnown(made.key));
    std::filesystem::rename(hidden, directoryOf(made.key).parent_path());
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    EXPECT_EQ(marked(made.key), 2u);
    EXPECT_TRUE(replica::isAlive(engine));
}
