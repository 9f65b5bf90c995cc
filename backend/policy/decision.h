#pragma once

#include <vector>

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// What the rules of a stage say of one thing that is asked. Rules are told by their position in the table.
struct Decision {
    static constexpr int NoRule = -1;

    struct Verdict {
        bool isAllowed = true;
        // Of those that decided the first by its id: one that forbids, else one that permits. NoRule where none did.
        int rule = NoRule;
        // Of all that oblige, where it is allowed.
        v1::PolicyObligations obligations;
        // These, by their ids' order.
        std::vector<int> obliging;
    };
    Verdict verdict;
    // As if all were enforced that is in the shadow.
    Verdict shadow;
    // Rules in WARN that forbid it or oblige, by their ids' order.
    std::vector<int> warnings;
    // All that match, in no order.
    std::vector<int> matched;
};

// Joins what two rules ask: the most approvals, the fewest replicas, all of the rest. In any order the same.
void join(v1::PolicyObligations *joined, const v1::PolicyObligations &more);
// Whether joining them would ask no more.
bool includes(const v1::PolicyObligations &all, const v1::PolicyObligations &some);

} // namespace policy
