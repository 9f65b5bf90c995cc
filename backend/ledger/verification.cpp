#include "backend/ledger/verification.h"

#include <algorithm>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/head_check.h"
#include "backend/ledger/schema.h"
#include "backend/ledger/stretches.h"
#include "backend/storage/connection.h"
#include "backend/tlog/tile.h"

namespace ledger {

using storage::Row;

Verification::Verification(OpenReader openReader, std::optional<tlog::TreeHead> head, std::string vkey,
                           const Ledger::Progress &progress)
    : openReader_(std::move(openReader)), head_(head), vkey_(std::move(vkey)), progress_(progress) {}

Verification::~Verification() = default;

core::Result<std::int64_t> Verification::run() {
    if (auto begun = begin(); !begun)
        return std::move(begun).error();
    if (auto checked = checkEntries(); !checked)
        return std::move(checked).error();
    if (auto checked = checkLiving(); !checked)
        return std::move(checked).error();
    if (auto told = report(tileCount_, tileCount_, v1::VERIFYING_TILES); !told)
        return std::move(told).error();
    if (head_ && rebuilt_.head() != *head_)
        return mismatch(lastGoodSize_, "the entries do not make the tree that the service holds");
    return size_;
}

core::Result<void> Verification::begin() {
    auto connection = openReader_();
    if (!connection)
        return std::move(connection).error();
    connection_ = std::move(*connection);
    auto counted = connection_->query("SELECT coalesce(max(seq) + 1, 0) FROM event", {}, [&](const Row &row) {
        size_ = head_ ? head_->size : row.integer(0);
        return false;
    });
    if (!counted)
        return counted;
    return connection_->query("SELECT size FROM signed_head WHERE size <= $1 ORDER BY size DESC", {size_},
                              [&](const Row &row) {
                                  headSizes_.push_back(row.integer(0));
                                  return true;
                              });
}

core::Result<void> Verification::checkEntries() {
    if (auto checked = checkHeads(); !checked)
        return checked;
    Stretches stretches(openReader_, size_);
    while (auto stretch = stretches.next()) {
        if (auto told = report(stretch->first, size_, v1::VERIFYING_EVENTS); !told)
            return told;
        if (auto taken = take(stretch->first, stretch->checked); !taken)
            return taken;
    }
    return report(size_, size_, v1::VERIFYING_EVENTS);
}

core::Result<void> Verification::take(std::int64_t first, const CheckedStretch &stretch) {
    auto generation = stretch.generations.begin();
    for (std::size_t i = 0; i < stretch.hashes.size(); ++i) {
        const auto seq = first + static_cast<std::int64_t>(i);
        for (; generation != stretch.generations.end() && eventOfRow(generation->row) == seq; ++generation) {
            if (auto followed = follow(*generation); !followed)
                return followed;
        }
        rebuilt_.append(stretch.hashes[i], &tiles_);
        if (auto checked = checkHeads(); !checked)
            return checked;
    }
    if (stretch.failure)
        return *stretch.failure;
    return checkTiles();
}

core::Result<void> Verification::follow(const FoundGeneration &generation) {
    auto &newest = newest_[generation.object];
    if (generation.generation != newest.generation + 1 || (generation.isDeletion && newest.isDeletion))
        return mismatch(eventOfRow(generation.row), "its generation does not follow the one before");
    newest = {generation.row, generation.generation, generation.isDeletion};
    return {};
}

core::Result<void> Verification::checkHeads() {
    while (!headSizes_.empty() && headSizes_.back() <= rebuilt_.size()) {
        auto stored = headAt(*connection_, headSizes_.back());
        headSizes_.pop_back();
        if (!stored)
            return std::move(stored).error();
        if (auto checked = checkHead(*stored); !checked)
            return checked;
        lastGoodSize_ = stored->head.size;
    }
    return {};
}

core::Result<void> Verification::checkHead(const SignedHead &signedHead) {
    if (signedHead.head != rebuilt_.head())
        return mismatch(lastGoodSize_, "the entries do not have the root that was signed at size " +
                                           std::to_string(signedHead.head.size));
    // Stored, but the service stopped before it signed it.
    if (signedHead.note.empty())
        return {};
    auto key = tlog::VerifierKey::parse(vkey_);
    if (!key)
        return mismatch(-1, "the stored verifier key is damaged");
    return checkNote(signedHead, *key);
}

core::Result<void> Verification::checkLiving() {
    if (auto told = report(0, 1, v1::VERIFYING_RESOURCES); !told)
        return told;
    // What was added meanwhile, and what lives, are seen at one instant.
    if (auto begun = connection_->begin(); !begun)
        return begun;
    auto checked = followRest();
    if (checked)
        checked = compareLiving();
    connection_->rollback();
    if (!checked)
        return checked;
    return report(1, 1, v1::VERIFYING_RESOURCES);
}

core::Result<void> Verification::followRest() {
    core::Result<void> followed;
    auto read =
        connection_->query("SELECT id, object, generation, sha256 IS NULL FROM history WHERE id >= $1"
                           " ORDER BY id",
                           {historyRow(size_, 0)}, [&](const Row &row) {
                               followed = follow({row.integer(0), row.integer(1), row.integer(2), row.integer(3) != 0});
                               return followed.isOk();
                           });
    return read ? followed : read;
}

core::Result<void> Verification::compareLiving() {
    core::Result<void> compared;
    auto read = connection_->query("SELECT object, generation, history FROM resource", {}, [&](const Row &row) {
        const auto found = newest_.find(row.integer(0));
        if (found == newest_.end() || found->second.isDeletion || found->second.generation != row.integer(1) ||
            found->second.row != row.integer(2))
            compared = mismatch(eventOfRow(row.integer(2)), "a living resource is not at its newest generation");
        else
            newest_.erase(found);
        return compared.isOk();
    });
    if (!read || !compared)
        return read ? compared : read;
    for (const auto &[object, newest] : newest_) {
        if (!newest.isDeletion)
            return mismatch(eventOfRow(newest.row), "a resource that lives according to history is gone");
    }
    return {};
}

core::Result<void> Verification::checkTiles() {
    for (const auto &tile : std::exchange(tiles_, {})) {
        ++tileCount_;
        bool isSame = false;
        auto read = connection_->query("SELECT bytes FROM tile WHERE level = $1 AND number = $2",
                                       {std::int64_t{tile.id.level}, tile.id.index}, [&](const Row &row) {
                                           isSame = row.bytes(0) == tile.bytes;
                                           return false;
                                       });
        if (!read)
            return read;
        const auto span = std::int64_t{1} << (tlog::TileHeight * (tile.id.level + 1));
        if (!isSame)
            return mismatch(tile.id.index * span, "tile " + std::to_string(tile.id.index) + " of level " +
                                                      std::to_string(tile.id.level) + " does not hold its hashes");
    }
    return {};
}

core::Result<void> Verification::report(std::int64_t done, std::int64_t total, v1::OperationPhase phase) const {
    if (progress_ && !progress_(done, total, phase))
        return core::Error(v1::OPERATION_CANCELLED, "the verification was cancelled", {{"name", "verification"}});
    return {};
}

} // namespace ledger
