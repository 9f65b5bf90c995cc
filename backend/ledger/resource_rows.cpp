#include "backend/ledger/resource_rows.h"
#include "backend/core/sha256.h"

#include <algorithm>
#include <utility>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/kinds.h"
#include "backend/core/time_text.h"
#include "backend/storage/connection.h"

namespace ledger {

namespace {

using storage::Bytes;

Time timeOf(std::int64_t milliseconds) {
    return Time(std::chrono::milliseconds(milliseconds));
}

std::int64_t millisecondsOf(Time time) {
    return time.time_since_epoch().count();
}

// Opaque to its readers; never the same for two generations or two resources.
std::string etagOf(const std::string &uid, std::int64_t generation) {
    return uid.substr(uid.rfind('-') + 1) + '-' + std::to_string(generation);
}

core::Error damaged(const std::string &name) {
    const std::string what = "the stored bytes of " + name + " are no resource";
    return core::Error(v1::STORE_SEALED, what, {{"index", "-1"}, {"what", what}});
}

core::Result<void> checked(core::Result<std::int64_t> done) {
    if (!done)
        return std::move(done).error();
    return {};
}

} // namespace

void stamp(v1::Resource *resource, const Stamp &stamp) {
    stampGeneration(resource, stamp.uid, stamp.generation);
    stampCommit(resource, stamp.revision, stamp.createTime, stamp.updateTime);
}

void stampGeneration(v1::Resource *resource, const std::string &uid, std::int64_t generation) {
    auto *meta = resource->mutable_meta();
    meta->set_uid(uid);
    meta->set_generation(generation);
    meta->set_etag(etagOf(uid, generation));
}

void stampCommit(v1::Resource *resource, std::int64_t revision, Time createTime, Time updateTime) {
    auto *meta = resource->mutable_meta();
    meta->set_revision(revision);
    *meta->mutable_create_time() = core::toTimestamp(createTime);
    *meta->mutable_update_time() = core::toTimestamp(updateTime);
}

core::Result<v1::Resource> HistoryRow::resource() const {
    v1::Resource resource;
    if (!resource.ParseFromString(intentBytes) || resource.meta().name() != name ||
        core::kindOfSpec(resource) != core::kindOfName(name) || core::kindOfSpec(resource) == nullptr)
        return damaged(name);
    ledger::stamp(&resource, stamp);
    return resource;
}

HistoryRow HistoryRow::read(const storage::Row &row) {
    HistoryRow read;
    read.id = row.integer(0);
    read.object = row.integer(1);
    read.name = row.text(2);
    read.stamp = {std::string(row.text(3)), row.integer(4), row.integer(5), timeOf(row.integer(6)),
                  timeOf(row.integer(7))};
    if (!row.isNull(8))
        read.sha256 = core::digestFromBytes(row.bytes(8)).value_or(core::Digest{});
    read.intentBytes = row.bytes(9);
    return read;
}

core::Result<void> addObject(storage::Connection &connection, std::int64_t id, const v1::Resource &resource,
                             std::string_view plural) {
    const auto &meta = resource.meta();
    const auto created =
        std::chrono::time_point_cast<std::chrono::milliseconds>(core::fromTimestamp(meta.create_time()));
    return checked(connection.exec(
        "INSERT INTO object (id, uid, kind, name, create_time) VALUES ($1, $2, $3, $4, $5)",
        {id, std::string_view(meta.uid()), plural, std::string_view(meta.name()), millisecondsOf(created)}));
}

core::Result<void> addGeneration(storage::Connection &connection, const Generation &generation, bool isNew) {
    auto added = connection.exec(
        "INSERT INTO history (id, object, generation, revision, time, sha256, spec_json, spec_pb)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {generation.row, generation.object, generation.generation, generation.revision, millisecondsOf(generation.time),
         Bytes{core::bytesOf(generation.sha256)}, generation.json, Bytes{generation.bytes}});
    if (!added)
        return std::move(added).error();
    if (isNew)
        return checked(connection.exec("INSERT INTO resource (object, generation, history) VALUES ($1, $2, $3)",
                                       {generation.object, generation.generation, generation.row}));
    return checked(connection.exec("UPDATE resource SET generation = $2, history = $3 WHERE object = $1",
                                   {generation.object, generation.generation, generation.row}));
}

core::Result<void> addDeletion(storage::Connection &connection, const Generation &generation) {
    auto added =
        connection.exec("INSERT INTO history (id, object, generation, revision, time) VALUES ($1, $2, $3, $4, $5)",
                        {generation.row, generation.object, generation.generation, generation.revision,
                         millisecondsOf(generation.time)});
    if (!added)
        return std::move(added).error();
    auto removed = connection.exec("DELETE FROM resource WHERE object = $1", {generation.object});
    if (!removed)
        return std::move(removed).error();
    return checked(connection.exec("DELETE FROM status WHERE object = $1", {generation.object}));
}

core::Result<void> putStatus(storage::Connection &connection, std::int64_t object, std::int64_t revision,
                             const v1::Resource &resource) {
    const auto bytes = statusBytes(resource);
    return checked(connection.exec("INSERT INTO status (object, revision, bytes) VALUES ($1, $2, $3)"
                                   " ON CONFLICT (object) DO UPDATE SET revision = $2, bytes = $3",
                                   {object, revision, Bytes{bytes}}));
}

core::Result<std::optional<HistoryRow>> lastIntent(storage::Connection &connection, std::string_view uid) {
    std::optional<HistoryRow> found;
    std::int64_t newest = 0;
    const std::string sql = "SELECT " + std::string(HistoryRow::Columns) +
                            " FROM object o JOIN history h ON h.object = o.id WHERE o.uid = $1"
                            " ORDER BY h.generation DESC LIMIT 2";
    auto read = connection.query(sql, {uid}, [&](const storage::Row &row) {
        auto entry = HistoryRow::read(row);
        newest = std::max(newest, entry.stamp.generation);
        if (entry.isDeletion())
            return true;
        found = std::move(entry);
        // Generations go on where the deletion left them.
        found->stamp.generation = newest;
        return false;
    });
    if (!read)
        return std::move(read).error();
    return found;
}

core::Result<State> loadState(storage::Connection &connection) {
    State state;
    std::optional<core::Error> failure;
    std::int64_t revision = 0;
    const std::string sql = "SELECT " + std::string(HistoryRow::Columns) +
                            ", s.revision, s.bytes FROM resource r JOIN history h ON h.id = r.history"
                            " JOIN object o ON o.id = r.object LEFT JOIN status s ON s.object = r.object";
    auto read = connection.query(sql, {}, [&](const storage::Row &row) {
        const auto stored = HistoryRow::read(row);
        auto resource = stored.resource();
        if (!resource || !stored.sha256) {
            failure = resource ? damaged(stored.name) : std::move(resource).error();
            return false;
        }
        if (!row.isNull(HistoryRow::ColumnCount)) {
            const auto statusRevision = row.integer(HistoryRow::ColumnCount);
            const auto bytes = row.bytes(HistoryRow::ColumnCount + 1);
            if (!resource->MergeFromString(std::string(bytes))) {
                failure = damaged(stored.name);
                return false;
            }
            resource->mutable_meta()->set_revision(std::max(stored.stamp.revision, statusRevision));
        }
        revision = std::max(revision, resource->meta().revision());
        const auto targets = targetsOf(*resource);
        state.put(std::make_shared<const v1::Resource>(std::move(*resource)), stored.object, *stored.sha256, targets);
        state.packSome();
        return true;
    });
    if (!read)
        return std::move(read).error();
    if (failure)
        return *std::move(failure);
    state.setCommit(revision, {});
    return state;
}

std::string statusBytes(const v1::Resource &resource) {
    const auto *kind = core::kindOfStatus(resource);
    if (kind == nullptr)
        return {};
    v1::Resource alone;
    const auto *reflection = resource.GetReflection();
    reflection->MutableMessage(&alone, kind->status)->CopyFrom(reflection->GetMessage(resource, kind->status));
    return alone.SerializeAsString();
}

} // namespace ledger
