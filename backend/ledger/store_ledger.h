#pragma once

#include <memory>
#include <optional>

#include "backend/ledger/checkpointer.h"
#include "backend/ledger/evaluation.h"
#include "backend/ledger/event_reader.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/past.h"
#include "backend/ledger/prepared.h"
#include "backend/ledger/published.h"
#include "backend/ledger/seal.h"
#include "backend/ledger/start.h"
#include "backend/ledger/watch_window.h"
#include "backend/ledger/writer.h"

namespace ledger {

// The ledger over a store: one writer, one signer, readers.
class StoreLedger final : public Ledger {
public:
    StoreLedger(const Options &options, std::unique_ptr<Seal> seal, Opened opened,
                std::unique_ptr<storage::Connection> proofReader, std::unique_ptr<storage::Connection> previewReader);
    ~StoreLedger() override;

    void submit(Proposal proposal, Completion done) override;
    void submitOrCommit(Proposal proposal, Completion done) override;
    core::Result<Commit> commit(Proposal proposal) override;
    v1::Preview preview(const Proposal &proposal) const override;
    void writeStatus(v1::Resource resource, std::function<void(core::Result<void>)> done) override;
    void editStatus(std::string name, StatusEdit edit, std::function<void(core::Result<void>)> done) override;
    void record(Occurrence occurrence, std::function<void(core::Result<std::int64_t>)> done) override;

    SnapshotPtr snapshot() const override;
    WatchHub &watchHub() override { return window_; }
    History &history() override { return past_; }
    LogReader &log() override { return reader_; }

    const Identity &identity() const override { return identity_; }
    bool isEncryptedAtRest() const override { return isEncrypted_; }
    std::optional<v1::SealState> seal() const override;
    Statistics statistics() const override;

    core::Result<std::int64_t> verify(Depth depth, const Progress &progress) override;

private:
    std::unique_ptr<Queued> queued(Proposal proposal, Completion done) const;
    // What can be done before a proposal waits for the writer. Absent when it is likely to be refused.
    std::optional<Prepared> prepareNow(const Proposal &proposal) const;
    core::Result<std::optional<HistoryRow>> findRestored(std::string_view uid) const;

    // In the order in which they need each other.
    std::unique_ptr<Seal> seal_;
    std::unique_ptr<storage::Store> store_;
    Identity identity_;
    bool isEncrypted_;
    const core::Clock &clock_;
    core::Random &random_;
    Evaluator evaluator_;
    Published published_;
    WatchWindow window_;
    // For undeletions in previews, which must not wait behind pages of history.
    mutable std::mutex previewMutex_;
    std::unique_ptr<storage::Connection> previewReader_;
    SignedHead foundHead_;
    std::optional<Checkpointer> checkpointer_;
    Past past_;
    EventReader reader_;
    Writer writer_;
};

} // namespace ledger
