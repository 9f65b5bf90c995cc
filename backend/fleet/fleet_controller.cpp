#include "backend/fleet/fleet_controller.h"

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/fleet/gpu_products.h"
#include "backend/fleet/gpu_report.h"
#include "backend/fleet/node_drain.h"
#include "backend/ledger/ledger.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr const char *readiness = "Ready";
constexpr const char *reason = "The service's own host";
// A first call may load the driver and wake its GPUs.
constexpr auto gpuPatience = std::chrono::seconds(10);

v1::Resource named(const std::string &name) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    return resource;
}

bool isReady(const v1::Resource &node) {
    for (const auto &condition : node.node_status().conditions()) {
        if (condition.type() == readiness)
            return condition.status() == v1::CONDITION_STATUS_TRUE;
    }
    return false;
}

// The time is of the last turn.
v1::Condition conditionFrom(const NodeFinding &finding, const v1::NodeStatus &before, core::TimePoint now) {
    v1::Condition condition;
    condition.set_type(finding.type);
    condition.set_status(finding.holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(finding.reason));
    condition.mutable_arguments()->insert(finding.arguments.begin(), finding.arguments.end());
    *condition.mutable_last_transition_time() = core::toTimestamp(now);
    for (const auto &other : before.conditions()) {
        if (other.type() == condition.type() && other.status() == condition.status())
            *condition.mutable_last_transition_time() = other.last_transition_time();
    }
    return condition;
}

v1::Condition readinessOf(bool ready, const v1::NodeStatus &before, core::TimePoint now) {
    auto condition = conditionFrom({readiness, ready, ready ? v1::NODE_READY : v1::NODE_LOST, {}}, before, now);
    if (!ready)
        (*condition.mutable_arguments())["since"] = core::timeText(condition.last_transition_time());
    return condition;
}

} // namespace

std::string localNode(const std::string &hostName) {
    return std::string(LocalCluster) + "/nodes/" + nodeIdFrom(hostName);
}

FleetController::FleetController(ledger::Ledger &ledger, const core::Clock &clock, HostSources sources,
                                 std::chrono::milliseconds period)
    : ledger_(ledger),
      clock_(clock),
      facts_(std::move(sources.facts)),
      gpus_(std::move(sources.nvmlPlaces)),
      period_(period),
      node_(localNode(facts_.read().host_name())) {
    registerHost();
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

FleetController::~FleetController() {
    thread_.request_stop();
}

void FleetController::report(const std::optional<NodeFinding> &telemetry) {
    {
        const std::lock_guard lock(mutex_);
        telemetry_ = telemetry;
        isReported_ = true;
    }
    woken_.notify_all();
}

// A sealed store cannot take it; everything else about it works.
void FleetController::registerHost() {
    const auto state = ledger_.snapshot();
    ledger::Proposal proposal;
    if (!state->find(LocalCluster)) {
        auto &cluster = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
        cluster = named(LocalCluster);
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
    }
    if (!state->find(node_)) {
        auto &node = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
        node = named(node_);
        node.mutable_node();
    }
    if (proposal.changes.empty())
        return;
    proposal.byVerb = true;
    proposal.reason = reason;
    static_cast<void>(ledger_.commit(std::move(proposal)));
}

void FleetController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        const auto state = ledger_.snapshot();
        const auto nodes = updateNodes(*state, stop);
        if (!stop.stop_requested())
            updateCluster(*state, nodes);
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, period_, [this] { return isReported_; });
        isReported_ = false;
    }
}

std::vector<ledger::ResourcePtr> FleetController::localNodes(const ledger::Snapshot &state) const {
    std::vector<ledger::ResourcePtr> nodes;
    const auto prefix = std::string(LocalCluster) + "/nodes/";
    state.eachStored("nodes", [&](const ledger::StoredPtr &node) {
        if (node->name().starts_with(prefix))
            nodes.push_back(node->resource());
        return true;
    });
    return nodes;
}

std::vector<v1::Resource> FleetController::updateNodes(const ledger::Snapshot &state, const std::stop_token &stop) {
    std::vector<v1::Resource> nodes;
    const auto gpus = gpus_.read(gpuPatience, stop);
    if (stop.stop_requested())
        return nodes;
    for (const auto &node : localNodes(state)) {
        const auto &before = node->node_status();
        auto update = named(node->meta().name());
        auto &status = *update.mutable_node_status();
        if (node->meta().name() == node_) {
            status = ownStatus(gpus, before);
        } else {
            status = before;
            status.clear_conditions();
            *status.add_conditions() = readinessOf(false, before, clock_.now());
        }
        writeBesidesDrain(ledger_, *node, status);
        nodes.push_back(std::move(update));
    }
    return nodes;
}

v1::NodeStatus FleetController::ownStatus(const core::Result<nvml::Inventory> &gpus,
                                          const v1::NodeStatus &before) const {
    const auto now = clock_.now();
    auto status = facts_.read();
    *status.add_conditions() = readinessOf(true, before, now);
    if (const auto finding = reportGpus(gpus, before, &status))
        *status.add_conditions() = conditionFrom(*finding, before, now);
    {
        const std::lock_guard lock(mutex_);
        if (telemetry_)
            *status.add_conditions() = conditionFrom(*telemetry_, before, now);
    }
    return status;
}

void FleetController::updateCluster(const ledger::Snapshot &state, const std::vector<v1::Resource> &nodes) {
    const auto cluster = state.find(LocalCluster);
    if (!cluster)
        return;
    auto update = named(LocalCluster);
    auto &status = *update.mutable_cluster_status();
    for (const auto &node : nodes) {
        status.set_node_count(status.node_count() + 1);
        status.set_ready_node_count(status.ready_node_count() + (isReady(node) ? 1 : 0));
        status.set_gpu_count(status.gpu_count() + node.node_status().gpus_size());
        addProducts(node.node_status(), &status);
    }
    *status.mutable_conditions() = cluster->cluster_status().conditions();
    if (!MessageDifferencer::Equals(status, cluster->cluster_status()))
        ledger_.writeStatus(std::move(update), nullptr);
}

} // namespace fleet
