#include <csignal>
#include <fstream>

#include <netinet/in.h>
#include <sys/socket.h>

#include "backend/deployments/process/engine_watch.h"
#include "backend/deployments/replica/log_files.h"
#include "tests/backend/deployments/process/host_scene.h"

using namespace deployments;
using Arguments = std::map<std::string, std::string>;

namespace {

// Listens on a port of the loopback address, and answers nothing.
int listenAsStranger(const std::string &address) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(portOf(address));
    EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr *>(&place), sizeof place), 0);
    EXPECT_EQ(::listen(socket, 8), 0);
    return socket;
}

} // namespace

TEST_F(HostScene, AMissingEngineIsNamed) {
    auto made = launch();
    made.program = "no-such-engine-anywhere";
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_MISSING);
    EXPECT_EQ(end.arguments, (Arguments{{"program", "no-such-engine-anywhere"}}));
}

TEST_F(HostScene, AnEngineThatIsNotExecutableIsNamed) {
    auto made = launch();
    made.program = directory_.path() / "not-executable";
    std::ofstream(made.program) << "text";
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_NOT_EXECUTABLE);
    EXPECT_EQ(end.arguments.at("program"), made.program);
    EXPECT_FALSE(end.arguments.at("system_error").empty());
}

TEST_F(HostScene, AFileThatIsNoProgramIsNotExecutable) {
    auto made = launch();
    made.program = directory_.path() / "no-program";
    std::ofstream(made.program) << "\x01\x02\x03";
    std::filesystem::permissions(made.program, std::filesystem::perms::owner_all);
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_NOT_EXECUTABLE);
    EXPECT_EQ(end.arguments.at("program"), made.program);
}

TEST_F(HostScene, AnEngineThatExitsAtOnceTellsItsCodeAndLastLine) {
    const auto made = launch({"--exit-at-once", "7"});
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_EXITED);
    EXPECT_EQ(end.arguments, (Arguments{{"code", "7"}, {"line", "pilothouse_test_engine serves tiny"}}));
}

TEST_F(HostScene, AnEngineThatCrashesTellsItsSignal) {
    const auto made = started({"--crash-after", "1"});
    EXPECT_NE(post(made.address, "/v1/completions").find("200 OK"), std::string::npos);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_KILLED);
    EXPECT_EQ(end.arguments.at("signal"), "SIGSEGV");
}

TEST_F(HostScene, AnEngineThatNeverBecomesReadyIsEnded) {
    auto made = launch({"--never-ready"});
    made.startTimeout = std::chrono::milliseconds(500);
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_NEVER_READY);
    EXPECT_EQ(end.arguments.at("seconds"), "0.5");
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AnEngineThatHangsNeverBecomesReady) {
    auto made = launch({"--hang"});
    made.startTimeout = std::chrono::milliseconds(500);
    runtime_->start(made);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::ENGINE_NEVER_READY);
}

TEST_F(HostScene, AShimThatNeverTellsOfItsEngineIsEnded) {
    const auto silent = directory_.path() / "silent-shim";
    std::ofstream(silent) << "#!/bin/sh\nexec sleep 600\n";
    std::filesystem::permissions(silent, std::filesystem::perms::owner_all);
    startService(silent);
    auto made = launch();
    made.startTimeout = std::chrono::milliseconds(500);
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_NEVER_READY);
    EXPECT_EQ(end.arguments.at("seconds"), "0.5");
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AnEngineEndsThoughItsShimHangs) {
    auto made = launch();
    made.stopTimeout = std::chrono::milliseconds(100);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    ASSERT_TRUE(replica::signalProcess(shimOf(made.key), SIGSTOP));
    runtime_->stop(made.key);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::CONDITION_REASON_UNSPECIFIED);
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AnEngineThatServesAnotherModelIsEnded) {
    const auto made = launch({"--wrong-model", "other"});
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_WRONG_MODEL);
    EXPECT_EQ(end.arguments, (Arguments{{"expected", "tiny"}, {"reported", "other"}}));
}

TEST_F(HostScene, AnyModelIsRightWhereNoneIsExpected) {
    auto made = launch({"--wrong-model", "other"});
    made.expectedModel.clear();
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
}

TEST_F(HostScene, AStrangerAtThePortIsNotTakenForTheEngine) {
    auto made = launch();
    // It listens elsewhere, so that it neither fails nor comes to its own port.
    const auto elsewhere = *runtime_->address(made.node, {made.address});
    const int stranger = listenAsStranger(made.address);
    made.arguments[1] = std::to_string(portOf(elsewhere));
    runtime_->start(made);
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::PORT_TAKEN);
    EXPECT_EQ(end.arguments, (Arguments{{"port", std::to_string(portOf(made.address))}}));
    ::close(stranger);
}

TEST_F(HostScene, AnEngineThatFindsItsPortTakenSaysWhoHasIt) {
    const auto made = launch();
    const int stranger = listenAsStranger(made.address);
    runtime_->start(made);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::PORT_TAKEN);
    ::close(stranger);
}

TEST_F(HostScene, AnEngineThatStopsAnsweringIsUnreachableUntilItAnswersAgain) {
    const auto made = started();
    post(made.address, "/test/set?hang=1");
    const auto silent = awaitPhase(made.key, Phase::Unreachable);
    EXPECT_EQ(silent.reason, v1::ENGINE_UNRESPONSIVE);
    EXPECT_EQ(silent.arguments, (Arguments{{"path", "/health"}, {"failures", "3"}}));
    post(made.address, "/test/set?hang=0");
    EXPECT_EQ(awaitPhase(made.key, Phase::Ready).reason, v1::CONDITION_REASON_UNSPECIFIED);
}

TEST_F(HostScene, AnEngineThatEndsLeavesNoChildren) {
    const auto made = started({"--leave-children", "4"});
    replica::signalProcess(engineOf(made.key), SIGKILL);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::ENGINE_KILLED);
    EXPECT_EQ(marked(made.key), 0u);
}

TEST_F(HostScene, AnEngineThatTalksWithoutEndFillsNoDisk) {
    auto made = launch({"--spam-log", "2000000000"});
    runtime_->start(made);
    EXPECT_TRUE(eventually([&] {
        const auto files = replica::logFiles(logOf(made.key));
        return !files.empty() && files.back() > 8;
    }));
    // It is none the worse for it.
    awaitPhase(made.key, Phase::Ready);
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    std::uintmax_t bytes = 0;
    for (const auto number : replica::logFiles(logOf(made.key)))
        bytes += std::filesystem::file_size(logOf(made.key) / replica::logFileName(number));
    EXPECT_LE(bytes, 16u << 20);
    EXPECT_GT(bytes, 8u << 20);
}

TEST_F(HostScene, WhenTheShimIsKilledNothingIsLeft) {
    const auto made = started({"--leave-children", "4"});
    ASSERT_TRUE(replica::signalProcess(shimOf(made.key), SIGKILL));
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::SHIM_LOST);
    EXPECT_EQ(marked(made.key), 0u);
    // Whoever reads the log sees that it was cut.
    EXPECT_NE(logText(made.key).find("what it wrote last may be missing"), std::string::npos);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
}
