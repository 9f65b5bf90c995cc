#include "backend/telemetry/simulator/scenario.h"

#include <functional>

#include "backend/telemetry/simulator/scenario_rules.h"
#include "tests/backend/telemetry/simulator/fleets.h"

namespace simulator {

namespace {

TEST(FleetScenario, TheDemoHasThreeSitesOfTenRacks) {
    const auto fleet = fleets::demo();
    EXPECT_EQ(fleet.gpuCount(), 1'920);
    EXPECT_EQ(fleet.hardware().nodes().size(), 240u);
    EXPECT_EQ(fleet.hardware().racks().size(), 30u);
    ASSERT_EQ(fleet.scenario().sites_size(), 3);
    EXPECT_EQ(fleet.scenario().sites(0).id(), "fra-a");
    EXPECT_EQ(fleet.scenario().sites(1).id(), "par-1");
    EXPECT_EQ(fleet.scenario().sites(2).id(), "dub-2");
}

TEST(FleetScenario, TheLargeOneHasAHundredThousandGpus) {
    const auto scenario = shippedScenario("large");
    ASSERT_TRUE(scenario) << scenario.error().message();
    EXPECT_EQ(fleets::make(*scenario).gpuCount(), 100'000);
}

TEST(FleetScenario, ANodeIsFoundByTheNameOfItsResource) {
    const auto fleet = fleets::demo();
    const auto &hardware = fleet.hardware();
    for (int node = 0; node < static_cast<int>(hardware.nodes().size()); ++node)
        EXPECT_EQ(hardware.findNode(hardware.resourceName(node)), node);
}

TEST(FleetScenario, WhatIsNoNameOfANodeFindsNone) {
    const auto fleet = fleets::demo();
    const auto first = fleet.hardware().resourceName(0);
    for (const auto &name : {std::string(), std::string("0"), std::string("clusters/other/nodes/n001"), first + '0',
                             first + 'x', first.substr(0, first.size() - 1),
                             std::string("clusters/a/nodes/n99999999999"), std::string("clusters/a/nodes/")})
        EXPECT_EQ(fleet.hardware().findNode(name), std::nullopt) << name;
}

TEST(FleetScenario, OneThatIsNotShippedIsNotFound) {
    const auto scenario = shippedScenario("moon");
    ASSERT_FALSE(scenario);
    EXPECT_EQ(scenario.error().reason(), v1::NOT_FOUND);
}

TEST(FleetScenario, WhatIsNoScenarioIsRefusedWithItsPlace) {
    const auto unknown = readScenario(R"({"id": "x", "sites": [{"id": "a", "colour": "red"}]})");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().reason(), v1::UNKNOWN_FIELD);
    EXPECT_EQ(unknown.error().arguments().at("field"), "sites[0].colour");
    const auto fraction = readScenario(R"({"id": "x", "sites": [{"id": "a", "inlet_celsius": 20.5}]})");
    ASSERT_FALSE(fraction);
    EXPECT_EQ(fraction.error().reason(), v1::INVALID_JSON);
    EXPECT_EQ(fraction.error().arguments().at("field"), "sites[0].inlet_celsius");
    const auto empty = readScenario("{}");
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().reason(), v1::INVALID_FIELD);
}

struct Mistake {
    const char *field;
    v1::Reason reason;
    std::function<void(v1::FleetScenario &)> make;
};

std::vector<Mistake> mistakesInHardware() {
    return {
        {"id", v1::VALUE_MALFORMED, [](auto &s) { s.set_id("Not an id"); }},
        {"products[1].id", v1::VALUE_REPEATED, [](auto &s) { s.mutable_products(1)->set_id("h100"); }},
        {"products[0].power_cap_watts", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_products(0)->set_power_cap_watts(0); }},
        {"products[0].nvlink_domain_gpus", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_products(0)->set_nvlink_domain_gpus(5); }},
        {"products[0].vendor", v1::VALUE_MISSING,
         [](auto &s) { s.mutable_products(0)->set_vendor(v1::GPU_VENDOR_UNSPECIFIED); }},
        {"sites", v1::VALUE_MISSING, [](auto &s) { s.clear_sites(); }},
        {"sites", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_sites(0)->mutable_clusters(0)->set_racks(MostGpus); }},
        {"sites[1].id", v1::VALUE_REPEATED, [](auto &s) { s.mutable_sites(1)->set_id("fra-a"); }},
        {"sites[1].region", v1::VALUE_MALFORMED, [](auto &s) { s.mutable_sites(1)->set_region("EU!"); }},
        {"sites[1].clusters", v1::VALUE_MISSING, [](auto &s) { s.mutable_sites(1)->clear_clusters(); }},
        {"sites[2].clusters[1].product", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_sites(2)->mutable_clusters(1)->set_product("h900"); }},
        {"sites[2].clusters[1].gpus_per_node", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_sites(2)->mutable_clusters(1)->set_gpus_per_node(0); }},
        {"sites[0].display_name", v1::UNSAFE_TEXT, [](auto &s) { s.mutable_sites(0)->set_display_name("a\x07"); }},
    };
}

std::vector<Mistake> mistakesInWorkloads() {
    return {
        {"workloads[1].id", v1::VALUE_REPEATED, [](auto &s) { s.mutable_workloads(1)->set_id("intent-study"); }},
        {"workloads[1].team", v1::VALUE_MALFORMED, [](auto &s) { s.mutable_workloads(1)->set_team("teams/search"); }},
        {"workloads[1].behaviour", v1::VALUE_MISSING, [](auto &s) { s.mutable_workloads(1)->clear_behaviour(); }},
        {"workloads[1].replicas", v1::VALUE_MISSING, [](auto &s) { s.mutable_workloads(1)->clear_replicas(); }},
        {"workloads[1].share_basis_points", v1::FIELDS_EXCLUSIVE,
         [](auto &s) { s.mutable_workloads(1)->set_share_basis_points(5'000); }},
        {"workloads[1].place", v1::VALUE_OUT_OF_RANGE, [](auto &s) { s.mutable_workloads(1)->set_replicas(9'999); }},
        {"workloads[1].place.sites[0]", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_workloads(1)->mutable_place()->set_sites(0, "moon"); }},
        {"workloads[0].place.nodes[2]", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_workloads(0)->mutable_place()->set_nodes(2, "n999"); }},
        {"workloads[1].rhythm.time_zone", v1::VALUE_MALFORMED,
         [](auto &s) { s.mutable_workloads(1)->mutable_rhythm()->set_time_zone("Mars/Olympus"); }},
        {"workloads[1].rhythm.hourly_basis_points", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_workloads(1)->mutable_rhythm()->add_hourly_basis_points(1); }},
        {"workloads[1].rhythm.weekday_basis_points[6]", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_workloads(1)->mutable_rhythm()->set_weekday_basis_points(6, -1); }},
        {"workloads[1].start_time", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_workloads(1)->mutable_start_time()->set_seconds(4'000); }},
    };
}

std::vector<Mistake> mistakesInIncidents() {
    return {
        {"incidents[1].id", v1::VALUE_REPEATED, [](auto &s) { s.mutable_incidents(1)->set_id("off-the-bus"); }},
        {"incidents[0]", v1::VALUE_MISSING, [](auto &s) { s.mutable_incidents(0)->clear_what(); }},
        {"incidents[0].gpu_loss.xid", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_incidents(0)->mutable_gpu_loss()->set_xid(0); }},
        {"incidents[0].place.nodes[0]", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_incidents(0)->mutable_place()->set_nodes(0, "n27"); }},
        {"incidents[0].place", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_incidents(0)->mutable_place()->set_gpus(0, 63); }},
        {"incidents[0].begin", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_incidents(0)->mutable_begin()->set_seconds(400LL * 86'400); }},
        {"incidents[3].length", v1::VALUE_OUT_OF_RANGE,
         [](auto &s) { s.mutable_incidents(3)->mutable_length()->set_seconds(0); }},
        {"incidents[12].place", v1::FIELDS_EXCLUSIVE,
         [](auto &s) { s.mutable_incidents(12)->mutable_place()->add_sites("fra-a"); }},
        {"incidents[12].bad_canary.workload", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_incidents(12)->mutable_bad_canary()->set_workload("nobody"); }},
        {"incidents[0].started_with", v1::VALUE_NOT_ALLOWED,
         [](auto &s) { s.mutable_incidents(0)->set_started_with("warm-row"); }},
    };
}

TEST(FleetScenario, EachMistakeIsNamedWhereItStands) {
    for (const auto &list : {mistakesInHardware(), mistakesInWorkloads(), mistakesInIncidents()}) {
        for (const auto &mistake : list) {
            auto scenario = fleets::demoScenario();
            mistake.make(scenario);
            const auto violations = checkScenario(scenario);
            const bool isFound = std::any_of(violations.begin(), violations.end(), [&](const auto &violation) {
                return violation.field() == mistake.field && violation.reason() == mistake.reason &&
                       !violation.description().empty();
            });
            EXPECT_TRUE(isFound) << mistake.field << " " << v1::Reason_Name(mistake.reason) << " among "
                                 << violations.size() << (violations.empty() ? "" : violations[0].DebugString());
            EXPECT_FALSE(SimulatedFleet::create(scenario, fleets::instant()));
        }
    }
}

TEST(FleetScenario, AWorkloadThatFindsNoRoomIsRefused) {
    auto scenario = fleets::smallScenario();
    *scenario.add_workloads() = scenario.workloads(0);
    scenario.mutable_workloads(1)->set_id("second");
    // 4 of 16 GPUs are left.
    scenario.mutable_workloads(1)->set_replicas(2);
    EXPECT_TRUE(checkScenario(scenario).empty());
    scenario.mutable_workloads(1)->set_replicas(3);
    const auto violations = checkScenario(scenario);
    ASSERT_EQ(violations.size(), 1u);
    EXPECT_EQ(violations[0].field(), "workloads[1].place");
    EXPECT_EQ(violations[0].arguments().at("most"), "2");
}

} // namespace

} // namespace simulator
