#include "backend/fleet/simulator_collector.h"

#include <algorithm>

#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "backend/core/time_text.h"
#include "backend/fleet/health_rules.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/simulated_hardware.h"
#include "backend/fleet/simulated_links.h"
#include "backend/fleet/simulator_past.h"
#include "backend/fleet/source_report.h"
#include "backend/ledger/ledger.h"
#include "backend/telemetry/simulator/scenario.h"

namespace fleet {

namespace {

constexpr auto period = std::chrono::seconds(1);
// Replicas of a scenario come and go with the hour.
constexpr auto workloadPeriod = std::chrono::minutes(1);
// Of resources in one change; a large fleet is made in several.
constexpr std::size_t mostAtOnce = 500;
// Bits of nvmlClocksEventReasons.
constexpr double thermalSlowdown = 0x40;
constexpr double powerBrake = 0x80;
constexpr const char *reason = "The simulated fleet";
// Of the past: a step of what is kept, nearly as far back as it is kept, so that nothing of it has to go for the
// present, in at most so many values.
constexpr auto recalledStep = std::chrono::minutes(1);
constexpr auto recalledReach = std::chrono::hours(24) - 10 * recalledStep;
constexpr std::int64_t mostRecalled = 48'000'000;

} // namespace

core::Result<std::unique_ptr<Collector>> SimulatorCollector::create(const Parts &parts, const v1::Resource &source) {
    const auto &spec = source.telemetry_source().simulator();
    auto scenario = simulator::shippedScenario(spec.scenario());
    if (!scenario)
        return std::move(scenario).error();
    const std::vector<v1::IncidentStart> starts(spec.incidents().begin(), spec.incidents().end());
    auto fleet = simulator::SimulatedFleet::create(*std::move(scenario),
                                                   core::fromTimestamp(source.meta().create_time()), starts);
    if (!fleet)
        return std::move(fleet).error();
    return std::unique_ptr<Collector>(new SimulatorCollector(parts, *std::move(fleet), source));
}

SimulatorCollector::SimulatorCollector(const Parts &parts, simulator::SimulatedFleet fleet, const v1::Resource &source)
    : parts_(parts),
      origin_(core::fromTimestamp(source.meta().create_time())),
      name_(source.meta().name()),
      scenario_(fleet),
      past_(std::make_shared<SimulatorPast>(fleet, origin_)),
      fleet_(std::move(fleet)),
      tenants_(fleet_),
      codes_(static_cast<std::size_t>(fleet_.gpuCount())),
      spec_(source.telemetry_source()),
      incidents_(fleet_.scenario()) {
    status_.set_gpus(fleet_.gpuCount());
    *status_.add_conditions() = sourceAnswers(fleet_.gpuCount());
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

SimulatorCollector::~SimulatorCollector() {
    thread_.request_stop();
    thread_.join();
    parts_.observer.workloads().put(name_, {});
}

v1::TelemetrySourceStatus SimulatorCollector::status() const {
    const std::lock_guard lock(mutex_);
    auto status = status_;
    incidents_.tell(spec_.simulator(), parts_.clock.now(), &status);
    return status;
}

bool SimulatorCollector::adopt(const v1::Resource &source) {
    const auto &spec = source.telemetry_source();
    const std::lock_guard lock(mutex_);
    if (!differInIncidentsAlone(spec_, spec))
        return false;
    const std::vector<v1::IncidentStart> starts(spec.simulator().incidents().begin(),
                                                spec.simulator().incidents().end());
    auto fleet = scenario_.withStarts(starts);
    if (!fleet)
        return false;
    spec_ = spec;
    past_ = std::make_shared<SimulatorPast>(*fleet, origin_);
    awaited_ = *std::move(fleet);
    ended_.notify_all();
    return true;
}

std::shared_ptr<SourcePast> SimulatorCollector::past() const {
    const std::lock_guard lock(mutex_);
    return past_;
}

void SimulatorCollector::work(const std::stop_token &stop) {
    registerNodes(stop);
    while (!stop.stop_requested()) {
        takeStarts();
        put();
        // What is now comes first: somebody may be waiting for it.
        if (!hasRecalled_ && !runs_.empty())
            recall(stop);
        std::unique_lock lock(mutex_);
        ended_.wait_for(lock, stop, period, [this] { return awaited_.has_value(); });
    }
}

void SimulatorCollector::registerNodes(const std::stop_token &stop) {
    const auto state = parts_.ledger.snapshot();
    ledger::Proposal proposal;
    const auto commit = [&] {
        if (proposal.changes.empty())
            return;
        proposal.byVerb = true;
        proposal.reason = reason;
        // A sealed store takes nothing; the nodes are then those that it has.
        static_cast<void>(parts_.ledger.commit(std::exchange(proposal, {})));
    };
    for (auto &resource : resourcesOf(fleet_, parts_.clock.now())) {
        if (stop.stop_requested())
            return;
        if (state->find(resource.meta().name()))
            continue;
        *proposal.changes.emplace_back().mutable_put()->mutable_resource() = core::intentOf(resource);
        proposal.statuses.push_back(std::move(resource));
        if (proposal.changes.size() == mostAtOnce)
            commit();
    }
    commit();
}

void SimulatorCollector::takeStarts() {
    std::optional<simulator::SimulatedFleet> next;
    {
        const std::lock_guard lock(mutex_);
        next = std::exchange(awaited_, std::nullopt);
    }
    if (!next)
        return;
    // Nobody tells the end of what was ended by hand.
    const auto now = parts_.clock.now();
    const auto still = lostAt(*next, now);
    for (const int gpu : lostAt(fleet_, now)) {
        if (const auto slot = slotOf(gpu); slot && !still.contains(gpu))
            parts_.observer.signals().setLost(*slot, false, now);
    }
    fleet_ = *std::move(next);
    tenants_.goOnWith(fleet_);
}

void SimulatorCollector::put() {
    const auto picture = parts_.observer.picture();
    if (picture->ground->layout != layout_)
        follow(picture->ground->layout);
    hasBegun_ = hasRecalled_ && picture->values.columns().size() == telemetry::metrics().size();
    const auto now = parts_.clock.now();
    const auto &fleet = tenants_.at(*picture->ground->state, now);
    // First of all: whoever sees values of a GPU sees what is wrong with it.
    putSignals(fleet, now);
    putWorkloads(fleet, now);
    const auto moment = fleet.at(now);
    for (const auto &facts : telemetry::metrics()) {
        moment.fill(facts.metric, codes_);
        for (const auto &run : runs_)
            parts_.observer.columns().put(static_cast<telemetry::Slot>(run.to), facts.metric,
                                          std::span<const telemetry::LiveCode>(codes_).subspan(
                                              static_cast<std::size_t>(run.from), static_cast<std::size_t>(run.count)),
                                          now);
    }
    parts_.observer.nudge();
}

void SimulatorCollector::putWorkloads(const simulator::SimulatedFleet &fleet, core::TimePoint now) {
    if (runs_.empty() || (now - told_ < workloadPeriod && toldGeneration_ == tenants_.generation()))
        return;
    told_ = now;
    toldGeneration_ = tenants_.generation();
    std::vector<Workload> workloads;
    const auto &scenario = fleet.scenario();
    for (const auto &facts : scenario.workloads())
        workloads.push_back({facts.id(),
                             facts.model().empty() ? std::string() : "models/" + facts.model(),
                             facts.team().empty() ? std::string() : "teams/" + facts.team(),
                             {}});
    for (const auto &owner : fleet.owners(now))
        for (const int gpu : owner.slots)
            if (const auto slot = slotOf(gpu); slot && owner.workload < static_cast<int>(workloads.size()))
                workloads[static_cast<std::size_t>(owner.workload)].slots.push_back(*slot);
    parts_.observer.workloads().put(name_, std::move(workloads));
}

void SimulatorCollector::putSignals(const simulator::SimulatedFleet &fleet, core::TimePoint now) {
    if (runs_.empty())
        return;
    auto &board = parts_.observer.signals();
    for (const auto &signal : fleet.signals(heard_.value_or(now - graveXidSpan), now)) {
        const auto slot = slotOf(signal.slot);
        if (!slot)
            continue;
        if (signal.kind == simulator::Signal::Kind::Xid)
            board.reportXid(*slot, signal.xid, signal.time);
        else if (signal.kind == simulator::Signal::Kind::Lost)
            board.setLost(*slot, !signal.isOver, signal.time);
    }
    heard_ = now;
    putCounters(fleet, now);
}

void SimulatorCollector::putCounters(const simulator::SimulatedFleet &fleet, core::TimePoint now) {
    using telemetry::HealthSignal;
    auto &board = parts_.observer.signals();
    // Of whom nothing is told any more, all of it is over.
    auto over = std::exchange(counted_, {});
    const auto tell = [&](int slot, const simulator::GpuCounters &counters) {
        const auto put = [&](HealthSignal signal, double value) { board.put(slot, signal, value, now); };
        put(HealthSignal::EccCorrected, static_cast<double>(counters.eccCorrected));
        put(HealthSignal::EccUncorrected, static_cast<double>(counters.eccUncorrected));
        put(HealthSignal::RowRemapFailed, counters.hasRemapFailed ? 1 : 0);
        put(HealthSignal::NvlinkReplays, static_cast<double>(counters.nvlinkErrors));
        put(HealthSignal::PcieReplays, static_cast<double>(counters.pcieReplays));
        put(HealthSignal::ClockEventReasons,
            (counters.isThermalThrottled ? thermalSlowdown : 0) + (counters.isPowerThrottled ? powerBrake : 0));
        if (counters.nvlinkErrors > 0)
            board.putLinks(slot, simulatedLinks(fleet.hardware(), counters));
    };
    for (const auto &counters : fleet.counters(now, {0, fleet.gpuCount()})) {
        const auto slot = slotOf(counters.slot);
        if (!slot)
            continue;
        over.erase(counters.slot);
        counted_.insert(counters.slot);
        if (counters.isHeard)
            tell(*slot, counters);
    }
    for (const int gpu : over) {
        if (const auto slot = slotOf(gpu))
            tell(*slot, {.slot = gpu});
    }
}

std::optional<int> SimulatorCollector::slotOf(int gpu) const {
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), gpu, [](int wanted, const Run &run) { return wanted < run.from; });
    if (after == runs_.begin())
        return std::nullopt;
    const auto &run = *std::prev(after);
    return gpu < run.from + run.count ? std::optional(run.to + gpu - run.from) : std::nullopt;
}

void SimulatorCollector::recall(const std::stop_token &stop) {
    hasRecalled_ = true;
    const auto now = parts_.clock.now();
    const auto slots = static_cast<std::size_t>(layout_->slotCount());
    const auto perStep = static_cast<std::int64_t>(slots * telemetry::metrics().size());
    const auto steps =
        std::min<std::int64_t>(recalledReach / recalledStep, mostRecalled / std::max<std::int64_t>(1, perStep));
    std::vector<std::vector<telemetry::LiveCode>> values;
    std::vector<telemetry::MetricCodes> columns;
    for (const auto &facts : telemetry::metrics())
        columns.push_back({facts.metric, values.emplace_back(slots, telemetry::NoData)});
    // Up to now, so that the step before is over.
    for (auto instant = std::max(origin_, now - steps * recalledStep); instant <= now && !stop.stop_requested();
         instant += recalledStep) {
        const auto moment = fleet_.at(instant);
        for (std::size_t place = 0; place < columns.size(); ++place) {
            moment.fill(columns[place].metric, codes_);
            for (const auto &run : runs_)
                std::copy_n(codes_.begin() + run.from, run.count, values[place].begin() + run.to);
            columns[place].codes = values[place];
        }
        parts_.observer.remember(instant, columns);
    }
}

void SimulatorCollector::follow(LayoutPtr layout) {
    layout_ = std::move(layout);
    runs_.clear();
    toldGeneration_ = 0;
    const auto &hardware = fleet_.hardware();
    for (std::size_t number = 0; number < hardware.nodes().size(); ++number) {
        const auto &gpus = hardware.nodes()[number].gpus;
        const auto *place = layout_->find(hardware.resourceName(static_cast<int>(number)));
        if (!place)
            continue;
        const int count = std::min(gpus.count, place->gpuCount);
        parts_.observer.signals().setFabric(place->firstSlot, count,
                                            simulatedLinkCount(hardware.productOf(hardware.nodes()[number])));
        auto *last = runs_.empty() ? nullptr : &runs_.back();
        if (last && last->from + last->count == gpus.first && last->to + last->count == place->firstSlot)
            last->count += count;
        else
            runs_.push_back({gpus.first, place->firstSlot, count});
    }
}

} // namespace fleet
