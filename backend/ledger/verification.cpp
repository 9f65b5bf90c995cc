#include "backend/ledger/verification.h"

#include <algorithm>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/ledger/head_check.h"
#include "backend/ledger/history_check.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"
#include "backend/tlog/tile.h"

namespace ledger {

namespace {

using storage::Row;

constexpr std::int64_t EventsPerChunk = 1024;

// Of an event with too many objects for its leaf: as the payload lists them; absent once that was erased.
std::optional<std::vector<LeafObject>> listedObjects(const EventRow &row) {
    const auto payload = payloadOf(row.payload);
    if (!payload)
        return std::nullopt;
    std::vector<LeafObject> objects;
    for (const auto &listed : payload->objects())
        objects.push_back({listed.kind(), listed.uid(), listed.generation(),
                           core::digestFromHex(listed.before_sha256()), core::digestFromHex(listed.after_sha256())});
    return objects;
}

// Whether an event of this outcome left a generation of the object.
bool leftGeneration(const LeafObject &object) {
    return object.before != object.after;
}

} // namespace

Verification::Verification(storage::Connection &connection, std::optional<tlog::TreeHead> head, std::string vkey,
                           const Ledger::Progress &progress)
    : connection_(connection), head_(head), vkey_(std::move(vkey)), progress_(progress) {}

core::Result<std::int64_t> Verification::run() {
    if (auto begun = begin(); !begun)
        return std::move(begun).error();
    if (auto checked = checkEvents(); !checked)
        return std::move(checked).error();
    const auto reportHistory = [this](std::int64_t done, std::int64_t total) {
        return report(done, total, v1::VERIFYING_RESOURCES);
    };
    HistoryCheck history(connection_, reportHistory);
    if (auto checked = history.run(); !checked)
        return std::move(checked).error();
    if (auto checked = checkTiles(); !checked)
        return std::move(checked).error();
    if (head_ && rebuilt_.head() != *head_)
        return mismatch(lastGoodSize_, "the entries do not make the tree that the service holds");
    return size_;
}

core::Result<void> Verification::begin() {
    if (head_)
        size_ = head_->size;
    auto counted = connection_.query("SELECT coalesce(max(seq) + 1, 0) FROM event", {}, [&](const Row &row) {
        size_ = head_ ? size_ : row.integer(0);
        return false;
    });
    if (!counted)
        return counted;
    return connection_.query("SELECT size FROM signed_head WHERE size <= $1 ORDER BY size DESC", {size_},
                             [&](const Row &row) {
                                 headSizes_.push_back(row.integer(0));
                                 return true;
                             });
}

core::Result<void> Verification::checkEvents() {
    for (std::int64_t first = 0; first < size_; first += EventsPerChunk) {
        if (auto told = report(first, size_, v1::VERIFYING_EVENTS); !told)
            return told;
        if (auto checked = checkChunk(first, std::min(first + EventsPerChunk, size_)); !checked)
            return checked;
    }
    if (auto checked = checkHeads(size_); !checked)
        return checked;
    return report(size_, size_, v1::VERIFYING_EVENTS);
}

core::Result<void> Verification::checkChunk(std::int64_t first, std::int64_t end) {
    std::vector<EventRow> rows;
    auto read = connection_.query(EventRow::select() + " WHERE e.seq >= $1 AND e.seq < $2 ORDER BY e.seq", {first, end},
                                  [&](const Row &row) {
                                      rows.push_back(EventRow::read(row));
                                      return true;
                                  });
    if (!read)
        return read;
    auto made = madeRows(first, end);
    if (!made)
        return std::move(made).error();
    std::size_t next = 0;
    std::int64_t expected = first;
    for (const auto &row : rows) {
        if (row.seq != expected++)
            return mismatch(expected - 1, "it is missing");
        if (auto checked = checkEntry(row, *made, &next); !checked)
            return checked;
        if (auto checked = checkHeads(row.seq); !checked)
            return checked;
        rebuilt_.append(tlog::leafHash(row.leaf), &tiles_);
    }
    if (expected != end)
        return mismatch(expected, "it is missing");
    return {};
}

core::Result<void> Verification::checkEntry(const EventRow &row, const std::vector<MadeRow> &made, std::size_t *next) {
    auto leaf = row.checkedLeaf();
    if (!leaf)
        return std::move(leaf).error();
    if (!row.payloadKey.empty() && core::hmacSha256(row.payloadKey, row.payload) != leaf->payloadCommitment)
        return mismatch(row.seq, "its payload is not the one it commits to");
    return checkObjects(row, *leaf, made, next);
}

core::Result<void> Verification::checkObjects(const EventRow &row, const Leaf &leaf, const std::vector<MadeRow> &made,
                                              std::size_t *next) const {
    std::optional<std::vector<LeafObject>> objects = leaf.objects;
    if (leaf.objectsRoot) {
        objects = listedObjects(row);
        if (objects && rootOfObjects(*objects) != leaf.objectsRoot)
            return mismatch(row.seq, "the objects in its payload are not those it commits to");
    }
    std::vector<bool> hasRow(objects ? objects->size() : 0);
    for (; *next < made.size() && eventOfRow(made[*next].id) == row.seq; ++*next) {
        const auto &generation = made[*next];
        const auto position = static_cast<std::size_t>(generation.id - historyRow(row.seq, 0));
        if (!objects)
            continue;
        if (position >= objects->size())
            return mismatch(row.seq, "history has a generation that it does not know");
        const auto &object = (*objects)[position];
        if (object.uid != generation.uid || object.generation != generation.generation ||
            object.after != generation.sha256)
            return mismatch(row.seq, "generation " + std::to_string(generation.generation) +
                                         " of uid:" + generation.uid + " is not the one it commits to");
        hasRow[position] = true;
    }
    for (std::size_t i = 0; i < hasRow.size(); ++i) {
        if (leftGeneration((*objects)[i]) && !hasRow[i])
            return mismatch(row.seq, "history lacks generation " + std::to_string((*objects)[i].generation) +
                                         " of uid:" + (*objects)[i].uid);
    }
    return {};
}

core::Result<std::vector<Verification::MadeRow>> Verification::madeRows(std::int64_t first, std::int64_t end) {
    std::vector<MadeRow> made;
    auto read = connection_.query("SELECT h.id, o.uid, h.generation, h.sha256 FROM history h"
                                  " LEFT JOIN object o ON o.id = h.object WHERE h.id >= $1 AND h.id < $2 ORDER BY h.id",
                                  {historyRow(first, 0), historyRow(end, 0)}, [&](const Row &row) {
                                      MadeRow generation{row.integer(0), std::string(row.text(1)), row.integer(2), {}};
                                      if (!row.isNull(3))
                                          generation.sha256 =
                                              core::digestFromBytes(row.bytes(3)).value_or(core::Digest{});
                                      made.push_back(std::move(generation));
                                      return true;
                                  });
    if (!read)
        return std::move(read).error();
    return made;
}

core::Result<void> Verification::checkHeads(std::int64_t upTo) {
    while (!headSizes_.empty() && headSizes_.back() <= upTo) {
        const auto size = headSizes_.back();
        headSizes_.pop_back();
        auto stored = headAt(connection_, size);
        if (!stored)
            return std::move(stored).error();
        if (auto checked = checkHead(*stored, rebuilt_.head()); !checked)
            return checked;
        lastGoodSize_ = size;
    }
    return {};
}

core::Result<void> Verification::checkHead(const SignedHead &signedHead, const tlog::TreeHead &head) {
    if (signedHead.head != head)
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

core::Result<void> Verification::checkTiles() {
    const auto total = static_cast<std::int64_t>(tiles_.size());
    std::int64_t done = 0;
    for (const auto &tile : tiles_) {
        if (done % 256 == 0) {
            if (auto told = report(done, total, v1::VERIFYING_TILES); !told)
                return told;
        }
        ++done;
        bool isSame = false;
        auto read = connection_.query("SELECT bytes FROM tile WHERE level = $1 AND number = $2",
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
    return report(total, total, v1::VERIFYING_TILES);
}

core::Result<void> Verification::report(std::int64_t done, std::int64_t total, v1::OperationPhase phase) const {
    if (progress_ && !progress_(done, total, phase))
        return core::Error(v1::OPERATION_CANCELLED, "the verification was cancelled", {{"name", "verification"}});
    return {};
}

} // namespace ledger
