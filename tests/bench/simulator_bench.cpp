#include <time.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "backend/telemetry/history.h"
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

const core::TimePoint noon = core::fromTimestamp(*core::parseTime("2026-11-26T13:00:00Z"));

std::optional<simulator::SimulatedFleet> largeFleet() {
    auto scenario = simulator::shippedScenario("large");
    auto fleet = scenario ? simulator::SimulatedFleet::create(*std::move(scenario), noon)
                          : core::Result<simulator::SimulatedFleet>(std::move(scenario).error());
    return fleet ? std::optional(*std::move(fleet)) : std::nullopt;
}

// Some seconds of the large fleet, one after the other, as a service asks for them.
class Simulation {
public:
    Simulation() : fleet_(largeFleet()) {}

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
    core::TimePoint now_ = noon;
    std::optional<simulator::SimulatedFleet> fleet_;
};

// How many minutes are kept in memory of so many GPUs and metrics, after somewhat more than the wanted ones.
double keptMinutes(const simulator::SimulatedFleet &fleet, int gpus, std::size_t metrics, int wanted) {
    constexpr int PerMinute = 6;
    telemetry::History history(telemetry::History::Limits{});
    std::vector<std::vector<telemetry::LiveCode>> codes(metrics);
    std::vector<telemetry::MetricCodes> columns;
    for (std::size_t place = 0; place < codes.size(); ++place) {
        codes[place].resize(static_cast<std::size_t>(gpus));
        columns.push_back({telemetry::metrics()[place].metric, codes[place]});
    }
    auto time = noon;
    for (int sample = 0; sample < PerMinute * wanted * 11 / 10;
         ++sample, time += std::chrono::seconds(60 / PerMinute)) {
        const auto moment = fleet.at(time, {0, gpus});
        for (std::size_t place = 0; place < codes.size(); ++place)
            moment.fill(columns[place].metric, codes[place]);
        history.record(time, columns);
    }
    const auto oldest = history.oldest();
    const auto newest = history.newest();
    return oldest && newest ? std::chrono::duration<double, std::ratio<60>>(*newest - *oldest).count() : 0;
}

Experiment reach() {
    constexpr int Small = 4'096;
    constexpr int Hour = 60;
    constexpr int Day = 24 * Hour;
    const auto fleet = std::make_shared<const std::optional<simulator::SimulatedFleet>>(largeFleet());
    Experiment experiment;
    const auto gauge = [](const char *name, const char *limit, std::optional<double> budget) {
        return Gauge{name, "min", limit, budget, Gauge::Budget::AtLeast};
    };
    experiment.gauges = {
        gauge("telemetry.history_reach", "limit, an hour in memory, 100,000 GPUs x 8 metrics", 1),
        gauge("telemetry.history_reach_day", "limit, a day in memory, 4,096 GPUs x 8 metrics", 1),
        gauge("telemetry.history_reach_all", "an hour, 100,000 GPUs x 16 metrics", std::nullopt),
    };
    experiment.ours = [fleet]() -> Figures {
        if (!*fleet)
            return failed("the large scenario is not sound");
        const int gpus = (*fleet)->gpuCount();
        return {keptMinutes(**fleet, gpus, Metrics, Hour), keptMinutes(**fleet, Small, Metrics, Day),
                keptMinutes(**fleet, gpus, telemetry::metrics().size(), Hour)};
    };
    experiment.theirs = [] { return Figures{Hour, Day, Hour}; };
    // The same each time.
    experiment.rounds = 1;
    return experiment;
}

Experiment simulation() {
    Experiment experiment;
    experiment.gauges = {{"telemetry.simulator", "ms", "limit, 100,000 GPUs x 8 metrics, processor", 1}};
    experiment.ours = [simulation = std::make_shared<Simulation>()] { return simulation->run(); };
    experiment.theirs = [] { return Figures{20}; };
    return experiment;
}

} // namespace

std::vector<Offer> simulatorOffers() {
    return {{{"telemetry.simulator"}, simulation},
            {{"telemetry.history_reach", "telemetry.history_reach_day", "telemetry.history_reach_all"}, reach}};
}

} // namespace bench
