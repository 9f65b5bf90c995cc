#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/change.h"
#include "backend/ledger/gate.h"
#include "backend/ledger/references.h"
#include "backend/ledger/resource_rows.h"

namespace core {
struct Kind;
}

namespace ledger {

// A proposal as it would be committed to one state, or why it would not.
struct Evaluation {
    // What goes with the draft of the same place.
    struct Detail {
        const core::Kind *kind = nullptr;
        std::vector<v1::FieldDiff> fields;
        // What it will refer to; nothing for a deletion.
        std::vector<NamedTarget> targets;
        // For an undeletion, what comes back.
        std::optional<HistoryRow> restored;
    };

    std::vector<Draft> drafts;
    std::vector<Detail> details;
    // The permission that it stands under in the log.
    std::string op;
    std::vector<v1::FieldViolation> violations;
    std::optional<core::Error> refusal;
    // Refused by the authority, not by what was asked.
    bool isDenied = false;
    // What the policies said, where they were asked.
    GateVerdict verdict;
    // Of the state that it was made on.
    std::int64_t revision = 0;
};

// Judges proposals: form, permission, etags, references, marked fields and the rules of the nouns, and the policies, in
// this order. Knows no store; safe from any thread.
class Evaluator {
public:
    static constexpr std::size_t MaxChanges = 1000;
    static constexpr std::size_t MaxReasonBytes = 4096;
    static constexpr std::size_t MaxRequestIdBytes = 128;

    // Finds the last intent of a uid that no longer lives.
    using FindRestored = std::function<core::Result<std::optional<HistoryRow>>(std::string_view uid)>;

    // No policies are asked where `gate` is null.
    Evaluator(const std::vector<const Rules *> &rules, const Authority &authority, const Gate *gate = nullptr);

    Evaluation evaluate(const Proposal &proposal, const Snapshot &state, const FindRestored &findRestored) const;

    // Null where there is none.
    const Gate *gate() const { return gate_; }

    // Whether an evaluation without refusal would come out the same on another state. Cheaper than evaluating anew; may
    // say no where it would.
    bool holds(const Proposal &proposal, const Evaluation &evaluation, const Snapshot &state) const;

    // As the proposal names it, or as its drafts do: `resources.apply` when they differ.
    static std::string opOf(const Proposal &proposal, const std::vector<Draft> &drafts);

private:
    std::optional<core::Error> draftAll(const Proposal &proposal, const Snapshot &state,
                                        const FindRestored &findRestored, Evaluation *evaluation) const;
    core::Result<void> authorize(const Proposal &proposal, std::size_t position, const Draft &draft,
                                 const Snapshot &state) const;
    void complete(const Snapshot &state, Evaluation *evaluation) const;
    // What depends on the state beyond the drafts' own resources.
    void validate(const Proposal &proposal, const Snapshot &state, const Evaluation &evaluation,
                  std::vector<v1::FieldViolation> *violations) const;
    std::optional<core::Error> decide(const Proposal &proposal, const Snapshot &state,
                                      const std::vector<Draft> &drafts) const;
    // Asks the policies, and does as they say.
    void askGate(const Proposal &proposal, const Snapshot &state, Evaluation *evaluation) const;
    bool isComplete(const Draft &draft, const Snapshot &state) const;

    std::multimap<std::string, const Rules *, std::less<>> rules_;
    const Authority &authority_;
    const Gate *gate_;
};

} // namespace ledger
