// Incidents that somebody starts on a simulated fleet: what is told of them, and when they are over.
#include "backend/fleet/simulated_incidents.h"

#include <gtest/gtest.h>

#include "backend/telemetry/simulator/scenario.h"

namespace fleet {
namespace {

using namespace std::chrono_literals;

const core::TimePoint noon{std::chrono::seconds(1'795'000'000)};

v1::FleetScenario demo() {
    return *simulator::shippedScenario("demo");
}

v1::IncidentStart startOf(const std::string &incident, core::TimePoint time) {
    v1::IncidentStart start;
    start.set_incident(incident);
    *start.mutable_start_time() = core::toTimestamp(time);
    return start;
}

v1::SimulatedIncident told(const v1::SimulatorSource &spec, const std::string &id, core::TimePoint now) {
    v1::TelemetrySourceStatus status;
    SimulatedIncidents(demo()).tell(spec, now, &status);
    for (const auto &incident : status.incidents()) {
        if (incident.id() == id)
            return incident;
    }
    ADD_FAILURE() << id;
    return {};
}

TEST(SimulatedIncidents, OnlyThoseAreToldThatCanBeStarted) {
    v1::TelemetrySourceStatus status;
    SimulatedIncidents(demo()).tell({}, noon, &status);
    int expected = 0;
    const auto scenario = demo();
    for (const auto &incident : scenario.incidents())
        expected += incident.is_on_demand();
    EXPECT_GE(expected, 7);
    EXPECT_EQ(status.incidents_size(), expected);
    for (const auto &incident : status.incidents()) {
        EXPECT_FALSE(incident.display_name().empty());
        EXPECT_FALSE(incident.has_start_time());
    }
}

TEST(SimulatedIncidents, OneThatWasStartedIsUnderWayForItsLength) {
    v1::SimulatorSource spec;
    *spec.add_incidents() = startOf("xid-storm", noon);
    const auto incident = told(spec, "xid-storm", noon + 1s);
    EXPECT_EQ(core::fromTimestamp(incident.start_time()), noon);
    const std::chrono::seconds length(incident.length().seconds());
    EXPECT_TRUE(told(spec, "xid-storm", noon + length - 1s).has_start_time());
    EXPECT_FALSE(told(spec, "xid-storm", noon + length).has_start_time());
    EXPECT_FALSE(told(spec, "noisy-tenant", noon + 1s).has_start_time());
}

TEST(SimulatedIncidents, WhatAnIncidentBringsBelongsToItsLength) {
    // Its last part begins six minutes later and takes eighteen.
    EXPECT_EQ(told({}, "bad-afternoon", noon).length().seconds(), 1'500);
    auto scenario = demo();
    for (auto &incident : *scenario.mutable_incidents()) {
        if (incident.id() == "bad-afternoon-lost")
            incident.mutable_length()->set_seconds(2'000);
    }
    v1::TelemetrySourceStatus status;
    SimulatedIncidents(scenario).tell({}, noon, &status);
    for (const auto &incident : status.incidents()) {
        if (incident.id() == "bad-afternoon") {
            EXPECT_EQ(incident.length().seconds(), 2'360);
        }
    }
}

TEST(SimulatedIncidents, OtherStartsAreNoOtherFleet) {
    v1::TelemetrySourceSpec left;
    left.mutable_simulator()->set_scenario("demo");
    auto right = left;
    *right.mutable_simulator()->add_incidents() = startOf("xid-storm", noon);
    right.set_description("For the board");
    EXPECT_TRUE(differInIncidentsAlone(left, right));
    right.set_is_paused(true);
    EXPECT_FALSE(differInIncidentsAlone(left, right));
    right = left;
    right.mutable_simulator()->set_scenario("large");
    EXPECT_FALSE(differInIncidentsAlone(left, right));
    EXPECT_FALSE(differInIncidentsAlone({}, {}));
}

TEST(SimulatedIncidents, WhoIsLostIsKnownWithoutHearingOfIt) {
    const auto quiet = *simulator::SimulatedFleet::create(demo(), noon - 24h);
    const std::vector<v1::IncidentStart> starts{startOf("bad-afternoon", noon)};
    const auto bad = *quiet.withStarts(starts);
    const auto usual = lostAt(quiet, noon + 10min);
    const auto lost = lostAt(bad, noon + 10min);
    // One GPU that falls off its bus, and the eight of a node that goes.
    EXPECT_EQ(lost.size(), usual.size() + 9);
    // It comes back after eight minutes.
    EXPECT_EQ(lostAt(bad, noon + 18min).size(), usual.size() + 1);
    EXPECT_EQ(lostAt(bad, noon + 1h), lostAt(quiet, noon + 1h));
    const auto &hardware = bad.hardware();
    for (const auto &[gpu, xid] : lost) {
        const auto node = hardware.nodeName(hardware.nodeOf(gpu));
        EXPECT_EQ(xid, node == "n044" ? 0 : node == "n142" ? 119 : 79) << node;
    }
}

TEST(SimulatedIncidents, GpusAreStruckForAsLongAsTheirIncidentBringsXids) {
    const auto quiet = *simulator::SimulatedFleet::create(demo(), noon - 24h);
    const std::vector<v1::IncidentStart> starts{startOf("xid-storm", noon)};
    const auto stormy = *quiet.withStarts(starts);
    // A rack of eight nodes with eight GPUs each; it takes a quarter of an hour.
    const auto count = [&](core::TimePoint from, core::TimePoint to) {
        return struckBetween(stormy, from, to).size() - struckBetween(quiet, from, to).size();
    };
    EXPECT_EQ(count(noon - 1s, noon - 1s), 0u);
    EXPECT_EQ(count(noon + 1min, noon + 1min), 64u);
    EXPECT_EQ(count(noon + 15min, noon + 15min), 0u);
    EXPECT_EQ(count(noon - 1h, noon + 1h), 64u);
}

TEST(SimulatedIncidents, WhatSomebodyStartsIsSeenWithinSeconds) {
    const auto quiet = *simulator::SimulatedFleet::create(demo(), noon - 24h);
    const std::vector<v1::IncidentStart> starts{startOf("throttling-row", noon), startOf("xid-storm", noon),
                                                startOf("fading-links", noon)};
    const auto started = *quiet.withStarts(starts);
    const auto later = noon + 10s;
    const auto throttled = [&](const simulator::SimulatedFleet &fleet) {
        int count = 0;
        for (const auto &counters : fleet.counters(later, {0, fleet.gpuCount()}))
            count += counters.isThermalThrottled;
        return count;
    };
    // Of two racks, all but one that is gone anyway.
    EXPECT_EQ(throttled(started), throttled(quiet) + 127);
    EXPECT_GE(started.signals(noon, later).size(), quiet.signals(noon, later).size() + 10);
    const auto errors = [&](const simulator::SimulatedFleet &fleet) {
        std::int64_t count = 0;
        for (const auto &counters : fleet.counters(later, {0, fleet.gpuCount()}))
            count += counters.nvlinkErrors;
        return count;
    };
    EXPECT_GT(errors(started), errors(quiet) + 100);
}

} // namespace
} // namespace fleet
