#include <algorithm>

#include "backend/telemetry/simulator/growth.h"
#include "backend/telemetry/simulator/signals.h"

namespace simulator {

namespace {

constexpr std::uint64_t WearChannel = 0x81;
constexpr Millis Day = 86'400'000;
// Since when the fleet runs, far before anything that is asked for: 2024-01-01.
constexpr Millis Installed = 1'704'067'200'000;
// A driver tells of throttling when clocks are really lower.
constexpr float Noticeable = 0.2f;

// One GPU of so many corrects a memory error now and then, or repeats what it sent over its bus.
constexpr std::uint64_t EccOdds = 64;
constexpr std::uint64_t ReplayOdds = 128;

void addWear(std::uint64_t seed, Millis time, GpuCounters *counters) {
    const auto bits = mix(seed, static_cast<std::uint64_t>(counters->slot));
    const Millis age = std::max<Millis>(0, time - Installed);
    const Millis period = Day * 2 + static_cast<Millis>((bits >> 32) % std::uint64_t(20 * Day));
    if (bits % EccOdds == 0)
        counters->eccCorrected = age / period;
    if ((bits >> 16) % ReplayOdds == 0)
        counters->pcieReplays = age / (period / 4);
}

void addGrowth(const Occurrence &occurrence, Millis elapsed, GpuCounters *counters) {
    const auto &ecc = occurrence.incident->ecc_growth();
    const Growth growth(ecc.corrected_per_hour(), millisOf(ecc.doubling_time()));
    const auto corrected = static_cast<std::int64_t>(growth.amountAfter(elapsed));
    counters->eccCorrected += corrected;
    if (ecc.corrected_per_remap() == 0)
        return;
    const auto remaps = corrected / ecc.corrected_per_remap();
    const bool isBeyond = ecc.spare_rows() != 0 && remaps > ecc.spare_rows();
    counters->remappedRows += isBeyond ? ecc.spare_rows() : remaps;
    counters->hasRemapFailed = counters->hasRemapFailed || isBeyond;
    if (isBeyond)
        counters->eccUncorrected += remaps - ecc.spare_rows();
}

void add(const Occurrence &occurrence, Millis time, GpuCounters *counters) {
    const auto &incident = *occurrence.incident;
    // What was counted stays when it no longer grows.
    const Millis elapsed = std::min(time, occurrence.end) - occurrence.begin;
    if (incident.has_ecc_growth())
        addGrowth(occurrence, elapsed, counters);
    if (incident.has_nvlink_decay()) {
        const auto &decay = incident.nvlink_decay();
        const Growth growth(decay.errors_per_hour(), millisOf(decay.doubling_time()));
        counters->nvlink = decay.link();
        counters->nvlinkErrors += static_cast<std::int64_t>(growth.amountAfter(elapsed));
    }
    if (!occurrence.isOnAt(time))
        return;
    if (incident.has_throttling() && occurrence.severityAt(time) > Noticeable)
        (incident.throttling().is_power() ? counters->isPowerThrottled : counters->isThermalThrottled) = true;
    if (incident.has_node_absence() || incident.has_silent_source() || incident.has_gpu_loss())
        counters->isHeard = false;
}

} // namespace

std::vector<GpuCounters> countersAt(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range) {
    const auto seed = mix(plan.seed(), WearChannel);
    std::vector<GpuCounters> all(static_cast<std::size_t>(range.count));
    for (int index = 0; index < range.count; ++index) {
        auto &counters = all[static_cast<std::size_t>(index)];
        counters.slot = range.first + index;
        addWear(seed, time, &counters);
    }
    for (const auto &occurrence : timeline.occurrences()) {
        if (occurrence.begin > time)
            break;
        for (const auto &slots : occurrence.slots) {
            for (int slot = std::max(slots.first, range.first); slot < std::min(slots.end(), range.end()); ++slot)
                add(occurrence, time, &all[static_cast<std::size_t>(slot - range.first)]);
        }
    }
    std::erase_if(all, [](const GpuCounters &counters) { return counters == GpuCounters{.slot = counters.slot}; });
    for (auto &counters : all) {
        if (!counters.isHeard)
            counters = {.slot = counters.slot, .isHeard = false};
    }
    return all;
}

} // namespace simulator
