#include "backend/deployments/placement.h"

#include <algorithm>
#include <cctype>

#include "backend/deployments/memory_estimate.h"
#include "backend/deployments/world.h"
#include "backend/policies/placement_admission.h"

namespace deployments {

namespace {

using Refusal = std::optional<v1::NodeVerdict>;
using Arguments = std::initializer_list<std::pair<const char *, std::string>>;

v1::NodeVerdict verdict(const FleetNode &node, v1::PlacementReason reason, Arguments arguments) {
    v1::NodeVerdict verdict;
    verdict.set_node(node.node->meta().name());
    verdict.set_reason(reason);
    for (const auto &[key, value] : arguments) {
        if (!value.empty())
            (*verdict.mutable_arguments())[key] = value;
    }
    return verdict;
}

std::string joined(const std::vector<std::string> &words) {
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

template <typename Values>
bool allows(const Values &values, const std::string &value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool containsWord(std::string_view text, std::string_view part) {
    const auto same = [](unsigned char left, unsigned char right) { return std::tolower(left) == std::tolower(right); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

Refusal judgePlace(const Demand &demand, const FleetNode &node) {
    const auto &wanted = demand.spec.placement();
    // Nobody's replica lands by accident where nothing runs: its intent names the cluster.
    if (node.isSimulated && wanted.cluster() != node.cluster)
        return verdict(node, v1::NODE_OF_SIMULATED_CLUSTER, {});
    if (node.isExternal)
        return verdict(node, v1::NODE_OF_EXTERNAL_CLUSTER, {});
    if (node.isCordoned())
        return verdict(node, v1::NODE_UNSCHEDULABLE, {});
    if (!node.isReady)
        return verdict(node, v1::NODE_NOT_READY, {});
    if (!wanted.cluster().empty() && wanted.cluster() != node.cluster)
        return verdict(node, v1::NODE_OF_OTHER_CLUSTER, {{"cluster", node.cluster}});
    if (const auto rule = demand.forbiddenClusters.find(node.cluster); rule != demand.forbiddenClusters.end())
        return verdict(node, v1::NODE_FORBIDDEN_BY_POLICY,
                       {{"policy_set", rule->second.policy_set()}, {"rule", rule->second.rule()}});
    if (!allows(wanted.sites(), node.site))
        return verdict(node, v1::NODE_OF_OTHER_SITE, {{"site", node.site}});
    for (const auto &regions :
         {std::vector<std::string>(wanted.regions().begin(), wanted.regions().end()), demand.permittedRegions}) {
        if (!allows(regions, node.region))
            return verdict(node, v1::NODE_REGION_NOT_PERMITTED,
                           {{"region", node.region}, {"permitted", joined(regions)}});
    }
    for (const auto &[key, value] : wanted.node_labels()) {
        const auto &labels = node.node->meta().labels();
        const auto label = labels.find(key);
        if (label == labels.end() || label->second != value)
            return verdict(node, v1::NODE_LABEL_MISSING, {{"label", key + '=' + value}});
    }
    return std::nullopt;
}

// GPUs of the product asked for that are there, that nobody has and that may be given away, in the order of the node.
std::vector<const v1::GpuDevice *> freeGpus(const Demand &demand, const FleetNode &node) {
    std::vector<const v1::GpuDevice *> free;
    for (const auto &gpu : node.node->node_status().gpus()) {
        if (!node.isCordoned(gpu) && !gpu.is_partitioned() && !node.takenGpus.contains(gpu.uuid()) &&
            !node.lostGpus.contains(gpu.uuid()) && containsWord(gpu.product(), demand.spec.placement().gpu_product()))
            free.push_back(&gpu);
    }
    return free;
}

Refusal judgeGpus(const Demand &demand, const FleetNode &node, std::vector<std::string> *gpus) {
    const auto wanted = static_cast<std::size_t>(std::max(demand.spec.resources().gpus(), 0));
    if (wanted == 0)
        return std::nullopt;
    const auto free = freeGpus(demand, node);
    if (free.size() < wanted)
        return verdict(node, v1::NODE_GPUS_MISSING,
                       {{"wanted", std::to_string(wanted)},
                        {"free", std::to_string(free.size())},
                        {"product", demand.spec.placement().gpu_product()}});
    for (const auto *gpu : free) {
        // A GPU whose memory nobody reports is not refused for it.
        if (demand.bytesPerGpu && gpu->memory_bytes() > 0 && *demand.bytesPerGpu > gpu->memory_bytes())
            continue;
        gpus->push_back(gpu->uuid());
        if (gpus->size() == wanted)
            return std::nullopt;
    }
    const auto largest = *std::max_element(free.begin(), free.end(), [](const auto *left, const auto *right) {
        return left->memory_bytes() < right->memory_bytes();
    });
    return verdict(node, v1::NODE_GPU_MEMORY_MISSING,
                   {{"needed", std::to_string(*demand.bytesPerGpu)},
                    {"available", std::to_string(largest->memory_bytes())},
                    {"product", largest->product()}});
}

Refusal judgeHost(const Demand &demand, const FleetNode &node) {
    const auto &status = node.node->node_status();
    const auto needed = std::max(demand.spec.resources().memory_bytes(), demand.hostBytes.value_or(0));
    const auto memory = std::max<std::int64_t>(status.memory_bytes() - node.takenMemoryBytes, 0);
    if (status.memory_bytes() > 0 && needed > memory)
        return verdict(node, v1::NODE_MEMORY_MISSING,
                       {{"needed", std::to_string(needed)}, {"available", std::to_string(memory)}});
    const auto cpu = std::max<std::int64_t>(status.cpu_millis() - node.takenCpuMillis, 0);
    if (status.cpu_millis() > 0 && demand.spec.resources().cpu_millis() > cpu)
        return verdict(
            node, v1::NODE_CPU_MISSING,
            {{"needed", std::to_string(demand.spec.resources().cpu_millis())}, {"available", std::to_string(cpu)}});
    return std::nullopt;
}

int ownReplicas(const Demand &demand, const FleetNode &node) {
    const auto own = node.replicas.find(demand.deployment);
    return own == node.replicas.end() ? 0 : own->second;
}

int allReplicas(const FleetNode &node) {
    int count = 0;
    for (const auto &[deployment, replicas] : node.replicas)
        count += replicas;
    return count;
}

// Less is better. Packing fills what is in use, spreading keeps the deployment's own replicas apart.
std::pair<int, int> rank(const Demand &demand, const FleetNode &node) {
    if (demand.spec.placement().spread() == v1::APART)
        return {ownReplicas(demand, node), allReplicas(node)};
    return {-allReplicas(node), -ownReplicas(demand, node)};
}

// Jurisdictions that the model of a revision may run in, as its catalog entry says now; empty is any.
std::vector<std::string> permittedRegions(const v1::DeploymentRevision &revision, const ledger::Snapshot &state) {
    const auto &version = revision.spec().model_version();
    const auto model = state.find(version.substr(0, version.find("/versions/")));
    if (!model || !model->has_model())
        return {};
    return {model->model().permitted_regions().begin(), model->model().permitted_regions().end()};
}

} // namespace

Demand demandOf(const std::string &deployment, const v1::DeploymentRevision &revision,
                std::vector<std::string> permittedRegions) {
    const auto &spec = revision.spec();
    Demand demand{deployment, spec, std::move(permittedRegions), {}, {}, {}};
    // What the engine does by default is not known; then the least that must be there is looked for.
    auto estimate =
        estimateMemory(revision.model_version(), revision.engine(), {spec.context_length(), spec.concurrency(), 0});
    if (spec.context_length() <= 0) {
        const auto &own = revision.engine().memory().overhead_bytes();
        estimate.set_total_bytes(revision.model_version().weight_bytes() + own);
    }
    if (spec.resources().gpus() > 0)
        demand.bytesPerGpu = bytesPerGpu(estimate, spec.resources().gpus());
    else if (estimate.has_total_bytes())
        demand.hostBytes = estimate.total_bytes();
    return demand;
}

Demand demandNow(const v1::Resource &deployment, const v1::DeploymentRevision &revision, const ledger::Snapshot &state,
                 ledger::Time now) {
    auto demand = demandOf(deployment.meta().name(), revision, permittedRegions(revision, state));
    v1::Resource asked;
    *asked.mutable_meta() = deployment.meta();
    *asked.mutable_deployment() = revision.spec();
    demand.forbiddenClusters = policies::forbiddenClusters(asked, state, now);
    return demand;
}

void occupy(const std::string &deployment, const v1::DeploymentStatus &status, Fleet *fleet,
            const std::string &exceptReplica) {
    for (const auto &revision : status.revisions()) {
        const auto held = heldBy(revision);
        for (const auto &replica : status.replicas()) {
            const bool hasPlace = isRunning(replica) || replica.state() == v1::Replica::SCHEDULED;
            if (replica.generation() == revision.generation() && replica.id() != exceptReplica && hasPlace)
                fleet->occupy(deployment, replica, held);
        }
    }
}

v1::ReplicaResources heldBy(const v1::DeploymentRevision &revision) {
    auto held = revision.spec().resources();
    const auto demand = demandOf({}, revision, {});
    held.set_memory_bytes(std::max(held.memory_bytes(), demand.hostBytes.value_or(0)));
    return held;
}

Verdict place(const Demand &demand, const Fleet &fleet) {
    Verdict best;
    const FleetNode *chosen = nullptr;
    std::vector<const FleetNode *> less;
    for (const auto &[name, node] : fleet.nodes()) {
        std::vector<std::string> gpus;
        auto refusal = judgePlace(demand, node);
        if (!refusal)
            refusal = judgeGpus(demand, node, &gpus);
        if (!refusal)
            refusal = judgeHost(demand, node);
        if (refusal) {
            best.others.push_back(*std::move(refusal));
            continue;
        }
        if (chosen != nullptr && rank(demand, *chosen) <= rank(demand, node)) {
            less.push_back(&node);
            continue;
        }
        if (chosen != nullptr)
            less.push_back(chosen);
        chosen = &node;
        best.gpus = std::move(gpus);
    }
    if (chosen != nullptr)
        best.node = chosen->node->meta().name();
    for (const auto *node : less)
        best.others.push_back(
            verdict(*node, v1::NODE_LESS_FIT, {{"count", std::to_string(ownReplicas(demand, *node))}}));
    return best;
}

} // namespace deployments
