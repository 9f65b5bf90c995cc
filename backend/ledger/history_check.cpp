#include "backend/ledger/history_check.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "backend/core/canonical_json.h"
#include "backend/core/kinds.h"
#include "backend/core/sha256.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"

#include "pilothouse/v1/resource.pb.h"

namespace ledger {

namespace {

using storage::Row;

constexpr std::int64_t RowsPerStatement = 1024;

} // namespace

HistoryCheck::HistoryCheck(storage::Connection &connection, Report report)
    : connection_(connection), report_(std::move(report)) {}

core::Result<void> HistoryCheck::run() {
    std::int64_t total = 0;
    auto counted = connection_.query("SELECT count(*) FROM history", {}, [&](const Row &row) {
        total = row.integer(0);
        return false;
    });
    if (!counted)
        return counted;
    std::int64_t done = 0;
    for (std::int64_t count = RowsPerStatement; count == RowsPerStatement; done += count) {
        if (auto told = report_(done, total); !told)
            return told;
        auto checked = checkSome(RowsPerStatement);
        if (!checked)
            return std::move(checked).error();
        count = *checked;
    }
    // What was added meanwhile, and what lives, are seen at one instant.
    if (auto begun = connection_.begin(); !begun)
        return begun;
    auto rest = checkSome(std::numeric_limits<std::int64_t>::max());
    auto living = rest ? checkLiving() : core::Result<void>(std::move(rest).error());
    connection_.rollback();
    if (!living)
        return living;
    return report_(total, total);
}

core::Result<std::int64_t> HistoryCheck::checkSome(std::int64_t limit) {
    std::int64_t count = 0;
    core::Result<void> checked;
    auto read = connection_.query(
        "SELECT h.id, h.object, h.generation, h.sha256, h.spec_json, h.spec_pb, o.name, o.kind FROM history h"
        " LEFT JOIN object o ON o.id = h.object WHERE h.id > $1 ORDER BY h.id LIMIT $2",
        {last_, limit}, [&](const Row &row) {
            ++count;
            checked = checkRow(row);
            return checked.isOk();
        });
    if (!read)
        return std::move(read).error();
    if (!checked)
        return std::move(checked).error();
    return count;
}

core::Result<void> HistoryCheck::checkRow(const Row &row) {
    last_ = row.integer(0);
    const auto index = eventOfRow(last_);
    const auto generation = row.integer(2);
    const bool isDeletion = row.isNull(3);
    const std::string who = "generation " + std::to_string(generation) + " of " + std::string(row.text(6));
    auto &newest = newest_[row.integer(1)];
    if (generation != newest.generation + 1 || (isDeletion && newest.isDeletion))
        return mismatch(index, who + " does not follow the one before");
    newest = {last_, generation, isDeletion};
    if (isDeletion)
        return {};
    const auto json = row.text(4);
    if (core::bytesOf(core::sha256(json)) != row.bytes(3))
        return mismatch(index, "the text of " + who + " does not have its hash");
    v1::Resource resource;
    const auto bytes = row.bytes(5);
    if (!resource.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || core::canonicalJson(resource) != json)
        return mismatch(index, "the bytes of " + who + " do not say what its text says");
    const auto *kind = core::kindOfSpec(resource);
    if (kind == nullptr || resource.meta().name() != row.text(6) || kind->plural != row.text(7))
        return mismatch(index, who + " stands under another name");
    return {};
}

core::Result<void> HistoryCheck::checkLiving() {
    std::optional<core::Error> failure;
    auto read = connection_.query("SELECT object, generation, history FROM resource", {}, [&](const Row &row) {
        const auto found = newest_.find(row.integer(0));
        if (found == newest_.end() || found->second.isDeletion || found->second.generation != row.integer(1) ||
            found->second.row != row.integer(2))
            failure = mismatch(eventOfRow(row.integer(2)), "a living resource is not at its newest generation");
        else
            newest_.erase(found);
        return !failure;
    });
    if (!read)
        return read;
    if (failure)
        return *std::move(failure);
    for (const auto &[object, newest] : newest_) {
        if (!newest.isDeletion)
            return mismatch(eventOfRow(newest.row), "a resource that lives according to history is gone");
    }
    return {};
}

} // namespace ledger
