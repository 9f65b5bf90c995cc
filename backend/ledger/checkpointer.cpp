#include "backend/ledger/checkpointer.h"
#include "backend/core/sha256.h"

#include <span>
#include <utility>

#include "backend/ledger/batch.h"
#include "backend/ledger/queued.h"
#include "backend/ledger/seal.h"
#include "backend/ledger/tile_store.h"
#include "backend/ledger/writer.h"
#include "backend/storage/connection.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/proof.h"
#include "backend/tlog/prover.h"

namespace ledger {

namespace {

using storage::Bytes;

core::Result<void> inBatch(Writer &writer, QueuedTask::Work work) {
    core::Result<void> answer;
    writer.queueAndWait(
        std::make_unique<QueuedTask>(std::move(work), [&](core::Result<void> result) { answer = std::move(result); }));
    return answer;
}

} // namespace

Checkpointer::Checkpointer(const Published &published, Seal &seal, std::unique_ptr<storage::Connection> reader,
                           tlog::SigningKey key, SignedHead last)
    : published_(published), seal_(seal), reader_(std::move(reader)), key_(std::move(key)), last_(std::move(last)) {}

Checkpointer::~Checkpointer() {
    stop();
}

void Checkpointer::start(Writer &writer) {
    writer_ = &writer;
    hasGrown_ = published_.view().frontier->size() > last_.head.size;
    thread_ = std::thread([this] { run(); });
}

void Checkpointer::stop() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

void Checkpointer::noteGrowth() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(hasGrown_, true))
            return;
    }
    changed_.notify_all();
}

SignedHead Checkpointer::last() const {
    const std::lock_guard lock(mutex_);
    return last_;
}

void Checkpointer::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return hasGrown_ || isStopping_; });
        if (!hasGrown_)
            return;
        hasGrown_ = false;
        lock.unlock();
        const auto advanced = advance();
        lock.lock();
        if (!advanced && advanced.error().reason() == v1::LOG_PROOF_INVALID)
            seal_.close(-1, "the log does not continue its last signed head: " + advanced.error().message());
        else if (!advanced && !isStopping_)
            hasGrown_ = true;
        changed_.wait_for(lock, Interval, [this] { return isStopping_; });
    }
}

core::Result<void> Checkpointer::advance() {
    auto stored = storeHead();
    if (!stored)
        return std::move(stored).error();
    if (auto proven = prove(last().head, stored->head); !proven)
        return proven;
    auto note = tlog::signCheckpoint(stored->head, std::span(&key_, 1));
    if (!note)
        return std::move(note).error();
    stored->note = std::move(*note);
    {
        const std::lock_guard lock(mutex_);
        last_ = *stored;
    }
    return storeNote(*stored);
}

core::Result<SignedHead> Checkpointer::storeHead() {
    SignedHead signedHead;
    auto stored = inBatch(*writer_, [&](Batch &batch) -> core::Result<void> {
        signedHead.head = batch.log().frontier().head();
        signedHead.time = batch.time();
        auto added = batch.connection().exec("INSERT INTO signed_head (size, root, time, note) VALUES ($1, $2, $3, '')"
                                             " ON CONFLICT (size) DO NOTHING",
                                             {signedHead.head.size, Bytes{core::bytesOf(signedHead.head.root)},
                                              std::int64_t{signedHead.time.time_since_epoch().count()}});
        if (!added)
            return std::move(added).error();
        return {};
    });
    if (!stored)
        return std::move(stored).error();
    return signedHead;
}

core::Result<void> Checkpointer::prove(const tlog::TreeHead &older, const tlog::TreeHead &newer) {
    if (older.size == 0)
        return {};
    const auto frontier = published_.view().frontier;
    TileStore tiles(*reader_);
    tlog::Prover prover(tiles, *frontier);
    auto path = prover.consistency(older.size, newer.size);
    if (!path)
        return std::move(path).error();
    return tlog::verifyConsistency(*path, older, newer);
}

core::Result<void> Checkpointer::storeNote(const SignedHead &signedHead) {
    return inBatch(*writer_, [&](Batch &batch) -> core::Result<void> {
        auto updated = batch.connection().exec("UPDATE signed_head SET note = $2 WHERE size = $1",
                                               {signedHead.head.size, std::string_view(signedHead.note)});
        if (!updated)
            return std::move(updated).error();
        return {};
    });
}

} // namespace ledger
