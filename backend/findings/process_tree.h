#pragma once

#include <map>
#include <vector>

#include "backend/deployments/replica/process_table.h"

namespace findings {

// Which process is below which, at one moment.
class ProcessTree {
public:
    // As they are now.
    ProcessTree() : ProcessTree(replica::processes()) {}
    explicit ProcessTree(const std::vector<replica::ProcessEntry> &entries);

    // Null where there is none.
    const replica::ProcessEntry *find(pid_t pid) const;
    // It is one of the roots, or below one.
    bool isBelow(pid_t pid, const std::vector<replica::ProcessIdentity> &roots) const;
    // From the process itself up, without the first of the system.
    std::vector<pid_t> lineOf(pid_t pid) const;
    const std::map<pid_t, replica::ProcessEntry> &all() const { return byPid_; }

private:
    std::map<pid_t, replica::ProcessEntry> byPid_;
};

} // namespace findings
