#pragma once

#include <cstdint>
#include <functional>
#include <map>
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
    // Of what they ask for, each time a rule that asks for it; for approvals one that asks for the most.
    struct AskedBy {
        v1::PolicyCitation approvals;
        v1::PolicyCitation reason;
        v1::PolicyCitation ticket;
    };
    AskedBy askedBy;
    // By draft, where a rule bounds them: how many, and the rule.
    struct MostReplicas {
        std::int32_t count = 0;
        v1::PolicyCitation rule;
    };
    std::map<std::size_t, MostReplicas> mostReplicas;
    // Position of the decision that refuses it; absent where it is allowed.
    std::optional<std::size_t> refusing;
    // Rules that matched a question, and what came of each.
    struct Matched {
        std::string set;
        std::string rule;
        bool hasRefused = false;
        bool wouldRefuse = false;
        // Else it is in the shadow.
        bool isCounted = false;
        // What it asks for; of one that obliges, where nothing forbids.
        v1::PolicyObligations obligations = {};
    };
    std::vector<Matched> matched;
};

Ruling rule(const Case &asked, const PolicyTables &tables, const identity::Bindings &bindings);

// A decision on one question, as it is told.
v1::PolicyDecision decisionOf(const StageTable &stage, const Question &question, std::string_view object,
                              const policy::Asking &asking);

// What the tables say of one question; allowed where nothing is asked of its stage.
v1::PolicyDecision decisionBy(const PolicyTables &tables, const Question &question, std::string_view object,
                              const policy::Asking &asking);

// While a break-glass holds: what counts becomes the verdict, and what it passes over stands in the shadow, so that
// whoever reviews it sees that.
void passOver(v1::PolicyDecision *decision, v1::PolicyVerdict counting, const std::string &breakGlass);

// A verdict as it is told; citations by position of the rule.
v1::PolicyVerdict told(const policy::Decision::Verdict &verdict, const std::vector<v1::PolicyCitation> &citations);

// Roles of a principal that count for a team, by name and in order.
std::vector<std::string_view> rolesOf(const v1::Resource &principal, std::string_view team,
                                      const identity::Bindings &bindings, ledger::Time now);

} // namespace policies
