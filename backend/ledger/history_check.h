#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>

#include "backend/core/result.h"

namespace storage {
class Connection;
class Row;
} // namespace storage

namespace ledger {

// Checks every generation of every resource: its text against its hash and against the bytes kept beside it, the order
// of generations, and that what lives is the newest of them.
class HistoryCheck {
public:
    using Report = std::function<core::Result<void>(std::int64_t done, std::int64_t total)>;

    HistoryCheck(storage::Connection &connection, Report report);

    // STORE_SEALED with the `index` of the event that made the first bad generation.
    core::Result<void> run();

private:
    struct Newest {
        std::int64_t row = 0;
        std::int64_t generation = 0;
        bool isDeletion = false;
    };

    // Rows after `last_`, at most `limit`; how many there were.
    core::Result<std::int64_t> checkSome(std::int64_t limit);
    core::Result<void> checkRow(const storage::Row &row);
    core::Result<void> checkLiving();

    storage::Connection &connection_;
    Report report_;
    std::int64_t last_ = -1;
    // By object.
    std::unordered_map<std::int64_t, Newest> newest_;
};

} // namespace ledger
