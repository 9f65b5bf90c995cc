#include "backend/telemetry/simulator/trouble.h"

#include <algorithm>

namespace simulator {

namespace {

float parts(int basisPoints) {
    return static_cast<float>(basisPoints) / 10'000;
}

// The graver one stays.
void report(Trouble::Report what, Millis begin, Trouble *trouble) {
    const Millis known = begin - 1;
    if (trouble->report == Trouble::Report::Live || known < trouble->known)
        trouble->known = known;
    trouble->report = std::max(trouble->report, what);
}

void apply(const Occurrence &occurrence, Millis time, Trouble *trouble) {
    const auto &incident = *occurrence.incident;
    const float severity = occurrence.severityAt(time);
    auto &strain = trouble->strain;
    switch (incident.what_case()) {
    case v1::FleetIncident::kThrottling:
        strain.clock *= 1 - severity * parts(incident.throttling().clock_loss_basis_points());
        if (incident.throttling().is_power())
            strain.powerLimit = std::max(strain.powerLimit, severity);
        else
            strain.overheating = std::max(strain.overheating, severity);
        break;
    case v1::FleetIncident::kNvlinkDecay:
        strain.nvlink *= 1 - severity * parts(incident.nvlink_decay().throughput_loss_basis_points());
        break;
    case v1::FleetIncident::kNoisyTenant:
        strain.activity *= 1 - severity * parts(incident.noisy_tenant().neighbour_loss_basis_points());
        break;
    case v1::FleetIncident::kGpuLoss:
        return report(Trouble::Report::Lost, occurrence.begin, trouble);
    case v1::FleetIncident::kNodeAbsence:
        return report(Trouble::Report::Gone, occurrence.begin, trouble);
    case v1::FleetIncident::kSilentSource:
        return report(Trouble::Report::Silent, occurrence.begin, trouble);
    // Told of by signals and by what replicas do.
    case v1::FleetIncident::kXidStorm:
    case v1::FleetIncident::kEccGrowth:
    case v1::FleetIncident::kBadCanary:
    case v1::FleetIncident::WHAT_NOT_SET:
        break;
    }
}

bool changesValues(const v1::FleetIncident &incident) {
    return !incident.has_xid_storm() && !incident.has_ecc_growth() && !incident.has_bad_canary();
}

} // namespace

std::vector<Trouble> troublesAt(const Timeline &timeline, Millis time, SlotRange range) {
    std::vector<Trouble> troubles;
    std::vector<const Occurrence *> present;
    for (const auto &occurrence : timeline.occurrences()) {
        if (!occurrence.isOnAt(time) || !changesValues(*occurrence.incident))
            continue;
        present.push_back(&occurrence);
        for (const auto &slots : occurrence.slots) {
            for (int slot = std::max(slots.first, range.first); slot < std::min(slots.end(), range.end()); ++slot)
                troubles.push_back({slot});
        }
    }
    const auto bySlot = [](const auto &left, const auto &right) { return left.slot < right.slot; };
    const auto isSame = [](const auto &left, const auto &right) { return left.slot == right.slot; };
    std::sort(troubles.begin(), troubles.end(), bySlot);
    troubles.erase(std::unique(troubles.begin(), troubles.end(), isSame), troubles.end());
    for (auto &trouble : troubles) {
        for (const auto *occurrence : present) {
            if (occurrence->touches(trouble.slot))
                apply(*occurrence, time, &trouble);
        }
    }
    return troubles;
}

} // namespace simulator
