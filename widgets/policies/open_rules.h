#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/policy_decision.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class PolicySets;

// What questions that are made up tell of what rules ask about.
struct ToldFacts {
    v1::PolicyStage stage = v1::ADMINISTRATION_STAGE;
    // Plural; rules about other kinds alone are of no account.
    std::vector<std::string> kinds = {};
    // `resource.team`, or `model.` for all that begins so.
    std::vector<std::string> attributes = {};

    bool isTold(const std::string &attribute) const;
};

// Rules in force that ask about something else: whether they match is open.
std::vector<v1::PolicyCitation> openRules(const PolicySets &sets, const ToldFacts &told);

} // namespace policiespage
