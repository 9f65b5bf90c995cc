#pragma once

#include <cstdint>
#include <span>

#include "backend/storage/migration.h"

namespace ledger {

std::span<const storage::Migration> migrations();

// Rows of history are numbered by the event that made them and their place in its change set, so that either leads to
// the other without an index.
inline constexpr std::int64_t RowsPerEvent = 1024;

inline std::int64_t historyRow(std::int64_t seq, std::size_t position) {
    return seq * RowsPerEvent + static_cast<std::int64_t>(position);
}
inline std::int64_t eventOfRow(std::int64_t row) {
    return row / RowsPerEvent;
}

// In place of an event's team: several.
inline constexpr std::int64_t SeveralTeams = -1;

} // namespace ledger
