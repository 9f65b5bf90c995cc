#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/beat.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/layout.h"
#include "backend/fleet/simulated_incidents.h"
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
class SimulatorPast;

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
    std::shared_ptr<SourcePast> past() const override;
    // Where other incidents were started, and nothing else differs.
    bool adopt(const v1::Resource &source) override;

private:
    // GPUs that lie beside each other in the simulation and in the columns.
    struct Run {
        int from = 0;
        int to = 0;
        int count = 0;
    };

    SimulatorCollector(const Parts &parts, simulator::SimulatedFleet fleet, const v1::Resource &source);

    void work(const std::stop_token &stop);
    void registerNodes(const std::stop_token &stop);
    // Incidents that somebody started or ended meanwhile.
    void takeStarts();
    void put();
    // What happened to its GPUs until then, which nobody was there to see.
    void tellIdleness(core::TimePoint now);
    void tellPast(const simulator::SimulatedFleet &fleet, core::TimePoint now);
    void putSignals(const simulator::SimulatedFleet &fleet, core::TimePoint now);
    // Who has no incident with XIDs any more was reset: those that had one until now, and those of before.
    void endXids(const simulator::SimulatedFleet &fleet, std::set<int> before, core::TimePoint now);
    // What the scenario has on them. Who was placed by the service is known without us.
    void putWorkloads(const simulator::SimulatedFleet &fleet, core::TimePoint now);
    void putCounters(const simulator::SimulatedFleet &fleet, core::TimePoint now);
    // Where a GPU of the simulation is in the columns; nothing where it is not.
    std::optional<int> slotOf(int gpu) const;
    void follow(LayoutPtr layout);
    // What the history would hold if the service had run since the source was made, as far back as it holds anything.
    void recall(const std::stop_token &stop);

    const Parts parts_;
    const core::TimePoint origin_;
    // Its resource's name.
    const std::string name_;
    // What is simulated, whatever was started.
    const simulator::SimulatedFleet scenario_;
    // With what was started and who was placed.
    const std::shared_ptr<SimulatorPast> past_;
    // Of the thread alone.
    Beat::Reader reader_;
    simulator::SimulatedFleet fleet_;
    SimulatedTenants tenants_;
    LayoutPtr layout_;
    std::vector<Run> runs_;
    // Of the tenants that the past knows.
    std::uint64_t pastGeneration_ = 0;
    // When workloads were told last, and of whom.
    core::TimePoint told_;
    std::uint64_t toldGeneration_ = 0;
    // Up to then, the simulation's drivers have been heard.
    std::optional<core::TimePoint> heard_;
    // GPUs of which drivers told something at the last time, and those that had an incident with XIDs.
    std::set<int> counted_;
    std::set<int> struck_;
    std::vector<telemetry::LiveCode> codes_;
    bool hasRecalled_ = false;
    bool hasTold_ = false;

    std::atomic<bool> hasBegun_ = false;
    mutable std::mutex mutex_;
    std::condition_variable_any ended_;
    v1::TelemetrySourceStatus status_;
    v1::TelemetrySourceSpec spec_;
    // To go on with.
    std::optional<simulator::SimulatedFleet> awaited_;
    // What can be started is known by the scenario alone.
    const SimulatedIncidents incidents_;
    std::jthread thread_;
};

} // namespace fleet
