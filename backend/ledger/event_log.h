#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "backend/core/clock.h"
#include "backend/core/result.h"
#include "backend/ledger/change.h"
#include "backend/ledger/leaf.h"
#include "backend/ledger/payload.h"
#include "backend/tlog/frontier.h"

namespace storage {
class Connection;
}

namespace ledger {

// An event before it has its place in the log.
struct EventDraft {
    const Actor &actor;
    std::string op;
    // UUID.
    std::string id;
    v1::Outcome outcome = v1::ALLOWED;
    v1::Reason reason = v1::REASON_UNSPECIFIED;
    std::vector<EventObject> objects;
    // Uid and row of the team in whose scope it happened; see Leaf and SeveralTeams.
    std::string teamUid;
    std::int64_t teamRow = 0;
    std::string requestId;
    std::string traceId;
    std::int64_t count = 1;
    std::vector<v1::PolicyCitation> policies;
    std::string breakGlass;
    Payload payload;
};

// Writes events: row, leaf, payload, and the tree's right edge with each tile that becomes full, all in the transaction
// of the connection. For the writer's thread.
class EventLog {
public:
    // An empty log.
    explicit EventLog(const core::Clock &clock);

    // Continues the log of the store.
    core::Result<void> load(storage::Connection &connection);

    // Its index.
    core::Result<std::int64_t> append(storage::Connection &connection, EventDraft event, std::int64_t revision,
                                      Time time);

    const tlog::Frontier &frontier() const { return frontier_; }
    // Takes back what a failed commit appended to this.
    core::Result<void> restore(const tlog::Frontier &committed, storage::Connection &connection);

private:
    // Type, uid and principal.
    using ActorKey = std::tuple<std::int64_t, std::string, std::string>;

    core::Result<void> loadKeys(storage::Connection &connection);
    core::Result<std::int64_t> keyOfActor(storage::Connection &connection, const Actor &actor);
    core::Result<std::int64_t> keyOfOp(storage::Connection &connection, const std::string &op);
    core::Result<void> addRows(storage::Connection &connection, const EventDraft &event, const Leaf &leaf,
                               const std::string &text, const tlog::Hash &hash);
    core::Result<void> extendTree(storage::Connection &connection, const tlog::Hash &leaf);

    const core::Clock *clock_;
    std::string bootId_;
    tlog::Frontier frontier_;
    std::map<ActorKey, std::int64_t> actors_;
    std::map<std::string, std::int64_t> ops_;
};

} // namespace ledger
