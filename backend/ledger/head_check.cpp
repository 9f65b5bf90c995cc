#include "backend/ledger/head_check.h"

#include <span>
#include <utility>

#include "backend/core/sha256.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/tile_store.h"
#include "backend/storage/connection.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/prover.h"

namespace ledger {

namespace {

using storage::Bytes;
using storage::Row;

core::Result<SignedHead> readHead(storage::Connection &connection, std::string_view condition,
                                  std::initializer_list<storage::Value> arguments = {}) {
    SignedHead found;
    const std::string sql =
        "SELECT size, root, time, note FROM signed_head " + std::string(condition) + " ORDER BY size DESC LIMIT 1";
    auto read = connection.query(sql, arguments, [&](const Row &row) {
        found.head = {row.integer(0), core::digestFromBytes(row.bytes(1)).value_or(tlog::Hash{})};
        found.time = Time(std::chrono::milliseconds(row.integer(2)));
        found.note = row.text(3);
        return false;
    });
    if (!read)
        return std::move(read).error();
    return found;
}

core::Result<void> checkRoot(storage::Connection &connection, const tlog::Frontier &frontier,
                             const tlog::TreeHead &head) {
    if (head.size == 0)
        return {};
    if (head.size > frontier.size())
        return mismatch(frontier.size(), "the log has " + std::to_string(frontier.size()) +
                                             " entries, but its signed head has " + std::to_string(head.size));
    TileStore tiles(connection);
    tlog::Prover prover(tiles, frontier);
    auto root = prover.root(head.size);
    if (!root)
        return std::move(root).error();
    if (*root != head.root)
        return mismatch(-1, "the tree does not have the root that was signed at size " + std::to_string(head.size));
    return {};
}

} // namespace

core::Result<SignedHead> lastHead(storage::Connection &connection) {
    return readHead(connection, "");
}

core::Result<SignedHead> headAt(storage::Connection &connection, std::int64_t size) {
    return readHead(connection, "WHERE size = $1", {size});
}

core::Result<void> checkLastHead(storage::Connection &connection, const tlog::Frontier &frontier,
                                 const std::string &vkey) {
    auto last = lastHead(connection);
    if (!last)
        return std::move(last).error();
    if (auto checked = checkRoot(connection, frontier, last->head); !checked)
        return checked;
    auto noted = readHead(connection, "WHERE note <> ''");
    if (!noted)
        return std::move(noted).error();
    if (noted->note.empty())
        return frontier.size() == 0 ? core::Result<void>()
                                    : core::Result<void>(mismatch(-1, "the log has entries but no signed head"));
    if (auto checked = checkRoot(connection, frontier, noted->head); !checked)
        return checked;
    auto key = tlog::VerifierKey::parse(vkey);
    if (!key)
        return mismatch(-1, "the stored verifier key is damaged");
    return checkNote(*noted, *key);
}

core::Result<void> checkNote(const SignedHead &signedHead, const tlog::VerifierKey &key) {
    const std::string size = std::to_string(signedHead.head.size);
    auto checkpoint = tlog::openCheckpoint(signedHead.note, key);
    if (!checkpoint)
        return mismatch(-1, "the signature of the head at size " + size +
                                " is not of the log's key: " + checkpoint.error().message());
    if (checkpoint->head != signedHead.head)
        return mismatch(-1, "the note at size " + size + " signs another head");
    return {};
}

core::Result<void> completeLastHead(storage::Connection &connection, const tlog::SigningKey &key,
                                    const core::Clock &clock, SignedHead *last) {
    if (!last->note.empty())
        return {};
    if (last->head.size == 0) {
        last->head = tlog::Frontier().head();
        last->time = std::chrono::time_point_cast<std::chrono::milliseconds>(clock.now());
    }
    auto note = tlog::signCheckpoint(last->head, std::span(&key, 1));
    if (!note)
        return std::move(note).error();
    last->note = std::move(*note);
    auto kept = connection.exec("INSERT INTO signed_head (size, root, time, note) VALUES ($1, $2, $3, $4)"
                                " ON CONFLICT (size) DO UPDATE SET note = $4",
                                {last->head.size, Bytes{core::bytesOf(last->head.root)},
                                 std::int64_t{last->time.time_since_epoch().count()}, std::string_view(last->note)});
    if (!kept)
        return std::move(kept).error();
    return {};
}

} // namespace ledger
