#include "backend/ledger/store_ledger.h"

#include <algorithm>
#include <utility>

#include "backend/ledger/durability.h"
#include "backend/ledger/queued.h"
#include "backend/ledger/verification.h"
#include "backend/storage/connection.h"
#include "backend/storage/reader_pool.h"
#include "backend/storage/store.h"

namespace ledger {

namespace {

View viewOf(const Opened &opened) {
    return {std::make_shared<const State>(opened.state), std::make_shared<const tlog::Frontier>(opened.log.frontier())};
}

} // namespace

core::Result<std::unique_ptr<Ledger>> Ledger::open(Options options) {
    if (options.authority == nullptr)
        return core::Error(v1::INTERNAL, "a ledger needs an authority");
    auto seal = std::make_unique<Seal>(options.clock);
    auto opened = openStore(options, *seal);
    if (!opened)
        return std::move(opened).error();
    auto proofReader = opened->store->openReader();
    if (!proofReader)
        return std::move(proofReader).error();
    auto previewReader = opened->store->openReader();
    if (!previewReader)
        return std::move(previewReader).error();
    return std::unique_ptr<Ledger>(std::make_unique<StoreLedger>(options, std::move(seal), *std::move(opened),
                                                                 *std::move(proofReader), *std::move(previewReader)));
}

StoreLedger::StoreLedger(const Options &options, std::unique_ptr<Seal> seal, Opened opened,
                         std::unique_ptr<storage::Connection> proofReader,
                         std::unique_ptr<storage::Connection> previewReader)
    : seal_(std::move(seal)),
      store_(std::move(opened.store)),
      identity_(std::move(opened.identity)),
      isEncrypted_(opened.key && opened.key->isWrapped),
      clock_(options.clock),
      random_(options.random),
      evaluator_(options.rules, *options.authority, options.gate),
      published_(viewOf(opened)),
      window_(opened.state.revision(), opened.state.commitTime()),
      previewReader_(std::move(previewReader)),
      foundHead_(opened.lastHead),
      past_(*store_),
      reader_(*store_, published_, [this] { return checkpointer_ ? checkpointer_->last() : foundHead_; }),
      writer_({*store_, published_, window_, *seal_, options.clock, options.random},
              {opened.log, opened.nextObject, opened.state.commitTime()}, [this] {
                  if (checkpointer_)
                      checkpointer_->noteGrowth();
              }) {
    if (!opened.key || seal_->state())
        return;
    checkpointer_.emplace(published_, *seal_, std::move(proofReader), opened.key->key, opened.lastHead);
    checkpointer_->start(writer_);
}

StoreLedger::~StoreLedger() {
    if (checkpointer_)
        checkpointer_->stop();
    store_->readers().stop();
}

void StoreLedger::submit(Proposal proposal, Completion done) {
    writer_.queue(queued(std::move(proposal), std::move(done)));
}

void StoreLedger::submitOrCommit(Proposal proposal, Completion done) {
    writer_.queueOrCommit(queued(std::move(proposal), std::move(done)));
}

core::Result<Commit> StoreLedger::commit(Proposal proposal) {
    std::optional<core::Result<Commit>> answer;
    writer_.queueAndWait(queued(std::move(proposal), [&](core::Result<Commit> result) { answer = std::move(result); }));
    return *std::move(answer);
}

std::unique_ptr<Queued> StoreLedger::queued(Proposal proposal, Completion done) const {
    auto prepared = prepareNow(proposal);
    return std::make_unique<QueuedProposal>(std::move(proposal), std::move(done), evaluator_, std::move(prepared));
}

v1::Preview StoreLedger::preview(const Proposal &proposal) const {
    const auto state = published_.view().state;
    const auto evaluation =
        evaluator_.evaluate(proposal, *state, [this](std::string_view uid) { return findRestored(uid); });
    v1::Preview preview;
    if (const auto refusal = evaluation.refusal ? evaluation.refusal : seal_->refusal()) {
        preview.mutable_violations()->Assign(refusal->violations().begin(), refusal->violations().end());
        preview.set_refusal(refusal->message());
        preview.set_refusal_reason(refusal->reason());
        preview.mutable_refusal_arguments()->insert(refusal->arguments().begin(), refusal->arguments().end());
    }
    const auto &verdict = evaluation.verdict;
    preview.mutable_decisions()->Assign(verdict.decisions.begin(), verdict.decisions.end());
    *preview.mutable_obligations() = verdict.obligations;
    if (evaluation.isDenied && verdict.decisions.empty())
        return preview;
    // What a policy took from the change was asked before, and is not told.
    if (evaluator_.gate() != nullptr && verdict.clamped.empty())
        evaluator_.gate()->foresee(proposal, evaluation.drafts, *state, &preview);
    for (std::size_t i = 0; i < evaluation.drafts.size(); ++i) {
        auto *diff = preview.add_diffs();
        diff->set_name(evaluation.drafts[i].after.meta().name());
        diff->set_diff_kind(evaluation.drafts[i].kind);
        const auto &fields = evaluation.details[i].fields;
        diff->mutable_fields()->Assign(fields.begin(), fields.end());
    }
    return preview;
}

void StoreLedger::writeStatus(v1::Resource resource, std::function<void(core::Result<void>)> done) {
    const auto before = snapshot()->find(resource.meta().name());
    const bool isDurable = isDurableChange(before.get(), resource);
    writer_.queueStatus(std::move(resource), isDurable, std::move(done));
}

void StoreLedger::editStatus(std::string name, StatusEdit edit, std::function<void(core::Result<void>)> done) {
    writer_.queueStatusEdit(std::move(name), std::move(edit), std::move(done));
}

void StoreLedger::record(Occurrence occurrence, std::function<void(core::Result<std::int64_t>)> done) {
    writer_.queue(std::make_unique<QueuedOccurrence>(std::move(occurrence), std::move(done)));
}

SnapshotPtr StoreLedger::snapshot() const {
    return published_.view().state;
}

std::optional<v1::SealState> StoreLedger::seal() const {
    return seal_->state();
}

Statistics StoreLedger::statistics() const {
    return writer_.statistics();
}

core::Result<std::int64_t> StoreLedger::verify(Depth depth, const Progress &progress) {
    // The edge of a log that could not be read at the start is not known.
    const auto frontier = published_.view().frontier;
    const bool isKnown = !seal_->state() || frontier->size() > 0;
    Verification verification([this] { return store_->openReader(); }, depth,
                              isKnown ? std::optional(frontier->head()) : std::nullopt, identity_.vkey, progress);
    auto verified = verification.run();
    if (verified && depth == Depth::Store)
        reader_.setCheckedSize(*verified);
    else if (!verified && verified.error().reason() == v1::STORE_SEALED)
        seal_->close(verified.error());
    return verified;
}

std::optional<Prepared> StoreLedger::prepareNow(const Proposal &proposal) const {
    const auto isUndeletion = [](const v1::Change &change) { return change.has_undelete(); };
    if (seal_->state() || std::any_of(proposal.changes.begin(), proposal.changes.end(), isUndeletion))
        return std::nullopt;
    const auto state = published_.view().state;
    auto evaluation = evaluator_.evaluate(proposal, *state, nullptr);
    if (evaluation.refusal || evaluation.verdict.instead)
        return std::nullopt;
    return prepare(proposal, std::move(evaluation), *state, clock_, random_);
}

core::Result<std::optional<HistoryRow>> StoreLedger::findRestored(std::string_view uid) const {
    const std::lock_guard lock(previewMutex_);
    return lastIntent(*previewReader_, uid);
}

} // namespace ledger
