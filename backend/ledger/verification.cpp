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

namespace {

// Living resources that are compared within one transaction, which must not last.
constexpr std::int64_t LivingAtOnce = 10'000;

} // namespace

Verification::Verification(OpenReader openReader, Ledger::Depth depth, std::optional<tlog::TreeHead> head,
                           std::string vkey, const Ledger::Progress &progress)
    : openReader_(std::move(openReader)), depth_(depth), head_(head), vkey_(std::move(vkey)), progress_(progress) {}

Verification::~Verification() = default;

core::Result<std::int64_t> Verification::run() {
    if (auto begun = begin(); !begun)
        return std::move(begun).error();
    if (auto checked = checkEntries(); !checked)
        return std::move(checked).error();
    if (auto checked = depth_ == Ledger::Depth::Store ? checkLiving() : core::Result<void>(); !checked)
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
    Stretches stretches(openReader_, depth_, size_);
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
    newest = {generation.row, generation.generation, generation.isDeletion, newest.isSeen};
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
    followed_ = historyRow(size_, 0);
    std::int64_t last = 0;
    for (bool goesOn = true; goesOn;) {
        if (auto compared = atOneInstant([&] { return compareLiving(&last, &goesOn); }); !compared)
            return compared;
    }
    if (auto compared = atOneInstant([&] { return findMissing(); }); !compared)
        return compared;
    return report(1, 1, v1::VERIFYING_RESOURCES);
}

core::Result<void> Verification::atOneInstant(const std::function<core::Result<void>()> &check) {
    if (auto begun = connection_->begin(); !begun)
        return begun;
    auto checked = followRest();
    if (checked)
        checked = check();
    connection_->rollback();
    return checked;
}

core::Result<void> Verification::followRest() {
    core::Result<void> followed;
    auto read =
        connection_->query("SELECT id, object, generation, sha256 FROM history WHERE id >= $1 ORDER BY id", {followed_},
                           [&](const Row &row) {
                               followed_ = row.integer(0) + 1;
                               followed = follow({row.integer(0), row.integer(1), row.integer(2), row.isNull(3)});
                               return followed.isOk();
                           });
    return read ? followed : read;
}

core::Result<void> Verification::compareLiving(std::int64_t *last, bool *goesOn) {
    core::Result<void> compared;
    std::int64_t count = 0;
    auto read = connection_->query(
        "SELECT object, generation, history FROM resource WHERE object > $1 ORDER BY object LIMIT $2",
        {*last, LivingAtOnce}, [&](const Row &row) {
            ++count;
            *last = row.integer(0);
            const auto found = newest_.find(*last);
            if (found == newest_.end() || !found->second.isAt(row.integer(2), row.integer(1)))
                compared = mismatch(eventOfRow(row.integer(2)), "a living resource is not at its newest generation");
            else
                found->second.isSeen = true;
            return compared.isOk();
        });
    *goesOn = count == LivingAtOnce;
    return read ? compared : read;
}

core::Result<void> Verification::findMissing() {
    std::optional<std::int64_t> missing;
    for (const auto &[object, newest] : newest_) {
        if (newest.isDeletion || newest.isSeen)
            continue;
        // What came back while others were compared is there nevertheless.
        bool isThere = false;
        auto read = connection_->query("SELECT generation, history FROM resource WHERE object = $1", {object},
                                       [&, newest = newest](const Row &row) {
                                           isThere = newest.isAt(row.integer(1), row.integer(0));
                                           return false;
                                       });
        if (!read)
            return read;
        if (!isThere && (!missing || newest.row < *missing))
            missing = newest.row;
    }
    if (missing)
        return mismatch(eventOfRow(*missing), "a resource that lives according to history is gone");
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
