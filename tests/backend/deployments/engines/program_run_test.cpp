#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

#include "backend/deployments/engines/engine_finder.h"
#include "backend/deployments/engines/program_run.h"
#include "backend/deployments/replica/process_table.h"

using namespace deployments;
using namespace std::chrono_literals;

namespace {

ProgramEnd shell(const std::string &script, std::chrono::milliseconds timeout = 5s, const std::stop_token &stop = {}) {
    ProgramRun run{"/bin/sh", {"-c", script}, {"MARK=" + script.substr(0, 20)}, timeout};
    run.longestOutput = 1'000;
    return runProgram(run, stop);
}

} // namespace

TEST(ProgramRun, TellsWhatItSaidAndHowItEnded) {
    const auto end = shell("echo out; echo err >&2; pwd; exit 3");
    EXPECT_EQ(end.exitStatus, 3);
    EXPECT_EQ(end.output, "out\nerr\n/\n");
}

TEST(ProgramRun, GivesNothingButWhatItIsGiven) {
    ::setenv("PILOTHOUSE_TEST_SECRET", "hidden", 1);
    EXPECT_EQ(shell("echo \"$PILOTHOUSE_TEST_SECRET\"").output, "\n");
}

TEST(ProgramRun, OneThatIsLateIsKilledWithWhatItStarted) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(shell("sleep 60 & sleep 60", 200ms).exitStatus, -1);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    // Killed is not dead yet: the kernel comes to it when there is a core for it.
    const auto runs = [] {
        const auto all = replica::processes();
        return std::any_of(all.begin(), all.end(), [](const auto &process) {
            return process.state != 'Z' && replica::hasInEnvironment(process.identity.pid, "MARK=sleep 60 & sleep 60");
        });
    };
    while (runs() && std::chrono::steady_clock::now() - begin < 10s)
        std::this_thread::sleep_for(5ms);
    EXPECT_FALSE(runs());
}

TEST(ProgramRun, OneThatTalksWithoutEndIsCut) {
    const auto end = shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxx; done", 300ms);
    EXPECT_EQ(end.output.size(), 1'000u);
    EXPECT_EQ(end.exitStatus, -1);
}

TEST(ProgramRun, AStopEndsIt) {
    std::stop_source source;
    std::jthread stopper([&] { source.request_stop(); });
    EXPECT_EQ(shell("sleep 60", 60s, source.get_token()).exitStatus, -1);
}

TEST(ProgramRun, WhatIsNoProgramCannotBeRun) {
    EXPECT_EQ(runProgram({"/nowhere/at/all", {}, {}, 1s}, {}).exitStatus, -1);
}

TEST(EngineVersion, IsTheLineThatSaysSo) {
    EXPECT_EQ(versionFrom("0.10.2\n"), "0.10.2");
    EXPECT_EQ(versionFrom("ggml_cuda_init: no device\nversion: 5943 (d1aa0cc)\nbuilt with cc\n"),
              "version: 5943 (d1aa0cc)");
    EXPECT_EQ(versionFrom("Warning: could not connect to a running Ollama instance\nWarning: client version is 0.5.7"),
              "Warning: client version is 0.5.7");
    EXPECT_EQ(versionFrom(" \n\n"), "");
    EXPECT_EQ(versionFrom(std::string(1'000, 'x')).size(), 200u);
}
