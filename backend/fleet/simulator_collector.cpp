#include "backend/fleet/simulator_collector.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "backend/core/time_text.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/simulated_events.h"
#include "backend/fleet/simulated_hardware.h"
#include "backend/fleet/simulated_idleness.h"
#include "backend/fleet/simulated_links.h"
#include "backend/fleet/simulator_past.h"
#include "backend/fleet/source_report.h"
#include "backend/ledger/ledger.h"
#include "backend/telemetry/simulator/scenario.h"
#include "backend/telemetry/xid_span.h"

namespace fleet {

namespace {

constexpr auto period = std::chrono::seconds(1);
// Replicas of a scenario come and go with the hour.
constexpr auto workloadPeriod = std::chrono::minutes(1);
// Of resources in one change; a large fleet is made in many. What stays of each lies between what a change takes for as
// long as it is made, and the gaps that this leaves stay too.
constexpr std::size_t mostAtOnce = 100;
constexpr const char *reason = "The simulated fleet";
// What happened to GPUs is told for as long as a month has days.
constexpr auto toldReach = std::chrono::hours(24 * 31);
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
      past_(std::make_shared<SimulatorPast>(EarlierTenants(fleet, {}, parts.clock.now()), origin_)),
      reader_(parts.observer.beat()),
      fleet_(std::move(fleet)),
      tenants_(fleet_),
      codes_(static_cast<std::size_t>(fleet_.gpuCount())),
      spec_(source.telemetry_source()),
      incidents_(fleet_.scenario()) {
    parts_.observer.simulations().put(name_, std::make_shared<const simulator::SimulatedFleet>(fleet_));
    status_.set_gpus(fleet_.gpuCount());
    *status_.add_conditions() = sourceAnswers(fleet_.gpuCount());
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

SimulatorCollector::~SimulatorCollector() {
    thread_.request_stop();
    thread_.join();
    parts_.observer.simulations().put(name_, nullptr);
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
    // Those who were placed follow when it goes on.
    past_->follow({*fleet, {}, parts_.clock.now()});
    parts_.observer.simulations().put(name_, std::make_shared<const simulator::SimulatedFleet>(*fleet));
    awaited_ = *std::move(fleet);
    ended_.notify_all();
    return true;
}

std::shared_ptr<SourcePast> SimulatorCollector::past() const {
    return past_;
}

void SimulatorCollector::work(const std::stop_token &stop) {
    registerNodes(stop);
    auto next = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        const auto now = std::chrono::steady_clock::now();
        if (now >= next)
            next = parts_.observer.beat().next(now, period);
        takeStarts();
        put();
        reader_.goOn(next);
        // What is now comes first: somebody may be waiting for it.
        if (!hasRecalled_ && !runs_.empty())
            recall(stop);
        std::unique_lock lock(mutex_);
        ended_.wait_until(lock, stop, next, [this] { return awaited_.has_value(); });
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
    eachResourceOf(fleet_, parts_.clock.now(), [&](v1::Resource resource) {
        if (stop.stop_requested() || state->findStored(resource.meta().name()))
            return !stop.stop_requested();
        *proposal.changes.emplace_back().mutable_put()->mutable_resource() = core::intentOf(resource);
        proposal.statuses.push_back(std::move(resource));
        if (proposal.changes.size() == mostAtOnce)
            commit();
        return true;
    });
    if (!stop.stop_requested())
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
    for (const auto &[gpu, xid] : lostAt(fleet_, now)) {
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
    if (std::exchange(pastGeneration_, tenants_.generation()) != tenants_.generation())
        past_->follow(tenants_.earlier(now));
    if (!runs_.empty() && !std::exchange(hasTold_, true)) {
        tellPast(fleet, now);
        tellIdleness(now);
    }
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
    const auto from = heard_.value_or(now - telemetry::graveXidSpan);
    for (const auto &signal : fleet.signals(from, now)) {
        const auto slot = slotOf(signal.slot);
        if (!slot)
            continue;
        if (signal.kind == simulator::Signal::Kind::Xid)
            board.reportStandingXid(*slot, signal.xid, signal.time);
        else if (signal.kind == simulator::Signal::Kind::Lost)
            board.setLost(*slot, !signal.isOver, signal.time);
    }
    // Who has been gone for longer is not told of any more.
    if (!heard_) {
        for (const auto &[gpu, xid] : lostAt(fleet, now)) {
            if (const auto slot = slotOf(gpu))
                board.setLost(*slot, true, now);
        }
    }
    endXids(fleet, heard_ ? std::set<int>() : struckBetween(fleet, from, now), now);
    heard_ = now;
    putCounters(fleet, now);
}

void SimulatorCollector::endXids(const simulator::SimulatedFleet &fleet, std::set<int> before, core::TimePoint now) {
    before.merge(std::exchange(struck_, struckBetween(fleet, now, now)));
    for (const int gpu : before) {
        if (const auto slot = slotOf(gpu); slot && !struck_.contains(gpu))
            parts_.observer.signals().put(*slot, telemetry::HealthSignal::LastXid, 0, now);
    }
}

void SimulatorCollector::putCounters(const simulator::SimulatedFleet &fleet, core::TimePoint now) {
    auto &board = parts_.observer.signals();
    // Of whom nothing is told any more, all of it is over.
    auto over = std::exchange(counted_, {});
    for (const auto &counters : fleet.counters(now, {0, fleet.gpuCount()})) {
        const auto slot = slotOf(counters.slot);
        if (!slot)
            continue;
        over.erase(counters.slot);
        counted_.insert(counters.slot);
        if (counters.isHeard)
            fleet::putCounters(fleet.hardware(), counters, *slot, now, &board);
    }
    for (const int gpu : over) {
        if (const auto slot = slotOf(gpu))
            fleet::putCounters(fleet.hardware(), {.slot = gpu}, *slot, now, &board);
    }
}

void SimulatorCollector::tellPast(const simulator::SimulatedFleet &fleet, core::TimePoint now) {
    std::set<std::string> nodes;
    for (int node = 0; node < static_cast<int>(fleet.hardware().nodes().size()); ++node)
        nodes.insert(fleet.hardware().resourceName(node));
    const auto since = std::max(*past_->since(), now - toldReach);
    auto events = simulatedEvents(fleet, since, now);
    std::erase_if(events, [this](const auto &event) { return layout_->find(event.node) == nullptr; });
    for (auto &event : events)
        event.team = layout_->find(event.node)->team;
    parts_.observer.events().recall(nodes, now, std::move(events));
}

// Who has a GPU here had it in the fleet that was made up before, too.
void SimulatorCollector::tellIdleness(core::TimePoint now) {
    for (const auto &[gpu, since] : simulatedIdleness(tenants_.earlier(now), now)) {
        if (const auto slot = slotOf(gpu))
            parts_.observer.signals().setIdleSince(*slot, since, now);
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
    // What others have measured meanwhile would have to go for it.
    if (const auto oldest = parts_.observer.history().oldest(); oldest && *oldest < now - 2 * recalledStep)
        return;
    const auto slots = static_cast<std::size_t>(layout_->slotCount());
    const auto perStep = static_cast<std::int64_t>(slots * telemetry::metrics().size());
    const auto steps =
        std::min<std::int64_t>(recalledReach / recalledStep, mostRecalled / std::max<std::int64_t>(1, perStep));
    std::vector<std::vector<telemetry::LiveCode>> values;
    std::vector<telemetry::MetricCodes> columns;
    for (const auto &facts : telemetry::metrics())
        columns.push_back({facts.metric, values.emplace_back(slots, telemetry::NoData)});
    const auto tenants = tenants_.earlier(now);
    EarlierFleet fleet(tenants);
    // Up to now, so that the step before is over.
    for (auto instant = std::max(origin_, now - steps * recalledStep); instant <= now && !stop.stop_requested();
         instant += recalledStep) {
        const auto moment = fleet.at(instant).at(instant);
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
