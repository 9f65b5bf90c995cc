#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "backend/gateway/bundle_builder.h"
#include "backend/ledger/watch_hub.h"

namespace ledger {
class Ledger;
}

namespace gateway {

class Gateway;

// Gives the gateway a new bundle whenever something has changed that its requests depend on, and keeps the status of
// routes true. Has a thread of its own, joined by the destructor.
class GatewayController {
public:
    // All outlive the controller. The first bundle is there when it is made.
    GatewayController(ledger::Ledger &ledger, Gateway &gateway, const SecretSource &secrets);
    GatewayController(const GatewayController &) = delete;
    GatewayController &operator=(const GatewayController &) = delete;
    ~GatewayController();

    // The value of a secret is another one. Only posts; thread-safe.
    void refresh();

private:
    void work(const std::stop_token &stop);
    // Whether a change after revision_ concerns requests; true where that is not known.
    bool concernsRequests();
    void rebuild();
    void updateRoutes(const Bundle &bundle, const ledger::Snapshot &state);

    ledger::Ledger &ledger_;
    Gateway &gateway_;
    BundleBuilder builder_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool hasNews_ = false;
    bool mustRebuild_ = false;
    std::int64_t revision_ = 0;
    ledger::WatchHub::Listener listener_;
    std::jthread thread_;
};

// What a bundle says about a route. Times of conditions that have not turned are those of `before`.
v1::RouteStatus statusOf(const Route &route, const v1::RouteStatus &before, ledger::Time now);

} // namespace gateway
