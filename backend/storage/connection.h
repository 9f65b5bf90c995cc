#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "backend/core/result.h"
#include "backend/storage/value.h"

namespace storage {

// The row that a query stands at. Texts and bytes hold until the next row; NULL reads as 0 or empty.
class Row {
public:
    virtual ~Row() = default;

    virtual bool isNull(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
};

// One session with the database, for one thread at a time. Statements are written in the subset that SQLite and
// PostgreSQL share, with parameters `$1`, `$2` ...; they are prepared once and kept by their text. A single column that
// is `BIGINT PRIMARY KEY` orders its table.
// Errors: DISK_FULL, UNAVAILABLE (the storage cannot be read or written now), STORE_SEALED (it is damaged),
// DEADLINE_EXCEEDED, INTERNAL. After a failed fsync the process stops, for nobody knows then what has been kept.
class Connection {
public:
    using Arguments = std::span<const Value>;
    using RowVisitor = std::function<bool(const Row &)>;
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    virtual ~Connection() = default;

    virtual core::Result<void> begin() = 0;
    virtual core::Result<void> commit() = 0;
    // Harmless outside a transaction.
    virtual void rollback() = 0;

    // Rows changed.
    virtual core::Result<std::int64_t> exec(std::string_view sql, Arguments arguments) = 0;
    // Stops when `visit` returns false. It may not use this connection.
    virtual core::Result<void> query(std::string_view sql, Arguments arguments, const RowVisitor &visit) = 0;
    // Statements that run past it end with DEADLINE_EXCEEDED.
    virtual void setDeadline(Deadline deadline) = 0;

    core::Result<std::int64_t> exec(std::string_view sql, std::initializer_list<Value> arguments = {}) {
        return exec(sql, Arguments(arguments.begin(), arguments.size()));
    }
    core::Result<void> query(std::string_view sql, std::initializer_list<Value> arguments, const RowVisitor &visit) {
        return query(sql, Arguments(arguments.begin(), arguments.size()), visit);
    }
};

} // namespace storage
