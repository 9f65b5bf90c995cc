#include "backend/telemetry/simulator/scenario_rules.h"

#include <algorithm>
#include <set>
#include <utility>

#include "backend/core/field_checks.h"
#include "backend/core/violation.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/rule_findings.h"
#include "backend/telemetry/simulator/tenancy.h"

namespace simulator {

namespace {

using Ids = std::set<std::string>;

constexpr std::int64_t MostMemory = std::int64_t{1} << 44;

void checkProduct(const std::string &path, const v1::FleetProduct &product, Ids *ids, RuleFindings *findings) {
    findings->wantId(path + ".id", product.id(), ids);
    findings->wantText(path + ".product", product.product());
    if (product.product().empty())
        findings->refuse(core::violation(path + ".product", v1::VALUE_MISSING, "must say what its driver calls it"));
    if (product.vendor() == v1::GPU_VENDOR_UNSPECIFIED)
        findings->refuse(core::violation(path + ".vendor", v1::VALUE_MISSING, "must name its vendor"));
    findings->wantWithin(path + ".memory_bytes", product.memory_bytes(), std::int64_t{1} << 30, MostMemory);
    findings->wantWithin(path + ".power_cap_watts", product.power_cap_watts(), 10, 2'048);
    findings->wantWithin(path + ".idle_watts", product.idle_watts(), 1, product.power_cap_watts());
    findings->wantWithin(path + ".boost_mhz", product.boost_mhz(), 100, 4'096);
    findings->wantWithin(path + ".idle_mhz", product.idle_mhz(), 1, product.boost_mhz());
    findings->wantWithin(path + ".rise_celsius", product.rise_celsius(), 1, 80);
    findings->wantWithin(path + ".slowdown_celsius", product.slowdown_celsius(), 60, 110);
    findings->wantWithin(path + ".nvlink_gigabytes_per_second", product.nvlink_gigabytes_per_second(), 0, 2'048);
    findings->wantWithin(path + ".pcie_gigabytes_per_second", product.pcie_gigabytes_per_second(), 1, 256);
    findings->wantWithin(path + ".nvlink_domain_gpus", product.nvlink_domain_gpus(), 0, 576);
    for (int index = 0; index < product.unreported_metrics_size(); ++index) {
        if (product.unreported_metrics(index) == v1::GPU_METRIC_UNSPECIFIED)
            findings->refuse(core::violation(RuleFindings::element(path + ".unreported_metrics", index),
                                             v1::VALUE_MISSING, "must name a metric"));
    }
}

void checkCluster(const std::string &path, const v1::FleetCluster &cluster, const Ids &products,
                  RuleFindings *findings) {
    findings->wantText(path + ".display_name", cluster.display_name());
    findings->wantText(path + ".description", cluster.description());
    findings->wantKnown(path + ".product", cluster.product(), products);
    findings->wantWithin(path + ".racks", cluster.racks(), 1, MostGpus);
    findings->wantWithin(path + ".nodes_per_rack", cluster.nodes_per_rack(), 1, 64);
    findings->wantWithin(path + ".gpus_per_node", cluster.gpus_per_node(), 1, 64);
}

struct Names {
    Ids products;
    Ids sites;
    Ids clusters;
};

// The number of its GPUs.
std::int64_t checkSite(const std::string &path, const v1::FleetSite &site, Names *names, RuleFindings *findings) {
    findings->wantId(path + ".id", site.id(), &names->sites);
    findings->wantText(path + ".display_name", site.display_name());
    findings->wantText(path + ".description", site.description());
    std::vector<v1::FieldViolation> violations;
    core::checkRegion(path + ".region", site.region(), &violations);
    for (auto &violation : violations)
        findings->refuse(std::move(violation));
    findings->wantWithin(path + ".inlet_celsius", site.inlet_celsius(), 5, 45);
    if (site.clusters().empty())
        findings->refuse(core::violation(path + ".clusters", v1::VALUE_MISSING, "a site has a cluster or more"));
    std::int64_t gpus = 0;
    for (int index = 0; index < site.clusters_size(); ++index) {
        const auto &cluster = site.clusters(index);
        const auto at = RuleFindings::element(path + ".clusters", index);
        findings->wantId(at + ".id", cluster.id(), &names->clusters);
        checkCluster(at, cluster, names->products, findings);
        // What is out of its bounds is refused already and may be too much to count.
        if (findings->isEmpty())
            gpus += std::int64_t{cluster.racks()} * cluster.nodes_per_rack() * cluster.gpus_per_node();
    }
    return gpus;
}

// What its NVLinks join must be whole parts of a node, or whole nodes of a rack.
void checkDomains(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings) {
    for (const auto &rack : hardware.racks()) {
        const auto &node = hardware.node(rack.firstNode);
        const int domain = hardware.productOf(node).nvlink_domain_gpus();
        const int gpus = node.gpus.count;
        const int product = hardware.clusterOf(node).product;
        const bool isSound =
            domain == 0 ||
            (domain <= gpus ? gpus % domain == 0 : domain % gpus == 0 && gpus * rack.nodeCount % domain == 0);
        if (!isSound) {
            findings->refuse(core::violation(
                RuleFindings::element("products", product) + ".nvlink_domain_gpus", v1::VALUE_NOT_ALLOWED,
                "must be whole parts of a node or whole nodes of a rack in cluster \"" +
                    hardware.clusterOf(node).facts->id() + "\"",
                {{"value", std::to_string(scenario.products(product).nvlink_domain_gpus())}}));
            return;
        }
    }
}

void checkRoom(const v1::FleetScenario &scenario, const Hardware &hardware, RuleFindings *findings) {
    const Tenancies tenancies(scenario, hardware);
    for (int index = 0; index < scenario.workloads_size(); ++index) {
        const int wanted = std::max(1, scenario.workloads(index).replicas());
        const int found = tenancies.countOf(index);
        if (found >= wanted)
            continue;
        findings->refuse(core::violation(RuleFindings::element("workloads", index) + ".place", v1::VALUE_OUT_OF_RANGE,
                                         "has room for " + std::to_string(found) +
                                             " replicas beside the workloads before it; " + std::to_string(wanted) +
                                             " are wanted",
                                         {{"least", std::to_string(wanted)}, {"most", std::to_string(found)}}));
    }
}

} // namespace

void checkHardware(const v1::FleetScenario &scenario, RuleFindings *findings) {
    Ids unique;
    findings->wantId("id", scenario.id(), &unique);
    findings->wantText("display_name", scenario.display_name());
    findings->wantText("description", scenario.description());
    findings->wantWithin("application_faults_per_million_hours", scenario.application_faults_per_million_hours(), 0,
                         100'000);
    Names names;
    for (int index = 0; index < scenario.products_size(); ++index)
        checkProduct(RuleFindings::element("products", index), scenario.products(index), &names.products, findings);
    std::int64_t gpus = 0;
    for (int index = 0; index < scenario.sites_size(); ++index)
        gpus += checkSite(RuleFindings::element("sites", index), scenario.sites(index), &names, findings);
    if (scenario.sites().empty())
        findings->refuse(core::violation("sites", v1::VALUE_MISSING, "a fleet has a site or more"));
    else if (findings->isEmpty())
        findings->wantWithin("sites", gpus, 1, MostGpus);
}

std::vector<v1::FieldViolation> checkScenario(const v1::FleetScenario &scenario) {
    RuleFindings findings;
    checkHardware(scenario, &findings);
    if (!findings.isEmpty())
        return std::move(findings).take();
    const Hardware hardware(scenario);
    checkDomains(scenario, hardware, &findings);
    checkWorkloads(scenario, hardware, &findings);
    checkIncidents(scenario, hardware, &findings);
    if (!findings.isEmpty())
        return std::move(findings).take();
    checkRoom(scenario, hardware, &findings);
    return std::move(findings).take();
}

} // namespace simulator
