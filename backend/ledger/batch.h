#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/change.h"
#include "backend/ledger/evaluation.h"
#include "backend/ledger/event_log.h"
#include "backend/ledger/prepared.h"
#include "backend/ledger/state.h"
#include "backend/ledger/watch_hub.h"

namespace ledger {

// Everything that one transaction will commit: rows in the database, and the state and the changes to be published with
// them. A failure of any call means that the transaction must be rolled back and the batch be thrown away.
class Batch {
public:
    struct Means {
        storage::Connection &connection;
        EventLog &log;
        const core::Clock &clock;
        core::Random &random;
    };

    // `nextObject` is the first free key in the table of objects.
    Batch(const Means &means, const State &state, Time time, std::int64_t nextObject);

    // A proposal that was prepared for state(), or whose verdict holds on it; takes from `prepared` what it needs.
    core::Result<Commit> apply(const Proposal &proposal, Prepared &prepared);
    // The event of a refused proposal; its index.
    core::Result<std::int64_t> refuse(const Proposal &proposal, const Evaluation &evaluation);
    core::Result<std::int64_t> record(const Occurrence &occurrence);
    // Whether a resource lives that the status is of.
    bool takesStatus(const v1::Resource &status) const;
    // Statuses by name; of resources that no longer live none is kept. One revision for all that differ.
    core::Result<void> putStatuses(const std::vector<const v1::Resource *> &statuses);

    const Means &means() const { return means_; }
    storage::Connection &connection() { return means_.connection; }
    EventLog &log() { return means_.log; }
    const State &state() const { return state_; }
    Time time() const { return time_; }
    std::int64_t nextObject() const { return nextObject_; }
    std::int64_t eventCount() const { return eventCount_; }
    std::vector<Change> takeChanges() { return std::move(changes_); }

private:
    using Statuses = std::map<std::string_view, const v1::Resource *>;

    // The resource as it is answered.
    core::Result<ResourcePtr> applyDraft(Prepared &prepared, std::size_t position, const v1::Resource *status);
    core::Result<ResourcePtr> putIntent(Prepared &prepared, std::size_t position, const v1::Resource *status);
    core::Result<ResourcePtr> remove(const Prepared &prepared, std::size_t position);
    core::Result<void> putStatus(const v1::Resource &status);
    core::Result<std::int64_t> append(EventDraft event, std::int64_t revision);
    void setTeam(const std::vector<std::string_view> &teams, EventDraft *event) const;
    // Of a name that an event merely mentions.
    EventObject mentioned(const std::string &name) const;

    Means means_;
    State state_;
    Time time_;
    std::int64_t nextObject_;
    std::int64_t revision_;
    std::int64_t eventCount_ = 0;
    std::vector<Change> changes_;
};

} // namespace ledger
