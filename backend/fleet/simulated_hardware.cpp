#include "backend/fleet/simulated_hardware.h"

#include "backend/fleet/simulated_incidents.h"
#include "backend/telemetry/simulator/scenario.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

namespace fleet {

namespace {

// Of a host with GPUs, as nobody measures it.
constexpr std::int64_t cpuMillis = 128'000;
constexpr std::int64_t memoryBytes = std::int64_t(1) << 40;

v1::Condition condition(const char *type, v1::ConditionReason reason, core::TimePoint now) {
    v1::Condition condition;
    condition.set_type(type);
    condition.set_status(v1::CONDITION_STATUS_TRUE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    *condition.mutable_last_transition_time() = core::toTimestamp(now);
    return condition;
}

v1::Resource named(const std::string &name, const std::string &displayName = {}) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    resource.mutable_meta()->set_display_name(displayName);
    return resource;
}

v1::Resource siteOf(const v1::FleetSite &site) {
    auto made = named("sites/" + site.id(), site.display_name());
    made.mutable_site()->set_description(site.description());
    made.mutable_site()->set_region(site.region());
    made.mutable_site_status();
    return made;
}

v1::Resource clusterOf(const v1::FleetScenario &scenario, const v1::FleetCluster &cluster, const std::string &site) {
    auto made = named("clusters/" + cluster.id(), cluster.display_name());
    made.mutable_meta()->set_site(site);
    made.mutable_cluster()->set_description(cluster.description());
    made.mutable_cluster()->set_runtime(v1::SIMULATED);
    auto &status = *made.mutable_cluster_status();
    status.set_node_count(cluster.racks() * cluster.nodes_per_rack());
    status.set_ready_node_count(status.node_count());
    status.set_gpu_count(status.node_count() * cluster.gpus_per_node());
    for (const auto &product : scenario.products()) {
        if (product.id() == cluster.product() && status.gpu_count() > 0)
            status.add_gpu_products(product.product());
    }
    return made;
}

void addGpus(const simulator::SimulatedFleet &fleet, const simulator::Node &node, v1::NodeStatus *status) {
    const auto &hardware = fleet.hardware();
    const auto &product = hardware.productOf(node);
    for (int slot = node.gpus.first; slot < node.gpus.end(); ++slot) {
        auto &gpu = *status->add_gpus();
        gpu.set_uuid(hardware.uuid(slot));
        gpu.set_index(slot - node.gpus.first);
        gpu.set_vendor(product.vendor());
        gpu.set_product(product.product());
        gpu.set_memory_bytes(product.memory_bytes());
        gpu.set_compute_capability(product.compute_capability());
        gpu.set_pci_address(hardware.pciAddress(slot));
        gpu.set_serial(hardware.serial(slot));
    }
}

// Called after its rack, numbered where a rack has several; empty where links end at the node.
std::string domainOf(const simulator::Hardware &hardware, const simulator::Node &node) {
    const int size = hardware.productOf(node).nvlink_domain_gpus();
    if (size <= node.gpus.count || node.gpus.count == 0)
        return {};
    const auto &rack = hardware.rackOf(node);
    const int number = (node.gpus.first - hardware.node(rack.firstNode).gpus.first) / size;
    const auto name = hardware.rackName(node.rack);
    return rack.nodeCount * node.gpus.count > size ? name + '/' + std::to_string(number + 1) : name;
}

v1::Resource nodeOf(const simulator::SimulatedFleet &fleet, int number, core::TimePoint now) {
    const auto &hardware = fleet.hardware();
    const auto &node = hardware.node(number);
    auto resource = named(hardware.resourceName(number));
    resource.mutable_node()->set_rack(hardware.rackName(node.rack));
    auto &status = *resource.mutable_node_status();
    status.set_host_name(hardware.nodeName(number));
    status.set_cpu_millis(cpuMillis);
    status.set_memory_bytes(memoryBytes);
    status.set_nvlink_domain(domainOf(hardware, node));
    addGpus(fleet, node, &status);
    *status.add_conditions() = condition("Ready", v1::NODE_READY, now);
    auto &simulated = *status.add_conditions();
    simulated = condition("Simulated", v1::NODE_SIMULATED, now);
    (*simulated.mutable_arguments())["scenario"] = fleet.scenario().id();
    return resource;
}

} // namespace

void eachResourceOf(const simulator::SimulatedFleet &fleet, core::TimePoint now,
                    const std::function<bool(v1::Resource)> &visit) {
    for (const auto &site : fleet.scenario().sites()) {
        if (!visit(siteOf(site)))
            return;
        for (const auto &cluster : site.clusters()) {
            if (!visit(clusterOf(fleet.scenario(), cluster, "sites/" + site.id())))
                return;
        }
    }
    for (int number = 0; number < static_cast<int>(fleet.hardware().nodes().size()); ++number) {
        if (!visit(nodeOf(fleet, number, now)))
            return;
    }
}

core::Result<std::vector<v1::Resource>> resourcesOfScenario(std::string_view id, core::TimePoint now) {
    auto scenario = simulator::shippedScenario(id);
    if (!scenario)
        return std::move(scenario).error();
    const auto fleet = simulator::SimulatedFleet::create(*std::move(scenario), now);
    if (!fleet)
        return fleet.error();
    std::vector<v1::Resource> resources;
    eachResourceOf(*fleet, now, [&](v1::Resource resource) { return resources.push_back(std::move(resource)), true; });
    return resources;
}

std::map<std::string, std::set<std::string>> lostOfScenario(std::string_view id, core::TimePoint origin,
                                                            core::TimePoint time) {
    std::map<std::string, std::set<std::string>> lost;
    auto scenario = simulator::shippedScenario(id);
    if (!scenario)
        return lost;
    const auto fleet = simulator::SimulatedFleet::create(*std::move(scenario), origin);
    if (!fleet)
        return lost;
    const auto &hardware = fleet->hardware();
    for (const auto &[slot, xid] : lostAt(*fleet, time))
        lost[hardware.resourceName(hardware.nodeOf(slot))].insert(hardware.uuid(slot));
    return lost;
}

} // namespace fleet
