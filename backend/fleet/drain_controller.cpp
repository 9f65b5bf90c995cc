#include "backend/fleet/drain_controller.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/fleet/node_drain.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/watch_hub.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr auto leastGap = std::chrono::milliseconds(200);
// That are looked through before everything is looked at anyway.
constexpr std::size_t mostChanges = 1'000;

bool isOfKinds(const ledger::Change &change) {
    return change.isOf("nodes") || change.isOf("deployments");
}

bool isToldOfReplicas(const v1::Resource &node) {
    const auto &conditions = node.node_status().conditions();
    return node.node().draining() || node.node_status().replicas() != 0 ||
           std::any_of(conditions.begin(), conditions.end(),
                       [](const auto &condition) { return condition.type() == DrainedCondition; });
}

} // namespace

DrainController::DrainController(ledger::Ledger &ledger, const core::Clock &clock)
    : ledger_(ledger), clock_(clock), told_("nodes", isToldOfReplicas) {
    commits_ = ledger_.watchHub().listen([this](std::int64_t) {
        {
            const std::lock_guard lock(mutex_);
            isWoken_ = true;
        }
        woken_.notify_all();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

DrainController::~DrainController() {
    ledger_.watchHub().unlisten(commits_);
    thread_.request_stop();
    thread_.join();
}

void DrainController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, stop, [this] { return isWoken_; });
            isWoken_ = false;
        }
        if (stop.stop_requested())
            return;
        const auto state = ledger_.snapshot();
        if (concernsUs(*state))
            tell(*state);
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, leastGap, [] { return false; });
    }
}

bool DrainController::concernsUs(const ledger::Snapshot &state) {
    const auto last = std::exchange(seen_, state.revision());
    if (state.revision() == last)
        return false;
    const auto page = last == 0 ? core::Result<ledger::WatchHub::Page>(core::Error(v1::REVISION_EXPIRED, "", {}))
                                : ledger_.watchHub().after(last, mostChanges);
    if (!page || page->revision < state.revision())
        return true;
    return std::any_of(page->changes.begin(), page->changes.end(), isOfKinds);
}

void DrainController::tell(const ledger::Snapshot &state) {
    const auto loads = loadsOf(state);
    const auto now = clock_.now();
    auto names = told_.in(state);
    for (const auto &[name, load] : loads)
        names.insert(name);
    for (const auto &name : names) {
        const auto node = state.find(name);
        if (!node)
            continue;
        const auto found = loads.find(name);
        const auto load = found == loads.end() ? NodeLoad() : found->second;
        auto status = node->node_status();
        reportDrain(node->node(), load, now, &status);
        if (MessageDifferencer::Equals(status, node->node_status()))
            continue;
        ledger_.editStatus(
            name,
            [load, now](v1::Resource *resource) {
                reportDrain(resource->node(), load, now, resource->mutable_node_status());
            },
            nullptr);
    }
}

} // namespace fleet
