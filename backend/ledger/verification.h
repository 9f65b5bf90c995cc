#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/ledger.h"
#include "backend/tlog/frontier.h"

namespace storage {
class Connection;
}

namespace ledger {

struct SignedHead;

// Checks a whole store as it is at one size of its log: every entry against its hash, its columns, its payload and the
// history it made; the tree, its tiles and its signed heads; every generation; and what lives. It reads in short
// statements beside a writer that goes on.
class Verification {
public:
    // `head` is what the service holds the tree to be; absent when it could not read it.
    Verification(storage::Connection &connection, std::optional<tlog::TreeHead> head, std::string vkey,
                 const Ledger::Progress &progress);

    // The number of entries that were checked. STORE_SEALED with the first bad `index` (-1 where it is no entry) and
    // `what`; OPERATION_CANCELLED.
    core::Result<std::int64_t> run();

private:
    // A generation that an event made.
    struct MadeRow {
        std::int64_t id = 0;
        std::string uid;
        std::int64_t generation = 0;
        std::optional<core::Digest> sha256;
    };

    core::Result<void> begin();
    core::Result<void> checkEvents();
    core::Result<void> checkChunk(std::int64_t first, std::int64_t end);
    core::Result<void> checkEntry(const EventRow &row, const std::vector<MadeRow> &made, std::size_t *next);
    core::Result<void> checkObjects(const EventRow &row, const Leaf &leaf, const std::vector<MadeRow> &made,
                                    std::size_t *next) const;
    core::Result<std::vector<MadeRow>> madeRows(std::int64_t first, std::int64_t end);
    core::Result<void> checkHeads(std::int64_t upTo);
    core::Result<void> checkHead(const SignedHead &signedHead, const tlog::TreeHead &head);
    core::Result<void> checkTiles();
    core::Result<void> report(std::int64_t done, std::int64_t total, v1::OperationPhase phase) const;

    storage::Connection &connection_;
    std::optional<tlog::TreeHead> head_;
    std::int64_t size_ = 0;
    std::string vkey_;
    const Ledger::Progress &progress_;
    // The tree made anew from the entries.
    tlog::Frontier rebuilt_;
    std::vector<tlog::FullTile> tiles_;
    // Sizes of heads to come, from the end; and the last one whose root was found.
    std::vector<std::int64_t> headSizes_;
    std::int64_t lastGoodSize_ = 0;
};

} // namespace ledger
