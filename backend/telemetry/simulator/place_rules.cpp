#include <set>
#include <string>

#include "backend/core/violation.h"
#include "backend/telemetry/simulator/hardware.h"
#include "backend/telemetry/simulator/rule_findings.h"
#include "backend/telemetry/simulator/scenario_rules.h"

namespace simulator {

namespace {

using Ids = std::set<std::string>;

struct Known {
    Ids sites;
    Ids clusters;
    Ids products;
};

Known knownOf(const Hardware &hardware) {
    Known known;
    for (const auto &cluster : hardware.clusters()) {
        const auto &node = hardware.node(hardware.racks()[static_cast<std::size_t>(cluster.firstRack)].firstNode);
        known.sites.insert(hardware.siteOf(node).id());
        known.clusters.insert(cluster.facts->id());
        known.products.insert(hardware.productOf(node).id());
    }
    return known;
}

template <typename List>
void wantAll(const std::string &field, const List &names, const Ids &known, RuleFindings *findings) {
    for (int index = 0; index < names.size(); ++index)
        findings->wantKnown(RuleFindings::element(field, index), names.Get(index), known);
}

void wantThere(const std::string &field, const std::string &name, bool isThere, RuleFindings *findings) {
    if (!isThere)
        findings->refuse(
            core::violation(field, v1::VALUE_NOT_ALLOWED, "the fleet has no \"" + name + "\"", {{"value", name}}));
}

} // namespace

void checkPlace(const std::string &field, const v1::FleetPlace &place, const Hardware &hardware,
                RuleFindings *findings) {
    const auto known = knownOf(hardware);
    wantAll(field + ".sites", place.sites(), known.sites, findings);
    wantAll(field + ".clusters", place.clusters(), known.clusters, findings);
    wantAll(field + ".products", place.products(), known.products, findings);
    for (int index = 0; index < place.racks_size(); ++index)
        wantThere(RuleFindings::element(field + ".racks", index), place.racks(index),
                  hardware.hasRack(place.racks(index)), findings);
    for (int index = 0; index < place.nodes_size(); ++index)
        wantThere(RuleFindings::element(field + ".nodes", index), place.nodes(index),
                  hardware.hasNode(place.nodes(index)), findings);
    for (int index = 0; index < place.gpus_size(); ++index)
        findings->wantWithin(RuleFindings::element(field + ".gpus", index), place.gpus(index), 0, 63);
    if (findings->isEmpty() && hardware.slotsOf(place).empty())
        findings->refuse(core::violation(field, v1::VALUE_NOT_ALLOWED, "has no GPU in it"));
}

} // namespace simulator
