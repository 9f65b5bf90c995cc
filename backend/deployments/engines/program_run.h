#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace deployments {

struct ProgramRun {
    // Absolute.
    std::string program;
    std::vector<std::string> arguments;
    // All of it, `NAME=value`.
    std::vector<std::string> environment;
    std::chrono::milliseconds timeout;
    std::size_t longestOutput = 64u << 10;
};

struct ProgramEnd {
    // -1 where it did not end by itself in time, or could not be started.
    int exitStatus = -1;
    // Of both its streams, cut where it is too long.
    std::string output;
};

// Runs a program without a shell and without anything of this process but what it is given, in a session of its own,
// and waits for it. Whatever of it is left then, or when a stop is asked for, is killed.
ProgramEnd runProgram(const ProgramRun &run, const std::stop_token &stop);

} // namespace deployments
