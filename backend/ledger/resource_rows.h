#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/core/sha256.h"
#include "backend/ledger/snapshot.h"
#include "backend/ledger/state.h"

namespace storage {
class Connection;
class Row;
} // namespace storage

namespace ledger {

// What the service adds to an intent.
struct Stamp {
    std::string uid;
    std::int64_t generation = 0;
    std::int64_t revision = 0;
    Time createTime;
    Time updateTime;
};

void stamp(v1::Resource *resource, const Stamp &stamp);
// The parts of it: what is known before the commit, and what the commit gives.
void stampGeneration(v1::Resource *resource, const std::string &uid, std::int64_t generation);
void stampCommit(v1::Resource *resource, std::int64_t revision, Time createTime, Time updateTime);

// A row of history with what the table of objects says of its object.
struct HistoryRow {
    std::int64_t id = 0;
    std::int64_t object = 0;
    std::string name;
    Stamp stamp;
    // Absent for a deletion.
    std::optional<core::Digest> sha256;
    std::string intentBytes;

    bool isDeletion() const { return !sha256; }
    // STORE_SEALED when the bytes are no resource.
    core::Result<v1::Resource> resource() const;

    // The columns that read() expects, of `history h JOIN object o`.
    static constexpr std::string_view Columns =
        "h.id, h.object, o.name, o.uid, h.generation, h.revision, o.create_time, h.time, h.sha256, h.spec_pb";
    static constexpr int ColumnCount = 10;
    static HistoryRow read(const storage::Row &row);
};

// A generation to be written.
struct Generation {
    std::int64_t row = 0;
    std::int64_t object = 0;
    std::int64_t generation = 0;
    std::int64_t revision = 0;
    Time time;
    core::Digest sha256{};
    std::string_view json;
    std::string_view bytes;
};

core::Result<void> addObject(storage::Connection &connection, std::int64_t id, const v1::Resource &resource,
                             std::string_view plural);
// The new generation of a resource that lives; `isNew` when it did not before.
core::Result<void> addGeneration(storage::Connection &connection, const Generation &generation, bool isNew);
core::Result<void> addDeletion(storage::Connection &connection, const Generation &generation);
core::Result<void> putStatus(storage::Connection &connection, std::int64_t object, std::int64_t revision,
                             const v1::Resource &resource);

// The last intent of a resource that no longer lives; absent when there never was one of that uid.
core::Result<std::optional<HistoryRow>> lastIntent(storage::Connection &connection, std::string_view uid);

// Everything that lives, and the highest revision seen on the way.
core::Result<State> loadState(storage::Connection &connection);

// Takes the status member out of a resource, as bytes that mergeStatus understands; empty where there is none.
std::string statusBytes(const v1::Resource &resource);

} // namespace ledger
