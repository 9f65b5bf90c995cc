#include "backend/fleet/summary.h"

#include <set>

#include "backend/fleet/activity.h"

namespace fleet {

namespace {

// Percent.
constexpr float leastEffective = 50;

class Counting {
public:
    Counting(const Picture &picture, v1::FleetSummary *summary)
        : picture_(picture), summary_(*summary), activity_(picture.values) {}

    void add(std::size_t slot) {
        const auto &health = picture_.health[slot];
        summary_.set_critical(summary_.critical() + (health.severity == v1::CRITICAL));
        summary_.set_degraded(summary_.degraded() + (health.severity == v1::DEGRADED));
        summary_.set_notices(summary_.notices() + (health.severity == v1::NOTICE));
        hear(slot);
        if (!picture_.ground->allocation.isAllocated(slot)) {
            const bool isUsed = picture_.workloads && picture_.workloads->at(slot);
            summary_.set_used_by_others(summary_.used_by_others() + isUsed);
            return;
        }
        summary_.set_allocated(summary_.allocated() + 1);
        if (const auto activity = activity_.of(slot)) {
            summary_.set_active(summary_.active() + (*activity >= leastActive));
            summary_.set_effective(summary_.effective() + (*activity >= leastEffective));
        } else
            addUnknown(activity_.reasonOf(slot));
        if (health.has(v1::IDLE_ALLOCATED))
            addIdle(slot);
    }

    // Money of several currencies has no sum.
    void finish() {
        if (isCostKnown_ && currencies_.size() <= 1)
            summary_.set_idle_cost_hourly_micros(cost_);
        if (currencies_.size() == 1)
            summary_.set_currency(*currencies_.begin());
    }

private:
    void addIdle(std::size_t slot) {
        summary_.set_idle_allocated(summary_.idle_allocated() + 1);
        const auto *rate = picture_.ground->rates.of(slot);
        isCostKnown_ = isCostKnown_ && rate;
        if (!rate)
            return;
        cost_ += rate->hourlyMicros;
        currencies_.insert(rate->currency);
    }

    void addUnknown(telemetry::LiveCode reason) {
        if (telemetry::isStale(reason))
            summary_.set_allocated_stale(summary_.allocated_stale() + 1);
        else if (reason == telemetry::NotReported)
            summary_.set_allocated_not_reported(summary_.allocated_not_reported() + 1);
        else
            summary_.set_allocated_no_data(summary_.allocated_no_data() + 1);
    }

    // Whether anything is known of it now, was, or has ever been said.
    void hear(std::size_t slot) {
        bool wasKnown = false;
        bool isSilent = true;
        for (const auto &column : picture_.values.columns()) {
            const auto code = slot < column.codes.size() ? column.codes[slot] : telemetry::NoData;
            if (telemetry::hasValue(code) && !telemetry::isStale(code))
                return;
            wasKnown = wasKnown || telemetry::isStale(code);
            isSilent = isSilent && code == telemetry::NoData;
        }
        summary_.set_stale_gpus(summary_.stale_gpus() + wasKnown);
        summary_.set_silent_gpus(summary_.silent_gpus() + isSilent);
    }

    const Picture &picture_;
    v1::FleetSummary &summary_;
    const Activity activity_;
    std::int64_t cost_ = 0;
    bool isCostKnown_ = true;
    std::set<std::string> currencies_;
};

} // namespace

v1::FleetSummary summaryOf(const Picture &picture, const VisibleFleet &fleet) {
    v1::FleetSummary summary;
    summary.set_gpus(fleet.gpuCount());
    Counting counting(picture, &summary);
    for (const auto *node : fleet.nodes()) {
        // A host without GPUs is none of those that the GPUs are on.
        summary.set_nodes(summary.nodes() + (node->gpuCount > 0 ? 1 : 0));
        summary.set_cordoned(summary.cordoned() + node->isCordoned);
        for (int gpu = 0; gpu < node->gpuCount; ++gpu)
            counting.add(static_cast<std::size_t>(node->firstSlot + gpu));
    }
    counting.finish();
    return summary;
}

} // namespace fleet
