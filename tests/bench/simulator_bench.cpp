#include <time.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "backend/telemetry/metric.h"
#include "backend/telemetry/simulator/scenario.h"
#include "backend/telemetry/simulator/simulated_fleet.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

constexpr int Metrics = 8;
constexpr int Seconds = 5;

double threadMilliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Some seconds of the large fleet, one after the other, as a service asks for them.
class Simulation {
public:
    Simulation() {
        auto scenario = simulator::shippedScenario("large");
        if (!scenario)
            return;
        auto fleet = simulator::SimulatedFleet::create(*std::move(scenario), now_);
        if (fleet)
            fleet_.emplace(*std::move(fleet));
    }

    // Milliseconds of one second of the fleet.
    Figures run() {
        if (!fleet_)
            return failed("the large scenario is not sound");
        std::vector<telemetry::LiveCode> codes(static_cast<std::size_t>(fleet_->gpuCount()));
        const double start = threadMilliseconds();
        for (int second = 0; second < Seconds; ++second) {
            now_ += std::chrono::seconds(1);
            const auto moment = fleet_->at(now_);
            for (int metric = 0; metric < Metrics; ++metric)
                moment.fill(telemetry::metrics()[static_cast<std::size_t>(metric)].metric, codes);
        }
        return {(threadMilliseconds() - start) / Seconds};
    }

private:
    core::TimePoint now_ = core::fromTimestamp(*core::parseTime("2026-11-26T13:00:00Z"));
    std::optional<simulator::SimulatedFleet> fleet_;
};

Experiment simulation() {
    Experiment experiment;
    experiment.gauges = {{"telemetry.simulator", "ms", "limit, 100,000 GPUs x 8 metrics, processor", 1}};
    experiment.ours = [simulation = std::make_shared<Simulation>()] { return simulation->run(); };
    experiment.theirs = [] { return Figures{20}; };
    return experiment;
}

} // namespace

std::vector<Offer> simulatorOffers() {
    return {{{"telemetry.simulator"}, simulation}};
}

} // namespace bench
