#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/core/result.h"

#include "pilothouse/v1/audit.pb.h"

namespace storage {
class Connection;
class Row;
} // namespace storage

namespace ledger {

namespace v1 = core::v1;

// A row of the table of events with what its keys mean.
struct EventRow {
    std::int64_t seq = 0;
    std::int64_t revision = 0;
    std::int64_t time = 0;
    v1::ActorType actorType = v1::ACTOR_SYSTEM;
    std::string principal;
    std::string op;
    v1::Outcome outcome = v1::ALLOWED;
    std::string reason;
    // A row of object, 0, or SeveralTeams.
    std::int64_t team = 0;
    std::string teamName;
    std::string objectName;
    std::int64_t objectCount = 0;
    std::int64_t count = 1;
    std::string leaf;
    // Empty once erased.
    std::string payload;
    std::string payloadKey;

    // The columns that read() expects and where they come from.
    static const std::string &select();
    static EventRow read(const storage::Row &row);
};

// STORE_SEALED at an entry of the log; -1 for what is none.
core::Error mismatch(std::int64_t index, const std::string &what);

// What readers of the log see. Names of objects are those they have now or had last; only the first is told where it
// never lived. An entry that is no leaf is told by its columns alone.
core::Result<v1::Event> eventOf(storage::Connection &connection, const EventRow &row);

// The payload, parsed; empty where it was erased.
std::optional<v1::EventPayload> payloadOf(const std::string &body);

} // namespace ledger
