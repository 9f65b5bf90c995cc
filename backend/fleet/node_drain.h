#pragma once

#include <map>
#include <set>
#include <string>

#include "backend/core/time_text.h"
#include "backend/ledger/snapshot.h"

namespace ledger {
class Ledger;
}

namespace fleet {

namespace v1 = pilothouse::v1;

// Of a node: TRUE where it is drained and nothing is on it any more, FALSE while something is.
inline constexpr char DrainedCondition[] = "Drained";

// What replicas there are on a node.
struct NodeLoad {
    int replicas = 0;
    // Of which deployments some are, that have another one for which nowhere is room.
    std::set<std::string> stuck;
    bool operator==(const NodeLoad &) const = default;
};

// By node; those without replicas are left out.
std::map<std::string, NodeLoad> loadsOf(const ledger::Snapshot &state);

// Puts into a node's status what its replicas are and, where it is drained, how far that is.
void reportDrain(const v1::NodeSpec &spec, const NodeLoad &load, core::TimePoint now, v1::NodeStatus *status);

// The same as it stood before, for those who write the rest of a node's status.
void keepDrain(const v1::NodeStatus &before, v1::NodeStatus *status);

// Writes all else of a node's status. Only where it differs from what is there now.
void writeBesidesDrain(ledger::Ledger &ledger, const v1::Resource &node, v1::NodeStatus status);

} // namespace fleet
