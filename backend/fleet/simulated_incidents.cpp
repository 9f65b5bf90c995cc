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

std::set<int> lostAt(const simulator::SimulatedFleet &fleet, core::TimePoint time) {
    std::optional<core::TimePoint> first;
    for (const auto &span : fleet.incidents()) {
        const bool isLoss = span.incident->has_gpu_loss() || span.incident->has_node_absence();
        const bool isOn = span.begin <= time && (!span.end || *span.end > time);
        if (isLoss && isOn && (!first || span.begin < *first))
            first = span.begin;
    }
    std::set<int> lost;
    if (!first)
        return lost;
    for (const auto &signal : fleet.signals(*first, time + std::chrono::milliseconds(1))) {
        if (signal.kind != simulator::Signal::Kind::Lost)
            continue;
        if (signal.isOver)
            lost.erase(signal.slot);
        else
            lost.insert(signal.slot);
    }
    return lost;
}

} // namespace fleet
