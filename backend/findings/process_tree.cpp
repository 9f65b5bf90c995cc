#include "backend/findings/process_tree.h"

#include <algorithm>

namespace findings {

ProcessTree::ProcessTree(const std::vector<replica::ProcessEntry> &entries) {
    for (const auto &entry : entries)
        byPid_.emplace(entry.identity.pid, entry);
}

const replica::ProcessEntry *ProcessTree::find(pid_t pid) const {
    const auto found = byPid_.find(pid);
    return found == byPid_.end() ? nullptr : &found->second;
}

std::vector<pid_t> ProcessTree::lineOf(pid_t pid) const {
    std::vector<pid_t> line;
    // The table was not read at one instant: a circle is possible.
    for (const auto *entry = find(pid); entry && line.size() < byPid_.size(); entry = find(entry->parent)) {
        if (entry->identity.pid == 1)
            break;
        line.push_back(entry->identity.pid);
    }
    return line;
}

bool ProcessTree::isBelow(pid_t pid, const std::vector<replica::ProcessIdentity> &roots) const {
    const auto isRoot = [&](pid_t one) {
        const auto *entry = find(one);
        return entry && std::find(roots.begin(), roots.end(), entry->identity) != roots.end();
    };
    const auto line = lineOf(pid);
    // A service that is the first process of its container is a root too.
    return std::any_of(line.begin(), line.end(), isRoot) || isRoot(pid) || isRoot(1);
}

} // namespace findings
