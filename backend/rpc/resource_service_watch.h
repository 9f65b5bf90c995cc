#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/ledger/watch_hub.h"
#include "backend/rpc/resource_service_query.h"
#include "backend/rpc/stream.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace rpc {

class Call;

// What one ResourceService.Watch sends: at first everything, if asked so; then what changes, pulled from the hub at the
// reader's own pace; and a bookmark at the start and when five seconds were silent. Ends with REVISION_EXPIRED when it
// fell behind the hub's window or the caller's bindings changed what he may see: list anew.
class WatchSource final : public Source<v1::WatchResponse> {
public:
    static core::Result<std::unique_ptr<Source<v1::WatchResponse>>> open(ledger::Ledger &ledger,
                                                                         const core::Clock &clock,
                                                                         std::shared_ptr<Call> call,
                                                                         const v1::WatchRequest &request, Waker waker);
    ~WatchSource() override;

    core::Result<Next> next(v1::WatchResponse *message) override;
    core::Result<void> recheck() override;

private:
    WatchSource(ledger::Ledger &ledger, const core::Clock &clock, std::shared_ptr<Call> call,
                std::vector<ResourceQuery> queries, std::int64_t revision);

    void sendEverything(const ledger::Snapshot &snapshot);
    core::Result<void> pull();
    void take(const ledger::Change &change);
    Next fill(v1::WatchResponse *message);

    const ResourceQuery *queryFor(const core::Kind &kind) const;
    bool sees(const ledger::StoredPtr &resource) const;

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    std::shared_ptr<Call> call_;
    ScopePtr scope_;
    // Revision at which the watch was opened.
    std::int64_t opened_;
    std::vector<ResourceQuery> queries_;
    std::optional<ledger::WatchHub::Listener> listener_;

    struct Pending {
        ledger::StoredPtr resource;
        bool isDeleted;
        std::int64_t revision;
    };
    std::deque<Pending> pending_;
    // Sent as a whole; and read from the hub.
    std::int64_t sent_ = 0;
    std::int64_t read_ = 0;
    ledger::Time readTime_;
    // Monotonic; long ago at first, so that the stream opens with a message.
    std::int64_t lastMessage_;
    bool bindingsChanged_ = false;
    // The caller changed; or bindings did between the revision that the watch goes on after and its opening, so that
    // what the client saw before it may see no more, or more than it was told.
    bool mustListAnew_ = false;
};

} // namespace rpc
