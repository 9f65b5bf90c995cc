#include "backend/telemetry/simulator/timeline.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace simulator {

namespace {

constexpr Millis LongestRamp = 5 * 60'000;
// Whoever starts it waits for it.
constexpr Millis AskedRamp = 15'000;

// GPUs of others on the nodes on which a workload has some.
std::vector<SlotRange> neighboursOf(int workload, const Plan &plan) {
    const auto &hardware = plan.hardware;
    const auto &tenancies = plan.tenancies;
    std::vector<char> isShared(hardware.nodes().size());
    for (const auto &tenancy : tenancies.all()) {
        if (tenancy.workload == workload)
            isShared[static_cast<std::size_t>(hardware.nodeOf(tenancy.reach.first))] = 1;
    }
    std::vector<SlotRange> slots;
    for (std::size_t node = 0; node < isShared.size(); ++node) {
        const auto gpus = hardware.nodes()[node].gpus;
        for (int slot = gpus.first; slot < gpus.end() && isShared[node] != 0; ++slot) {
            const int tenancy = tenancies.of(slot);
            if (tenancy >= 0 && tenancies.all()[static_cast<std::size_t>(tenancy)].workload == workload)
                continue;
            if (!slots.empty() && slots.back().end() == slot)
                ++slots.back().count;
            else
                slots.push_back({slot, 1});
        }
    }
    return slots;
}

int workloadOf(const v1::FleetScenario &scenario, const v1::FleetIncident &incident) {
    const std::string &id =
        incident.has_noisy_tenant() ? incident.noisy_tenant().workload() : incident.bad_canary().workload();
    const auto &all = scenario.workloads();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &workload) { return workload.id() == id; });
    return static_cast<int>(found - all.begin());
}

} // namespace

Millis millisOf(const google::protobuf::Duration &duration) {
    return duration.seconds() * 1'000 + duration.nanos() / 1'000'000;
}

Millis toMillis(core::TimePoint time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

bool Occurrence::touches(int slot) const {
    const auto after = std::upper_bound(slots.begin(), slots.end(), slot,
                                        [](int own, const SlotRange &range) { return own < range.first; });
    return after != slots.begin() && std::prev(after)->contains(slot);
}

float Occurrence::severityAt(Millis time) const {
    if (!isOnAt(time))
        return 0;
    const bool isAsked = incident->is_on_demand() || !incident->started_with().empty();
    const Millis longest = isAsked ? AskedRamp : LongestRamp;
    const Millis ramp = end == Never ? longest : std::min(longest, (end - begin) / 4);
    const auto part = [ramp](Millis since) {
        return ramp == 0 ? 1.0f : smooth(static_cast<float>(since) / static_cast<float>(ramp));
    };
    return std::min(part(time - begin + 1), end == Never ? 1.0f : part(end - time));
}

core::Result<Timeline> Timeline::create(const Plan &plan, Millis origin, std::span<const v1::IncidentStart> starts) {
    const auto &all = plan.scenario.incidents();
    std::map<std::string, Millis> started;
    for (const auto &start : starts) {
        const bool isThere = std::any_of(all.begin(), all.end(), [&](const auto &incident) {
            return incident.is_on_demand() && incident.id() == start.incident();
        });
        if (!isThere)
            return core::Error(v1::NOT_FOUND, "the scenario has no incident \"" + start.incident() + "\" on demand",
                               {{"name", start.incident()}});
        started[start.incident()] = toMillis(core::fromTimestamp(start.start_time()));
    }
    Timeline timeline;
    timeline.touched_.resize(plan.tenancies.all().size());
    for (const auto &incident : all) {
        const auto &key = incident.is_on_demand() ? incident.id() : incident.started_with();
        if (key.empty())
            timeline.add(plan, incident, origin);
        else if (const auto start = started.find(key); start != started.end())
            timeline.add(plan, incident, start->second);
    }
    std::stable_sort(timeline.occurrences_.begin(), timeline.occurrences_.end(),
                     [](const auto &left, const auto &right) { return left.begin < right.begin; });
    return timeline;
}

void Timeline::add(const Plan &plan, const v1::FleetIncident &incident, Millis start) {
    Occurrence occurrence;
    occurrence.incident = &incident;
    occurrence.begin = start + millisOf(incident.begin());
    if (incident.has_length())
        occurrence.end = occurrence.begin + millisOf(incident.length());
    if (incident.has_noisy_tenant() || incident.has_bad_canary())
        occurrence.workload = workloadOf(plan.scenario, incident);
    if (incident.has_noisy_tenant())
        occurrence.slots = neighboursOf(occurrence.workload, plan);
    else if (!incident.has_bad_canary())
        occurrence.slots = plan.hardware.slotsOf(incident.place());
    for (int index = 0; index < static_cast<int>(touched_.size()); ++index) {
        const bool isOwn = plan.tenancy(index).workload == occurrence.workload;
        if (isOwn || plan.tenancies.isWithin(index, occurrence.slots))
            touched_[static_cast<std::size_t>(index)] = 1;
    }
    occurrences_.push_back(std::move(occurrence));
}

} // namespace simulator
