#include "backend/fleet/simulated_incidents.h"

#include <algorithm>

#include <google/protobuf/util/message_differencer.h>

#include "backend/telemetry/simulator/timeline.h"

namespace fleet {

namespace {

// From its start until the last of what it brings is over; nothing where it never is.
std::optional<simulator::Millis> lengthOf(const v1::FleetScenario &scenario, const std::string &id) {
    simulator::Millis length = 0;
    for (const auto &incident : scenario.incidents()) {
        if (incident.id() != id && incident.started_with() != id)
            continue;
        if (!incident.has_length())
            return std::nullopt;
        length = std::max(length, simulator::millisOf(incident.begin()) + simulator::millisOf(incident.length()));
    }
    return length;
}

bool bringsXids(const v1::FleetIncident &incident) {
    return incident.has_xid_storm() || incident.has_gpu_loss() || incident.nvlink_decay().errors_per_xid() > 0 ||
           incident.ecc_growth().corrected_per_remap() > 0;
}

// At any time from the one to the other.
template <typename Visit>
void eachUnderWay(const simulator::SimulatedFleet &fleet, core::TimePoint from, core::TimePoint to,
                  const Visit &visit) {
    for (const auto &span : fleet.incidents()) {
        if (span.begin <= to && (!span.end || *span.end > from))
            visit(*span.incident);
    }
}

template <typename Visit>
void eachSlot(const simulator::SimulatedFleet &fleet, const v1::FleetIncident &incident, const Visit &visit) {
    for (const auto &range : fleet.hardware().slotsOf(incident.place())) {
        for (int slot = range.first; slot < range.end(); ++slot)
            visit(slot);
    }
}

} // namespace

SimulatedIncidents::SimulatedIncidents(const v1::FleetScenario &scenario) {
    for (const auto &incident : scenario.incidents()) {
        if (!incident.is_on_demand())
            continue;
        auto &told = *all_.add_incidents();
        told.set_id(incident.id());
        told.set_display_name(incident.display_name());
        told.set_description(incident.description());
        if (const auto length = lengthOf(scenario, incident.id())) {
            told.mutable_length()->set_seconds(*length / 1'000);
            told.mutable_length()->set_nanos(static_cast<int>(*length % 1'000) * 1'000'000);
        }
    }
}

void SimulatedIncidents::tell(const v1::SimulatorSource &spec, core::TimePoint now,
                              v1::TelemetrySourceStatus *status) const {
    *status->mutable_incidents() = all_.incidents();
    for (auto &incident : *status->mutable_incidents()) {
        for (const auto &start : spec.incidents()) {
            const std::chrono::milliseconds length(simulator::millisOf(incident.length()));
            const bool isOver = incident.has_length() && now >= core::fromTimestamp(start.start_time()) + length;
            if (start.incident() == incident.id() && !isOver)
                *incident.mutable_start_time() = start.start_time();
        }
    }
}

bool differInIncidentsAlone(v1::TelemetrySourceSpec left, v1::TelemetrySourceSpec right) {
    for (auto *spec : {&left, &right}) {
        if (!spec->has_simulator())
            return false;
        spec->mutable_simulator()->clear_incidents();
        spec->clear_description();
    }
    return google::protobuf::util::MessageDifferencer::Equals(left, right);
}

std::map<int, int> lostAt(const simulator::SimulatedFleet &fleet, core::TimePoint time) {
    std::map<int, int> lost;
    eachUnderWay(fleet, time, time, [&](const v1::FleetIncident &incident) {
        if (!incident.has_gpu_loss() && !incident.has_node_absence())
            return;
        eachSlot(fleet, incident, [&](int slot) {
            const auto [found, isNew] = lost.emplace(slot, incident.gpu_loss().xid());
            // The node takes its GPUs with it.
            if (incident.has_node_absence())
                found->second = 0;
        });
    });
    return lost;
}

std::set<int> struckBetween(const simulator::SimulatedFleet &fleet, core::TimePoint from, core::TimePoint to) {
    std::set<int> struck;
    eachUnderWay(fleet, from, to, [&](const v1::FleetIncident &incident) {
        if (bringsXids(incident))
            eachSlot(fleet, incident, [&](int slot) { struck.insert(slot); });
    });
    return struck;
}

} // namespace fleet
