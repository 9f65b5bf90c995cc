#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/policy_decision.pb.h"

namespace ledger {

// What a gate remembers of a verdict for itself.
class GateNotes {
public:
    virtual ~GateNotes() = default;
};

// What the policies make of a change set.
struct GateVerdict {
    std::optional<core::Error> refusal;
    // Of each object and target; stands in the event.
    std::vector<v1::PolicyDecision> decisions;
    // Joined of all decisions.
    v1::PolicyObligations obligations;
    // Intents that may be less than was asked, by position of their draft.
    std::vector<std::pair<std::size_t, v1::Resource>> clamped;
    // What is committed in its place, until others have approved it.
    std::shared_ptr<const Proposal> instead;
    std::shared_ptr<const GateNotes> notes;
    // Of the state, and in seconds since 1970, when it was made.
    std::int64_t revision = 0;
    std::int64_t time = 0;
};

// A verdict that counted: its change set was committed, or refused by it. At the index in the log.
struct CountedVerdict {
    GateVerdict verdict;
    Actor actor;
    std::string op;
    std::vector<Draft> drafts;
    // Drafts before this one were not asked about.
    std::size_t first = 0;
    std::int64_t logIndex = 0;
    Time time;
};

// The last to be asked: policies, on change sets in which all else is in order. Safe from any thread, never blocks.
class Gate {
public:
    virtual ~Gate() = default;

    virtual GateVerdict judge(const Proposal &proposal, const std::vector<Draft> &drafts,
                              const Snapshot &state) const = 0;
    // Whether a verdict without refusal would be the same on another state, or now.
    virtual bool holds(const GateVerdict &verdict, const Proposal &proposal, const std::vector<Draft> &drafts,
                       const Snapshot &state) const = 0;
    // Tells with a preview, which has the decisions already, what they were asked and what would follow.
    virtual void foresee(const Proposal &proposal, const std::vector<Draft> &drafts, const Snapshot &state,
                         v1::Preview *preview) const = 0;
    // Runs on the thread that commits, after the commit, and may only note it.
    virtual void hasCounted(CountedVerdict counted) const = 0;
};

// The rules that a verdict rests on, each once, at most 16.
std::vector<v1::PolicyCitation> citationsOf(const std::vector<v1::PolicyDecision> &decisions);

// Name of the break-glass that suspended rules in them; empty for none.
std::string breakGlassOf(const std::vector<v1::PolicyDecision> &decisions);

} // namespace ledger
