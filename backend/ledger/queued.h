#pragma once

#include <functional>
#include <optional>

#include "backend/core/result.h"
#include "backend/ledger/batch.h"
#include "backend/ledger/evaluation.h"
#include "backend/ledger/ledger.h"

namespace ledger {

// Something that waits for its place in a batch.
class Queued {
public:
    Queued() = default;
    Queued(const Queued &) = delete;
    Queued &operator=(const Queued &) = delete;
    virtual ~Queued() = default;

    // Adds itself to the batch. A failure here fails the whole batch; a refusal of its own it keeps for finish().
    virtual core::Result<void> enter(Batch &batch) = 0;
    // Once, at the end: with why the batch failed, or null when it is committed.
    virtual void finish(const core::Error *failure) = 0;
};

class QueuedProposal final : public Queued {
public:
    // `prepared` may be absent, or of an older state: then the batch judges and prepares anew.
    QueuedProposal(Proposal proposal, Ledger::Completion done, const Evaluator &evaluator,
                   std::optional<Prepared> prepared);

    core::Result<void> enter(Batch &batch) override;
    void finish(const core::Error *failure) override;

private:
    // Fills answer_ when the request id is known.
    core::Result<void> findAnswer(Batch &batch);
    core::Result<void> refuse(Batch &batch, Evaluation evaluation);
    // Keeps what is to be told of the verdict when it is committed.
    void count(Evaluation evaluation, std::int64_t logIndex, Time time);
    // Judges and prepares on the batch's state; without a result where it is refused.
    core::Result<bool> prepareOn(Batch &batch);
    // What is committed: what was proposed, or what stands in its place.
    const Proposal &effective() const { return instead_ ? *instead_ : proposal_; }

    Proposal proposal_;
    Ledger::Completion done_;
    const Evaluator &evaluator_;
    std::optional<Prepared> prepared_;
    std::shared_ptr<const Proposal> instead_;
    // What was asked for where something else is committed in its place.
    std::vector<Draft> asked_;
    std::optional<CountedVerdict> counted_;
    std::optional<core::Result<Commit>> answer_;
};

class QueuedOccurrence final : public Queued {
public:
    using Completion = std::function<void(core::Result<std::int64_t>)>;

    QueuedOccurrence(Occurrence occurrence, Completion done);

    core::Result<void> enter(Batch &batch) override;
    void finish(const core::Error *failure) override;

private:
    Occurrence occurrence_;
    Completion done_;
    std::int64_t index_ = -1;
};

// Statements of the ledger's own.
class QueuedTask final : public Queued {
public:
    using Work = std::function<core::Result<void>(Batch &)>;
    using Completion = std::function<void(core::Result<void>)>;

    QueuedTask(Work work, Completion done);

    core::Result<void> enter(Batch &batch) override;
    void finish(const core::Error *failure) override;

private:
    Work work_;
    Completion done_;
};

} // namespace ledger
