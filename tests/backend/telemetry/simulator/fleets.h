#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/telemetry/metric.h"
#include "backend/telemetry/simulator/scenario.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

// Fleets that the tests of the simulator look at.
namespace fleets {

namespace v1 = pilothouse::v1;

using telemetry::LiveCode;
using Codes = std::vector<LiveCode>;

// A Thursday.
inline core::TimePoint instant(const std::string &text = "2026-11-26T13:00:00Z") {
    return core::fromTimestamp(*core::parseTime(text));
}

inline simulator::SimulatedFleet make(v1::FleetScenario scenario, core::TimePoint origin = instant(),
                                      std::span<const v1::IncidentStart> starts = {}) {
    auto fleet = simulator::SimulatedFleet::create(std::move(scenario), origin, starts);
    EXPECT_TRUE(fleet) << fleet.error().message();
    return *std::move(fleet);
}

inline v1::FleetScenario demoScenario() {
    auto scenario = simulator::shippedScenario("demo");
    EXPECT_TRUE(scenario) << scenario.error().message();
    return *std::move(scenario);
}

inline simulator::SimulatedFleet demo() {
    return make(demoScenario());
}

// 2 racks of 2 nodes of 4 GPUs, of which one workload has 12: 6 replicas of 2.
inline v1::FleetScenario smallScenario(const std::string &incidents = "[]") {
    const std::string text = R"({
        "id": "small", "seed": 7,
        "products": [{"id": "gpu", "vendor": "NVIDIA", "product": "NVIDIA A100-SXM4-80GB", "memory_bytes": "85899345920",
            "idle_watts": 60, "power_cap_watts": 400, "idle_mhz": 210, "boost_mhz": 1410, "rise_celsius": 42,
            "slowdown_celsius": 85, "nvlink_gigabytes_per_second": 600, "pcie_gigabytes_per_second": 64,
            "nvlink_domain_gpus": 4}],
        "sites": [{"id": "here", "region": "eu", "inlet_celsius": 22, "clusters": [
            {"id": "one", "product": "gpu", "racks": 2, "nodes_per_rack": 2, "gpus_per_node": 4}]}],
        "workloads": [{"id": "chat", "team": "search", "model": "chat", "behaviour": "SERVING",
            "service_tier": "REALTIME", "replicas": 6, "gpus_per_replica": 2, "activity_basis_points": 8000,
            "tensor_basis_points": 4000, "dram_basis_points": 7000, "memory_basis_points": 9000,
            "kv_cache_basis_points": 6000, "concurrency": 64, "requests_per_minute": 300,
            "time_to_first_token": "0.3s", "inter_token_latency": "0.02s", "start_time": "120s", "revision": 3}],
        "incidents": )" + incidents +
                             "}";
    auto scenario = simulator::readScenario(text);
    EXPECT_TRUE(scenario) << scenario.error().message();
    return *std::move(scenario);
}

inline Codes sample(const simulator::SimulatedFleet &fleet, core::TimePoint time, v1::GpuMetric metric, int first,
                    int count) {
    Codes codes(static_cast<std::size_t>(count));
    fleet.sample(time, metric, first, codes);
    return codes;
}

inline Codes sample(const simulator::SimulatedFleet &fleet, core::TimePoint time, v1::GpuMetric metric) {
    return sample(fleet, time, metric, 0, fleet.gpuCount());
}

inline LiveCode codeOf(const simulator::SimulatedFleet &fleet, core::TimePoint time, v1::GpuMetric metric, int slot) {
    return sample(fleet, time, metric, slot, 1).front();
}

inline float value(const simulator::SimulatedFleet &fleet, core::TimePoint time, v1::GpuMetric metric, int slot) {
    const auto code = codeOf(fleet, time, metric, slot);
    EXPECT_TRUE(telemetry::hasValue(code)) << v1::GpuMetric_Name(metric) << " of " << slot;
    return telemetry::decode(code, telemetry::factsOf(metric).range);
}

inline v1::IncidentStart start(const std::string &incident, core::TimePoint time) {
    v1::IncidentStart start;
    start.set_incident(incident);
    *start.mutable_start_time() = core::toTimestamp(time);
    return start;
}

} // namespace fleets
