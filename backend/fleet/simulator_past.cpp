#include "backend/fleet/simulator_past.h"

#include <algorithm>

namespace fleet {

namespace {

// Before its scenario begins: who looks at a fleet of an hour wants to see a month of it.
constexpr auto reachBefore = std::chrono::hours(24 * 31);
// Beyond that, all GPUs at once are as soon reckoned.
constexpr std::size_t mostRuns = 16;

} // namespace

SimulatorPast::SimulatorPast(const EarlierTenants &tenants, core::TimePoint origin)
    : own_(tenants.own()), since_(origin - reachBefore), tenants_(std::make_shared<const EarlierTenants>(tenants)) {}

void SimulatorPast::follow(const EarlierTenants &tenants) {
    auto next = std::make_shared<const EarlierTenants>(tenants);
    const std::lock_guard lock(mutex_);
    tenants_.swap(next);
}

std::vector<std::size_t> SimulatorPast::nodesIn(const std::vector<const PlacedNode *> &nodes) const {
    std::vector<std::size_t> found;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (own_.hardware().findNode(nodes[node]->name))
            found.push_back(node);
    }
    return found;
}

void SimulatorPast::fill(const Asked &asked, PastGrid *grid) {
    const auto runs = runsOf(asked.nodes, *grid);
    std::unique_lock lock(mutex_);
    const auto tenants = tenants_;
    lock.unlock();
    EarlierFleet fleet(*tenants);
    for (auto step = asked.steps.first; step < asked.steps.end && !runs.empty(); ++step) {
        if (grid->middleOf(step) >= since_)
            fillStep(fleet.at(grid->middleOf(step)), step, runs, grid);
    }
}

std::vector<SimulatorPast::Run> SimulatorPast::runsOf(const std::vector<std::size_t> &nodes,
                                                      const PastGrid &grid) const {
    std::vector<Run> runs;
    for (const auto place : nodes) {
        const auto &node = *grid.nodes()[place];
        const auto &gpus = own_.hardware().node(*own_.hardware().findNode(node.name)).gpus;
        const auto entry = grid.entryOf(place);
        const int count = std::min(gpus.count, node.gpuCount);
        auto *last = runs.empty() ? nullptr : &runs.back();
        if (last && last->from + last->count == gpus.first &&
            last->entry + static_cast<std::size_t>(last->count) == entry)
            last->count += count;
        else if (count > 0)
            runs.push_back({gpus.first, entry, count});
    }
    return runs;
}

void SimulatorPast::fillStep(const simulator::SimulatedFleet &fleet, std::size_t step, const std::vector<Run> &runs,
                             PastGrid *grid) {
    std::vector<telemetry::LiveCode> codes;
    const auto put = [&](const simulator::Moment &moment, std::span<const Run> some, int first) {
        for (std::size_t metric = 0; metric < grid->metrics().size(); ++metric) {
            moment.fill(grid->metrics()[metric], codes);
            for (const auto &run : some) {
                for (int gpu = 0; gpu < run.count; ++gpu)
                    grid->put(metric, step, run.entry + static_cast<std::size_t>(gpu),
                              telemetry::toPast(codes[static_cast<std::size_t>(run.from - first + gpu)]),
                              v1::FROM_SIMULATION);
            }
        }
    };
    const auto time = grid->middleOf(step);
    if (runs.size() > mostRuns) {
        codes.resize(static_cast<std::size_t>(fleet.gpuCount()));
        return put(fleet.at(time), runs, 0);
    }
    for (const auto &run : runs) {
        codes.resize(static_cast<std::size_t>(run.count));
        put(fleet.at(time, {run.from, run.count}), std::span(&run, 1), run.from);
    }
}

} // namespace fleet
