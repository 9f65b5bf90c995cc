#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/layout.h"
#include "backend/fleet/simulated_tenants.h"
#include "backend/telemetry/code.h"
#include "backend/telemetry/simulator/simulated_fleet.h"

#include "pilothouse/v1/resource.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

class Observer;

// Makes the nodes of a simulated fleet, and puts what its GPUs would say into the columns once a second, by the way of
// everything that is measured.
class SimulatorCollector final : public Collector {
public:
    struct Parts {
        ledger::Ledger &ledger;
        Observer &observer;
        const core::Clock &clock;
    };

    // Of a source with a simulator in its spec. Errors of SimulatedFleet::create; NOT_FOUND for an unknown scenario.
    static core::Result<std::unique_ptr<Collector>> create(const Parts &parts, const v1::Resource &source);
    ~SimulatorCollector() override;

    v1::TelemetrySourceStatus status() const override;
    bool hasBegun() const override { return hasBegun_; }

private:
    // GPUs that lie beside each other in the simulation and in the columns.
    struct Run {
        int from = 0;
        int to = 0;
        int count = 0;
    };

    SimulatorCollector(const Parts &parts, simulator::SimulatedFleet fleet, core::TimePoint origin);

    void work(const std::stop_token &stop);
    void registerNodes(const std::stop_token &stop);
    void put();
    void putSignals(const simulator::SimulatedFleet &fleet, core::TimePoint now);
    // Where a GPU of the simulation is in the columns; nothing where it is not.
    std::optional<int> slotOf(int gpu) const;
    void follow(LayoutPtr layout);
    // What the history would hold if the service had run since the source was made, as far back as it holds anything.
    void recall(const std::stop_token &stop);

    const Parts parts_;
    const simulator::SimulatedFleet fleet_;
    const core::TimePoint origin_;
    // Of the thread alone.
    SimulatedTenants tenants_;
    LayoutPtr layout_;
    std::vector<Run> runs_;
    // Up to then, the simulation's drivers have been heard.
    std::optional<core::TimePoint> heard_;
    std::vector<telemetry::LiveCode> codes_;
    bool hasRecalled_ = false;

    std::atomic<bool> hasBegun_ = false;
    mutable std::mutex mutex_;
    std::condition_variable_any ended_;
    v1::TelemetrySourceStatus status_;
    std::jthread thread_;
};

} // namespace fleet
