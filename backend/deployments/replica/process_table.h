#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace replica {

// One process of this boot, and never another that got its number later.
struct ProcessIdentity {
    pid_t pid = 0;
    // Since boot, in ticks of the kernel: field 22 of /proc/<pid>/stat.
    std::uint64_t startTicks = 0;
    bool operator==(const ProcessIdentity &) const = default;
};

struct ProcessEntry {
    ProcessIdentity identity;
    pid_t parent = 0;
    // As in /proc/<pid>/stat; `Z` is a zombie.
    char state = 0;
};

// Nothing where there is no such process.
std::optional<ProcessEntry> processEntry(pid_t pid);
// It exists and is no zombie.
bool isAlive(const ProcessIdentity &identity);
// All that this process may see, in no order.
std::vector<ProcessEntry> processes();
// The living ones below a process, in no order, without itself.
std::vector<ProcessIdentity> descendantsOf(pid_t ancestor);

// Its environment has this very entry, `NAME=value`. False where it may not be read.
bool hasInEnvironment(pid_t pid, std::string_view entry);
// Sends the signal to exactly this process; false where it is gone.
bool signalProcess(const ProcessIdentity &identity, int signal);
// Kills every process with this entry in its environment, except one; the number of those that were found alive.
// What it kills may have children not yet seen: repeat until it finds none.
std::size_t killMarked(std::string_view entry, pid_t except = 0);

// Of the running kernel; empty where it does not tell.
std::string bootId();

} // namespace replica
