#include "backend/fleet/node_drain.h"

#include <algorithm>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/ledger/ledger.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;

bool hasPlace(const v1::Replica &replica) {
    switch (replica.state()) {
    case v1::Replica::SCHEDULED:
    case v1::Replica::STARTING:
    case v1::Replica::LOADING:
    case v1::Replica::READY:
    case v1::Replica::UNREACHABLE:
    case v1::Replica::DRAINING:
        return true;
    default:
        return false;
    }
}

bool isWithoutRoom(const v1::Replica &replica) {
    return replica.state() == v1::Replica::PENDING && replica.reason() == v1::ConditionReason_Name(v1::NO_NODE_FITS);
}

std::string joined(const std::set<std::string> &words) {
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

v1::Condition conditionOf(const NodeLoad &load) {
    v1::Condition condition;
    condition.set_type(DrainedCondition);
    condition.set_status(load.replicas == 0 ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    auto &arguments = *condition.mutable_arguments();
    auto reason = v1::NODE_DRAINED;
    if (load.replicas > 0 && load.stuck.empty()) {
        reason = v1::NODE_DRAINING;
        arguments["replicas"] = std::to_string(load.replicas);
    } else if (load.replicas > 0) {
        reason = v1::NODE_DRAIN_STUCK;
        arguments["deployments"] = joined(load.stuck);
    }
    condition.set_reason(v1::ConditionReason_Name(reason));
    return condition;
}

void dropDrain(v1::NodeStatus *status) {
    auto &conditions = *status->mutable_conditions();
    conditions.erase(std::remove_if(conditions.begin(), conditions.end(),
                                    [](const auto &condition) { return condition.type() == DrainedCondition; }),
                     conditions.end());
}

} // namespace

std::map<std::string, NodeLoad> loadsOf(const ledger::Snapshot &state) {
    std::map<std::string, NodeLoad> loads;
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        const auto &replicas = deployment->deployment_status().replicas();
        const bool isStuck = std::any_of(replicas.begin(), replicas.end(), isWithoutRoom);
        for (const auto &replica : replicas) {
            if (replica.node().empty() || !hasPlace(replica))
                continue;
            auto &load = loads[replica.node()];
            ++load.replicas;
            if (isStuck && !replica.is_leaving())
                load.stuck.insert(deployment->meta().name());
        }
        return true;
    });
    return loads;
}

void reportDrain(const v1::NodeSpec &spec, const NodeLoad &load, core::TimePoint now, v1::NodeStatus *status) {
    status->set_replicas(load.replicas);
    const auto before = *status;
    dropDrain(status);
    if (!spec.draining())
        return;
    auto &condition = *status->add_conditions();
    condition = conditionOf(load);
    *condition.mutable_last_transition_time() = core::toTimestamp(now);
    for (const auto &other : before.conditions()) {
        if (other.type() == condition.type() && other.status() == condition.status())
            *condition.mutable_last_transition_time() = other.last_transition_time();
    }
}

void keepDrain(const v1::NodeStatus &before, v1::NodeStatus *status) {
    status->set_replicas(before.replicas());
    for (const auto &condition : before.conditions()) {
        if (condition.type() == DrainedCondition)
            *status->add_conditions() = condition;
    }
}

void writeBesidesDrain(ledger::Ledger &ledger, const v1::Resource &node, v1::NodeStatus status) {
    dropDrain(&status);
    auto now = status;
    keepDrain(node.node_status(), &now);
    if (MessageDifferencer::Equals(now, node.node_status()))
        return;
    ledger.editStatus(
        node.meta().name(),
        [status = std::move(status)](v1::Resource *resource) {
            auto next = status;
            keepDrain(resource->node_status(), &next);
            resource->mutable_node_status()->Swap(&next);
        },
        nullptr);
}

} // namespace fleet
