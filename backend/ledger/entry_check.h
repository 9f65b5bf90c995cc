#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/leaf.h"
#include "backend/ledger/ledger.h"
#include "backend/tlog/hash.h"

namespace storage {
class Connection;
class Row;
} // namespace storage

namespace ledger {

// A generation that was found, in the order of history.
struct FoundGeneration {
    std::int64_t row = 0;
    std::int64_t object = 0;
    std::int64_t generation = 0;
    bool isDeletion = false;
};

// A stretch of the log that was checked, up to the first thing that does not match.
struct CheckedStretch {
    std::vector<tlog::Hash> hashes;
    std::vector<FoundGeneration> generations;
    std::optional<core::Error> failure;
};

// Checks entries one by one: their order and their bytes against their hash; and, to the depth of the store, their
// columns, their payload, and the generations that they made against history, text against hash and bytes. One stretch
// does not depend on another, so that several checks may work beside each other, each with a connection of its own.
class EntryCheck {
public:
    EntryCheck(storage::Connection &connection, Ledger::Depth depth);

    // Entries from `first` to below `end`. An error of the database is a failure too.
    CheckedStretch check(std::int64_t first, std::int64_t end);

private:
    struct Generation {
        FoundGeneration found;
        std::optional<core::Digest> sha256;
        std::string uid;
        // What is wrong with it by itself.
        std::string damage;
    };

    // Their order, and their bytes against their hash.
    core::Result<void> checkLeaves(std::int64_t first, std::int64_t end, CheckedStretch *stretch);
    core::Result<void> checkStored(std::int64_t first, std::int64_t end, CheckedStretch *stretch);
    core::Result<void> loadKeys();
    core::Result<std::vector<Generation>> generationsOf(std::int64_t first, std::int64_t end);
    core::Result<void> checkEntries(std::int64_t first, std::int64_t end, const std::vector<Generation> &made,
                                    CheckedStretch *stretch);
    core::Result<void> checkEntry(const storage::Row &row, std::int64_t seq, const std::vector<Generation> &made,
                                  std::size_t *next, CheckedStretch *stretch) const;
    std::string differenceOf(const storage::Row &row, const Leaf &leaf) const;
    core::Result<void> checkObjects(const storage::Row &row, const Leaf &leaf, const std::vector<Generation> &made,
                                    std::size_t *next) const;

    storage::Connection &connection_;
    Ledger::Depth depth_;
    // What the small keys of events mean.
    struct ActorKey {
        v1::ActorType type;
        std::string uid;
    };
    std::unordered_map<std::int64_t, ActorKey> actors_;
    std::unordered_map<std::int64_t, std::string> ops_;
};

} // namespace ledger
