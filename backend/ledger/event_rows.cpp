#include "backend/ledger/event_rows.h"
#include "backend/core/sha256.h"

#include <algorithm>
#include <utility>

#include "backend/core/strict_json.h"
#include "backend/core/time_text.h"
#include "backend/ledger/leaf.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"

namespace ledger {

namespace {

core::Result<std::string> nameOf(storage::Connection &connection, const std::string &uid) {
    std::string name;
    auto read = connection.query("SELECT name FROM object WHERE uid = $1", {std::string_view(uid)},
                                 [&](const storage::Row &found) {
                                     name = found.text(0);
                                     return false;
                                 });
    if (!read)
        return std::move(read).error();
    return name;
}

core::Result<void> addObjects(storage::Connection &connection, const Leaf &leaf, v1::Event *event) {
    for (const auto &object : leaf.objects) {
        auto *listed = event->add_objects();
        listed->set_kind(object.kind);
        listed->set_uid(object.uid);
        listed->set_generation(object.generation);
        if (object.before)
            listed->set_before_sha256(core::toHex(*object.before));
        if (object.after)
            listed->set_after_sha256(core::toHex(*object.after));
        if (object.uid.empty())
            continue;
        auto name = nameOf(connection, object.uid);
        if (!name)
            return std::move(name).error();
        listed->set_name(*std::move(name));
    }
    return {};
}

void addPolicy(const LeafPolicy &policy, std::string name, v1::Event *event) {
    auto *cited = event->add_policies();
    cited->set_policy_set(std::move(name));
    cited->set_uid(policy.setUid);
    cited->set_generation(policy.generation);
    cited->set_sha256(core::toHex(policy.sha256));
    cited->set_rule(policy.rule);
    cited->set_stage(policy.stage);
    cited->set_effect(policy.effect);
}

// A decision about thousands of replicas has as many causes, and an engine may write long lines; a page of a list has
// to fit into one message.
void addCauses(const v1::EventPayload &payload, v1::Event *event) {
    constexpr int mostListed = 4;
    for (int i = 0; i < std::min(payload.causes_size(), mostListed); ++i) {
        auto &cause = *event->add_causes();
        cause = payload.causes(i);
        cause.mutable_arguments()->erase("line");
    }
}

v1::Event fromColumns(const EventRow &row) {
    v1::Event event;
    event.set_index(row.seq);
    *event.mutable_time() = core::toTimestamp(core::TimePoint(std::chrono::milliseconds(row.time)));
    event.set_revision(row.revision);
    event.set_actor_type(row.actorType);
    event.set_actor(row.principal);
    event.set_op(row.op);
    event.set_outcome(row.outcome);
    event.set_reason_code(row.reason);
    event.set_object_count(row.objectCount);
    event.set_team(row.team == SeveralTeams ? std::string(SeveralTeamsMark) : row.teamName);
    event.set_count(row.count);
    event.set_object(row.objectName);
    return event;
}

} // namespace

const std::string &EventRow::select() {
    static const std::string text =
        "SELECT e.seq, e.revision, e.time, a.type, a.principal, o.name, e.outcome, e.reason, e.team, t.name, f.name,"
        " e.objects, e.count, e.leaf, p.body, p.key"
        " FROM event e JOIN actor a ON a.id = e.actor JOIN op o ON o.id = e.op"
        " LEFT JOIN object t ON t.id = e.team LEFT JOIN object f ON f.id = e.object"
        " LEFT JOIN payload p ON p.seq = e.seq";
    return text;
}

EventRow EventRow::read(const storage::Row &row) {
    EventRow read;
    read.seq = row.integer(0);
    read.revision = row.integer(1);
    read.time = row.integer(2);
    read.actorType = static_cast<v1::ActorType>(row.integer(3));
    read.principal = row.text(4);
    read.op = row.text(5);
    read.outcome = static_cast<v1::Outcome>(row.integer(6));
    read.reason = row.text(7);
    read.team = row.integer(8);
    read.teamName = row.text(9);
    read.objectName = row.text(10);
    read.objectCount = row.integer(11);
    read.count = row.integer(12);
    read.leaf = row.text(13);
    read.payload = row.text(14);
    read.payloadKey = row.bytes(15);
    return read;
}

core::Error mismatch(std::int64_t index, const std::string &what) {
    const std::string where = index < 0 ? "the store is damaged" : "entry " + std::to_string(index) + " is damaged";
    return core::Error(v1::STORE_SEALED, where + ": " + what, {{"index", std::to_string(index)}, {"what", what}});
}

core::Result<v1::Event> eventOf(storage::Connection &connection, const EventRow &row) {
    auto event = fromColumns(row);
    const auto payload = payloadOf(row.payload);
    if (payload) {
        event.set_actor_full_name(payload->actor_full_name());
        event.set_reason(payload->reason());
        addCauses(*payload, &event);
        if (event.object().empty() && payload->object_names_size() > 0)
            event.set_object(payload->object_names(0));
    }
    const auto leaf = parseLeaf(row.leaf);
    if (!leaf)
        return event;
    event.set_id(leaf->id);
    event.set_request_id(leaf->requestId);
    event.set_trace_id(leaf->traceId);
    event.set_break_glass(leaf->breakGlass);
    for (const auto &policy : leaf->policies) {
        auto name = nameOf(connection, policy.setUid);
        if (!name)
            return std::move(name).error();
        addPolicy(policy, *std::move(name), &event);
    }
    if (auto added = addObjects(connection, *leaf, &event); !added)
        return std::move(added).error();
    return event;
}

std::optional<v1::EventPayload> payloadOf(const std::string &body) {
    v1::EventPayload payload;
    if (body.empty() || !core::messageFromJson(body, &payload, {body.size(), 64}))
        return std::nullopt;
    return payload;
}

} // namespace ledger
