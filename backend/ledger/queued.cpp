#include "backend/ledger/queued.h"

#include <utility>

#include "backend/ledger/answers.h"

namespace ledger {

namespace {

// What nobody could mean is no attempt to change anything, and what the service itself tries is none of somebody's:
// such refusals leave no event. Anonymous callers never cause a write.
bool leavesEvent(const Proposal &proposal, const core::Error &refusal) {
    const auto type = proposal.actor.type;
    if (type != v1::ACTOR_USER && type != v1::ACTOR_SERVICE)
        return false;
    const auto reason = refusal.reason();
    return reason != v1::UNKNOWN_FIELD && reason != v1::KIND_MISMATCH && reason != v1::TOO_LARGE &&
           reason != v1::REQUEST_ID_REUSED;
}

} // namespace

QueuedProposal::QueuedProposal(Proposal proposal, Ledger::Completion done, const Evaluator &evaluator,
                               std::optional<Prepared> prepared)
    : proposal_(std::move(proposal)), done_(std::move(done)), evaluator_(evaluator), prepared_(std::move(prepared)) {}

core::Result<void> QueuedProposal::enter(Batch &batch) {
    if (auto found = findAnswer(batch); !found || answer_)
        return found;
    if (!prepared_ || !evaluator_.holds(proposal_, prepared_->evaluation, batch.state())) {
        auto isPrepared = prepareOn(batch);
        if (!isPrepared)
            return std::move(isPrepared).error();
        if (!*isPrepared)
            return {};
    }
    auto commit = batch.apply(effective(), *prepared_);
    if (!commit)
        return std::move(commit).error();
    if (!proposal_.requestId.empty()) {
        if (auto kept = keepAnswer(batch.connection(), proposal_, prepared_->evaluation.drafts, *commit); !kept)
            return kept;
    }
    count(std::move(prepared_->evaluation), commit->logIndex, commit->time);
    answer_ = std::move(commit);
    return {};
}

void QueuedProposal::count(Evaluation evaluation, std::int64_t logIndex, Time time) {
    const auto &actor = proposal_.sponsor ? proposal_.sponsor->actor : proposal_.actor;
    // What the service itself does nobody judges.
    if (evaluator_.gate() == nullptr || actor.type == v1::ACTOR_SYSTEM)
        return;
    counted_ = CountedVerdict{std::move(evaluation.verdict),
                              actor,
                              proposal_.sponsor ? proposal_.sponsor->op : proposal_.op,
                              std::move(asked_.empty() ? evaluation.drafts : asked_),
                              proposal_.sponsor ? proposal_.sponsor->first : 0,
                              logIndex,
                              time};
}

core::Result<bool> QueuedProposal::prepareOn(Batch &batch) {
    const auto findRestored = [&](std::string_view uid) { return lastIntent(batch.connection(), uid); };
    auto evaluation = evaluator_.evaluate(proposal_, batch.state(), findRestored);
    instead_ = evaluation.verdict.instead;
    if (instead_ && !evaluation.refusal) {
        auto verdict = std::move(evaluation.verdict);
        asked_ = std::move(evaluation.drafts);
        evaluation = evaluator_.evaluate(*instead_, batch.state(), findRestored);
        evaluation.verdict = std::move(verdict);
    }
    if (evaluation.refusal) {
        auto refused = refuse(batch, std::move(evaluation));
        return refused ? core::Result<bool>(false) : std::move(refused).error();
    }
    prepared_ = prepare(effective(), std::move(evaluation), batch.state(), batch.means().clock, batch.means().random);
    return true;
}

core::Result<void> QueuedProposal::findAnswer(Batch &batch) {
    if (proposal_.requestId.empty())
        return {};
    auto known = ledger::findAnswer(batch.connection(), proposal_);
    if (!known && known.error().reason() != v1::REQUEST_ID_REUSED)
        return std::move(known).error();
    if (!known)
        answer_ = std::move(known).error();
    else if (*known)
        answer_ = **std::move(known);
    return {};
}

core::Result<void> QueuedProposal::refuse(Batch &batch, Evaluation evaluation) {
    answer_ = *evaluation.refusal;
    if (!leavesEvent(proposal_, *evaluation.refusal))
        return {};
    auto recorded = batch.refuse(proposal_, evaluation);
    if (!recorded)
        return std::move(recorded).error();
    if (evaluation.verdict.refusal) {
        // There it can be asked why.
        answer_ = core::Error(*evaluation.refusal).with("event", "events/" + std::to_string(*recorded));
        count(std::move(evaluation), *recorded, batch.time());
    }
    return {};
}

void QueuedProposal::finish(const core::Error *failure) {
    // What the completion holds goes with it, not with this.
    const auto done = std::exchange(done_, nullptr);
    if (failure == nullptr && counted_)
        evaluator_.gate()->hasCounted(*std::move(counted_));
    if (failure != nullptr)
        done(*failure);
    else
        done(*std::move(answer_));
}

QueuedOccurrence::QueuedOccurrence(Occurrence occurrence, Completion done)
    : occurrence_(std::move(occurrence)), done_(std::move(done)) {}

core::Result<void> QueuedOccurrence::enter(Batch &batch) {
    auto index = batch.record(occurrence_);
    if (!index)
        return std::move(index).error();
    index_ = *index;
    return {};
}

void QueuedOccurrence::finish(const core::Error *failure) {
    const auto done = std::exchange(done_, nullptr);
    if (!done)
        return;
    if (failure != nullptr)
        done(*failure);
    else
        done(index_);
}

QueuedTask::QueuedTask(Work work, Completion done) : work_(std::move(work)), done_(std::move(done)) {}

core::Result<void> QueuedTask::enter(Batch &batch) {
    return work_(batch);
}

void QueuedTask::finish(const core::Error *failure) {
    if (const auto done = std::exchange(done_, nullptr))
        done(failure == nullptr ? core::Result<void>() : core::Result<void>(*failure));
}

} // namespace ledger
