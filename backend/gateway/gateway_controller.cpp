#include "backend/gateway/gateway_controller.h"

#include <algorithm>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/time_text.h"
#include "backend/gateway/gateway.h"
#include "backend/ledger/ledger.h"

namespace gateway {

namespace {

using google::protobuf::util::MessageDifferencer;

// What changes in so short a time is looked at once.
constexpr std::chrono::milliseconds gatherTime(3);
constexpr std::size_t changesAtOnce = 10'000;

bool isSameForRequests(const v1::Resource &before, const v1::Resource &after) {
    if (before.meta().generation() != after.meta().generation())
        return false;
    if (after.has_deployment())
        return MessageDifferencer::Equals(before.deployment_status(), after.deployment_status());
    if (after.has_provider())
        return isRefusing(before.provider_status()) == isRefusing(after.provider_status());
    // The status of a route is written from here.
    return after.has_route();
}

bool concerns(const ledger::Change &change) {
    if (!change.isOf("routes") && !change.isOf("deployments") && !change.isOf("providers") && !change.isOf("secrets"))
        return false;
    if (!change.before || !change.after)
        return true;
    return !isSameForRequests(*change.before->resource(), *change.after->resource());
}

} // namespace

v1::RouteStatus statusOf(const Route &route, const v1::RouteStatus &before, ledger::Time now) {
    v1::RouteStatus status;
    std::string notReady;
    std::size_t ready = 0;
    for (const auto &target : route.targets) {
        auto &told = *status.add_targets();
        told.set_id(target.id);
        told.set_ready_endpoints(target.readyEndpoints());
        if (target.isReady())
            ++ready;
        else
            notReady += (notReady.empty() ? "" : " ") + target.id;
    }
    const bool isWhole = ready == route.targets.size();
    status.set_state(isWhole     ? v1::RouteStatus::SERVING
                     : ready > 0 ? v1::RouteStatus::DEGRADED
                                 : v1::RouteStatus::DOWN);
    auto &condition = *status.add_conditions();
    condition.set_type("Serving");
    condition.set_status(ready > 0 ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(isWhole ? v1::ROUTE_SERVING : v1::ROUTE_TARGETS_NOT_READY));
    if (!isWhole)
        (*condition.mutable_arguments())["targets"] = notReady;
    *condition.mutable_last_transition_time() = core::toTimestamp(now);
    for (const auto &earlier : before.conditions()) {
        if (earlier.type() == condition.type() && earlier.status() == condition.status())
            *condition.mutable_last_transition_time() = earlier.last_transition_time();
    }
    return status;
}

GatewayController::GatewayController(ledger::Ledger &ledger, Gateway &gateway, const SecretSource &secrets)
    : ledger_(ledger), gateway_(gateway), builder_(gateway.outstanding(), secrets) {
    revision_ = ledger_.snapshot()->revision();
    rebuild();
    listener_ = ledger_.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            changed_.notify_one();
    });
    hasNews_ = true;
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

GatewayController::~GatewayController() {
    ledger_.watchHub().unlisten(listener_);
    thread_.request_stop();
}

void GatewayController::refresh() {
    const std::lock_guard lock(mutex_);
    mustRebuild_ = true;
    hasNews_ = true;
    changed_.notify_one();
}

void GatewayController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        bool isAsked = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, stop, [this] { return hasNews_; });
            changed_.wait_for(lock, stop, gatherTime, [] { return false; });
            hasNews_ = false;
            isAsked = std::exchange(mustRebuild_, false);
        }
        if (stop.stop_requested())
            return;
        if (concernsRequests() || isAsked)
            rebuild();
    }
}

bool GatewayController::concernsRequests() {
    bool found = false;
    for (;;) {
        const auto page = ledger_.watchHub().after(revision_, changesAtOnce);
        if (!page) {
            revision_ = ledger_.snapshot()->revision();
            return true;
        }
        if (page->changes.empty())
            return found;
        found = found || std::any_of(page->changes.begin(), page->changes.end(), concerns);
        revision_ = page->revision;
    }
}

void GatewayController::rebuild() {
    const auto state = ledger_.snapshot();
    auto bundle = builder_.build(*state);
    gateway_.bundles().set(bundle);
    updateRoutes(*bundle, *state);
}

void GatewayController::updateRoutes(const Bundle &bundle, const ledger::Snapshot &state) {
    for (const auto &route : bundle.routes()) {
        const auto resource = state.find(route.name);
        if (!resource)
            continue;
        v1::Resource update;
        update.mutable_meta()->set_name(route.name);
        *update.mutable_route_status() = statusOf(route, resource->route_status(), state.commitTime());
        if (!MessageDifferencer::Equals(update.route_status(), resource->route_status()))
            ledger_.writeStatus(std::move(update), nullptr);
    }
}

} // namespace gateway
