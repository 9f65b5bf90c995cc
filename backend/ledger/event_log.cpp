#include "backend/ledger/event_log.h"

#include <fstream>
#include <optional>

#include "backend/core/sha256.h"
#include "backend/ledger/tile_store.h"
#include "backend/storage/connection.h"

namespace ledger {

namespace {

using storage::Bytes;
using storage::Row;

std::string bootId() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

// Takes from the event what only the leaf needs.
Leaf takeLeaf(EventDraft &event) {
    Leaf leaf;
    leaf.actorType = event.actor.type;
    leaf.actorUid = event.actor.uid;
    leaf.certificateSha256 = event.actor.certificateSha256;
    leaf.op = event.op;
    leaf.id = std::move(event.id);
    leaf.outcome = event.outcome;
    if (event.reason != v1::REASON_UNSPECIFIED)
        leaf.reason = v1::Reason_Name(event.reason);
    leaf.count = event.count;
    leaf.team = std::move(event.teamUid);
    leaf.requestId = std::move(event.requestId);
    leaf.traceId = std::move(event.traceId);
    leaf.objects.reserve(event.objects.size());
    for (auto &object : event.objects)
        leaf.objects.push_back(std::move(object.leaf));
    leaf.breakGlass = std::move(event.breakGlass);
    for (const auto &policy : event.policies)
        leaf.policies.push_back({policy.uid(), policy.generation(),
                                 core::digestFromHex(policy.sha256()).value_or(core::Digest{}), policy.rule(),
                                 policy.stage(), policy.effect()});
    return leaf;
}

} // namespace

EventLog::EventLog(const core::Clock &clock) : clock_(&clock), bootId_(bootId()) {}

core::Result<void> EventLog::load(storage::Connection &connection) {
    auto frontier = loadFrontier(connection);
    if (!frontier)
        return std::move(frontier).error();
    frontier_ = std::move(*frontier);
    return loadKeys(connection);
}

core::Result<void> EventLog::loadKeys(storage::Connection &connection) {
    actors_.clear();
    ops_.clear();
    auto read = connection.query("SELECT id, type, uid, principal FROM actor", {}, [&](const Row &row) {
        actors_[{row.integer(1), std::string(row.text(2)), std::string(row.text(3))}] = row.integer(0);
        return true;
    });
    if (!read)
        return read;
    return connection.query("SELECT id, name FROM op", {}, [&](const Row &row) {
        ops_[std::string(row.text(1))] = row.integer(0);
        return true;
    });
}

core::Result<void> EventLog::restore(const tlog::Frontier &committed, storage::Connection &connection) {
    frontier_ = committed;
    return loadKeys(connection);
}

core::Result<std::int64_t> EventLog::append(storage::Connection &connection, EventDraft event, std::int64_t revision,
                                            Time time) {
    Leaf leaf = takeLeaf(event);
    leaf.seq = frontier_.size();
    leaf.revision = revision;
    leaf.time = time.time_since_epoch().count();
    leaf.bootId = bootId_;
    leaf.monotonicNanoseconds = clock_->monotonicNanoseconds();
    leaf.payloadCommitment = event.payload.commitment;
    const std::string text = leafText(leaf);
    const auto hash = tlog::leafHash(text);

    if (auto added = addRows(connection, event, leaf, text, hash); !added)
        return std::move(added).error();
    auto kept = connection.exec("INSERT INTO payload (seq, key, body) VALUES ($1, $2, $3)",
                                {leaf.seq, Bytes{event.payload.key}, std::string_view(event.payload.body)});
    if (!kept)
        return std::move(kept).error();
    if (auto extended = extendTree(connection, hash); !extended)
        return std::move(extended).error();
    return leaf.seq;
}

core::Result<void> EventLog::addRows(storage::Connection &connection, const EventDraft &event, const Leaf &leaf,
                                     const std::string &text, const tlog::Hash &hash) {
    auto actor = keyOfActor(connection, event.actor);
    if (!actor)
        return std::move(actor).error();
    auto op = keyOfOp(connection, event.op);
    if (!op)
        return std::move(op).error();
    const std::int64_t first = event.objects.empty() ? 0 : event.objects.front().row;
    auto added = connection.exec(
        "INSERT INTO event (seq, revision, time, actor, op, outcome, reason, team, object, objects, count,"
        " hash, leaf)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {leaf.seq, leaf.revision, leaf.time, *actor, *op, std::int64_t{event.outcome}, std::string_view(leaf.reason),
         event.teamRow, first, static_cast<std::int64_t>(event.objects.size()), leaf.count, Bytes{core::bytesOf(hash)},
         std::string_view(text)});
    if (!added)
        return std::move(added).error();
    for (const auto &object : event.objects) {
        if (object.hasHistory || object.row == 0)
            continue;
        auto named = connection.exec("INSERT INTO event_object (seq, object) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                                     {leaf.seq, object.row});
        if (!named)
            return std::move(named).error();
    }
    return {};
}

core::Result<void> EventLog::extendTree(storage::Connection &connection, const tlog::Hash &leaf) {
    std::vector<tlog::FullTile> completed;
    frontier_.append(leaf, &completed);
    for (const auto &tile : completed) {
        auto added = connection.exec("INSERT INTO tile (level, number, bytes) VALUES ($1, $2, $3)",
                                     {std::int64_t{tile.id.level}, tile.id.index, Bytes{tile.bytes}});
        if (!added)
            return std::move(added).error();
    }
    return {};
}

core::Result<std::int64_t> EventLog::keyOfActor(storage::Connection &connection, const Actor &actor) {
    const ActorKey name{actor.type, actor.uid, actor.principal};
    if (const auto known = actors_.find(name); known != actors_.end())
        return known->second;
    const auto key = static_cast<std::int64_t>(actors_.size()) + 1;
    auto added = connection.exec(
        "INSERT INTO actor (id, type, uid, principal) VALUES ($1, $2, $3, $4)",
        {key, std::int64_t{actor.type}, std::string_view(actor.uid), std::string_view(actor.principal)});
    if (!added)
        return std::move(added).error();
    actors_.emplace(name, key);
    return key;
}

core::Result<std::int64_t> EventLog::keyOfOp(storage::Connection &connection, const std::string &op) {
    if (const auto known = ops_.find(op); known != ops_.end())
        return known->second;
    const auto key = static_cast<std::int64_t>(ops_.size()) + 1;
    auto added = connection.exec("INSERT INTO op (id, name) VALUES ($1, $2)", {key, std::string_view(op)});
    if (!added)
        return std::move(added).error();
    ops_.emplace(op, key);
    return key;
}

} // namespace ledger
