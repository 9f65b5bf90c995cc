#include "backend/fleet/simulated_events.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "backend/fleet/health_rules.h"
#include "backend/fleet/simulated_links.h"
#include "backend/fleet/xid_catalog.h"

namespace fleet {

namespace {

using simulator::Signal;
using telemetry::GpuEvent;
using telemetry::HealthSignal;

// Bits of nvmlClocksEventReasons.
constexpr double thermalSlowdown = 0x40;
constexpr double powerBrake = 0x80;
// Growth is judged by the hour before; what comes of it is known as closely as this.
constexpr auto growthSpan = std::chrono::hours(1);
constexpr auto growthStep = std::chrono::minutes(5);

// That follow from how counters grow.
constexpr std::array growing{v1::NVLINK_ERRORS, v1::ECC_ERRORS, v1::ROW_REMAP_FAILED};

class Replay {
public:
    Replay(const simulator::SimulatedFleet &fleet, core::TimePoint from, core::TimePoint to)
        : fleet_(fleet), from_(from), to_(to) {}

    std::vector<GpuEvent> run() && {
        // What had begun by then is told too, since it goes on.
        for (const auto &signal : fleet_.signals(firstBegin(), to_))
            add(signal);
        std::set<int> done;
        for (const auto &span : fleet_.incidents()) {
            if (!span.incident->has_ecc_growth() && !span.incident->has_nvlink_decay())
                continue;
            for (const auto &slots : fleet_.hardware().slotsOf(span.incident->place())) {
                for (int slot = slots.first; slot < slots.end(); ++slot) {
                    if (done.insert(slot).second)
                        addGrowth(slot, span.begin);
                }
            }
        }
        std::stable_sort(events_.begin(), events_.end(),
                         [](const auto &left, const auto &right) { return left.time < right.time; });
        return std::move(events_);
    }

private:
    core::TimePoint firstBegin() const {
        auto first = from_;
        for (const auto &span : fleet_.incidents()) {
            if (!span.end || *span.end > from_)
                first = std::min(first, span.begin);
        }
        return first;
    }

    void add(const Signal &signal) {
        switch (signal.kind) {
        case Signal::Kind::Xid:
            if (signal.time >= from_)
                add({signal.time, {}, {}, 0, v1::XID_REPORTED, severityOfXid(signal.xid), false, signal.xid},
                    signal.slot);
            return;
        case Signal::Kind::Lost:
            return add({signal.time, {}, {}, 0, v1::GPU_LOST, v1::CRITICAL, signal.isOver, 0}, signal.slot);
        case Signal::Kind::ThermalThrottling:
            return add({signal.time, {}, {}, 0, v1::THERMAL_THROTTLED, v1::DEGRADED, signal.isOver, 0}, signal.slot);
        case Signal::Kind::PowerThrottling:
            return add({signal.time, {}, {}, 0, v1::POWER_THROTTLED, v1::DEGRADED, signal.isOver, 0}, signal.slot);
        }
    }

    void add(GpuEvent event, int slot) {
        const auto &hardware = fleet_.hardware();
        const int node = hardware.nodeOf(slot);
        event.node = hardware.resourceName(node);
        event.gpu = slot - hardware.node(node).gpus.first;
        events_.push_back(std::move(event));
    }

    // Its counters, read every so often and judged as those of any other.
    void addGrowth(int slot, core::TimePoint begin) {
        SignalBoard board;
        std::map<v1::HealthSign, v1::HealthSeverity> held;
        for (auto now = std::max(begin, from_ - growthSpan); now < to_; now += growthStep) {
            for (const auto &counters : fleet_.counters(now, {slot, 1})) {
                if (counters.isHeard)
                    putCounters(fleet_.hardware(), counters, 0, now, &board);
            }
            std::map<v1::HealthSign, v1::HealthSeverity> found;
            for (const auto &finding : findingsOf(board.of(0), now)) {
                if (std::find(growing.begin(), growing.end(), finding.sign) != growing.end())
                    found[finding.sign] = std::max(found[finding.sign], finding.severity);
            }
            tell(slot, now, found, &held);
        }
    }

    void tell(int slot, core::TimePoint now, const std::map<v1::HealthSign, v1::HealthSeverity> &found,
              std::map<v1::HealthSign, v1::HealthSeverity> *held) {
        for (const auto sign : growing) {
            const auto shown = found.find(sign);
            const auto before = held->find(sign);
            if (shown == found.end()) {
                if (before == held->end())
                    continue;
                add({now, {}, {}, 0, sign, before->second, true, 0}, slot);
                held->erase(before);
            } else if (before == held->end() || shown->second > before->second) {
                add({now, {}, {}, 0, sign, shown->second, false, 0}, slot);
                (*held)[sign] = shown->second;
            }
        }
    }

    const simulator::SimulatedFleet &fleet_;
    const core::TimePoint from_;
    const core::TimePoint to_;
    std::vector<GpuEvent> events_;
};

} // namespace

std::vector<GpuEvent> simulatedEvents(const simulator::SimulatedFleet &fleet, core::TimePoint from,
                                      core::TimePoint to) {
    return Replay(fleet, from, to).run();
}

void putCounters(const simulator::Hardware &hardware, const simulator::GpuCounters &counters, int slot,
                 core::TimePoint now, SignalBoard *board) {
    const auto put = [&](HealthSignal signal, double value) { board->put(slot, signal, value, now); };
    put(HealthSignal::EccCorrected, static_cast<double>(counters.eccCorrected));
    put(HealthSignal::EccUncorrected, static_cast<double>(counters.eccUncorrected));
    put(HealthSignal::RowRemapFailed, counters.hasRemapFailed ? 1 : 0);
    put(HealthSignal::NvlinkReplays, static_cast<double>(counters.nvlinkErrors));
    put(HealthSignal::PcieReplays, static_cast<double>(counters.pcieReplays));
    put(HealthSignal::ClockEventReasons,
        (counters.isThermalThrottled ? thermalSlowdown : 0) + (counters.isPowerThrottled ? powerBrake : 0));
    if (counters.nvlinkErrors > 0)
        board->putLinks(slot, simulatedLinks(hardware, counters));
}

} // namespace fleet
