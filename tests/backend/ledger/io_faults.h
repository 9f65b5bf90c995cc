#pragma once

#include <cstdint>
#include <string>

// Makes calls of the operating system on files below one directory fail, or the process die at them. The program that
// links this defines the calls itself, so that SQLite's library uses these.
namespace io_faults {

enum class Call { Read, Write, Sync, Truncate, Open };

struct Plan {
    std::string directory;
    Call call = Call::Write;
    // Which of the calls, counted from 1; 0 lets everything pass.
    std::int64_t at = 0;
    // What it fails with; 0 kills the process by SIGKILL.
    int error = 0;
    // Every later call fails too.
    bool isSticky = false;
    // A write that fails has written half of its bytes.
    bool isTorn = false;
};

// Begins to count anew.
void set(const Plan &plan);
// Calls of the planned kind since then.
std::int64_t count();

} // namespace io_faults
