#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"
#include "backend/policies/admission.h"
#include "backend/policies/policy_tables.h"

namespace policies {

// Who changes what, as a judge is asked: a proposal, or something that is only imagined.
struct Case {
    const ledger::Actor &actor;
    // Of a verb; empty lets each draft name its own.
    std::string_view op;
    const std::vector<ledger::Draft> &drafts;
    // Drafts before this one are not asked about.
    std::size_t first = 0;
    const ledger::Snapshot &state;
    ledger::Time time;
};

// One question put to a stage: what it is about, and the facts. They hold what they look at.
struct Question {
    v1::PolicyStage stage = v1::POLICY_STAGE_UNSPECIFIED;
    std::size_t draft = 0;
    AdmissionQuestion admission;
    policy::Facts facts;
};

// Visits every question that a change asks, in order. ADMINISTRATION is asked of an object as it would be and, where
// that looks otherwise, as it stands; ADMISSION as all would be. `isWanted` as in ChangeVocabulary.
void eachQuestion(const Case &asked, const identity::Bindings &bindings, const std::vector<bool> &isWanted,
                  const std::function<void(const Question &)> &visit);

// What the tables say of a case: a decision for each question, and all of them together.
struct Ruling {
    std::vector<v1::PolicyDecision> decisions;
    v1::PolicyObligations obligations;
    // By draft, where a rule bounds them.
    std::map<std::size_t, std::int32_t> mostReplicas;
    // Position of the decision that refuses it; absent where it is allowed.
    std::optional<std::size_t> refusing;
    // Rules that matched a question, and what came of each.
    struct Matched {
        std::string set;
        std::string rule;
        bool hasRefused = false;
        bool wouldRefuse = false;
    };
    std::vector<Matched> matched;
};

Ruling rule(const Case &asked, const PolicyTables &tables, const identity::Bindings &bindings);

// A decision on one question, as it is told.
v1::PolicyDecision decisionOf(const StageTable &stage, const Question &question, std::string_view object,
                              const policy::Asking &asking, std::vector<Ruling::Matched> *matched);

// A verdict as it is told; citations by position of the rule.
v1::PolicyVerdict told(const policy::Decision::Verdict &verdict, const std::vector<v1::PolicyCitation> &citations);

// Roles of a principal that count for a team, by name and in order.
std::vector<std::string_view> rolesOf(const v1::Resource &principal, std::string_view team,
                                      const identity::Bindings &bindings, ledger::Time now);

} // namespace policies
