#include "backend/telemetry/simulator/signals.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "backend/telemetry/simulator/growth.h"
#include "backend/telemetry/simulator/life.h"

namespace simulator {

namespace {

constexpr std::uint64_t StormChannel = 0x71;
constexpr std::uint64_t FaultChannel = 0x72;
constexpr Millis Hour = 3'600'000;
constexpr int NvlinkXid = 74;
constexpr int RemapXid = 63;
constexpr int RemapFailureXid = 64;

// XIDs that come of something that grows: one for each so much of it; 0 has none, and 0 of `most` is without end.
struct Series {
    Growth growth;
    int each;
    int most;
    int xid;
};

class SignalSearch {
public:
    SignalSearch(const Plan &plan, const Timeline &timeline, Millis from, Millis to)
        : plan_(plan), timeline_(timeline), from_(from), to_(to) {}

    std::vector<Signal> run() && {
        for (const auto &occurrence : timeline_.occurrences()) {
            if (occurrence.begin < to_ && occurrence.end >= from_)
                collect(occurrence);
        }
        collectFaults();
        std::sort(found_.begin(), found_.end(), [](const auto &left, const auto &right) {
            return std::tie(left.time, left.slot, left.kind, left.xid) <
                   std::tie(right.time, right.slot, right.kind, right.xid);
        });
        return std::move(found_);
    }

private:
    void add(Millis time, int slot, Signal::Kind kind, bool isOver = false) {
        if (time >= from_ && time < to_)
            found_.push_back({core::TimePoint(std::chrono::milliseconds(time)), slot, kind, isOver, 0});
    }

    void addXid(Millis time, int slot, int xid) {
        if (time >= from_ && time < to_)
            found_.push_back({core::TimePoint(std::chrono::milliseconds(time)), slot, Signal::Kind::Xid, false, xid});
    }

    void collect(const Occurrence &occurrence) {
        for (const auto &slots : occurrence.slots) {
            for (int slot = slots.first; slot < slots.end(); ++slot)
                collect(occurrence, slot);
        }
    }

    void collect(const Occurrence &occurrence, int slot) {
        const auto &incident = *occurrence.incident;
        if (incident.has_xid_storm())
            addStorm(occurrence, slot);
        if (incident.has_gpu_loss()) {
            addXid(occurrence.begin, slot, incident.gpu_loss().xid());
            addSpan(occurrence, slot, Signal::Kind::Lost);
        }
        if (incident.has_node_absence())
            addSpan(occurrence, slot, Signal::Kind::Lost);
        if (incident.has_throttling())
            addSpan(occurrence, slot,
                    incident.throttling().is_power() ? Signal::Kind::PowerThrottling : Signal::Kind::ThermalThrottling);
        if (incident.has_nvlink_decay()) {
            const auto &decay = incident.nvlink_decay();
            const Growth growth(decay.errors_per_hour(), millisOf(decay.doubling_time()));
            addEach(occurrence, slot, {growth, decay.errors_per_xid(), 0, NvlinkXid});
        }
        if (incident.has_ecc_growth()) {
            const auto &ecc = incident.ecc_growth();
            const Growth growth(ecc.corrected_per_hour(), millisOf(ecc.doubling_time()));
            addEach(occurrence, slot, {growth, ecc.corrected_per_remap(), ecc.spare_rows(), RemapXid});
        }
    }

    void addSpan(const Occurrence &occurrence, int slot, Signal::Kind kind) {
        add(occurrence.begin, slot, kind);
        if (occurrence.end != Occurrence::Never)
            add(occurrence.end, slot, kind, true);
    }

    // One in each period of a GPU, somewhere in it.
    void addStorm(const Occurrence &occurrence, int slot) {
        const auto &storm = occurrence.incident->xid_storm();
        const Millis period = Hour / storm.events_per_hour();
        const auto seed = mix(mix(plan_.seed(), StormChannel), static_cast<std::uint64_t>(slot));
        Millis index = std::max<Millis>(0, floorDivide(from_ - occurrence.begin, period));
        for (const Millis end = std::min(to_, occurrence.end); occurrence.begin + index * period < end; ++index) {
            const auto bits = mix(seed, static_cast<std::uint64_t>(occurrence.begin / 1'000 + index));
            const auto time = occurrence.begin + index * period + static_cast<Millis>(bits % std::uint64_t(period));
            const int xid = storm.xids(static_cast<int>((bits >> 40) % std::uint64_t(storm.xids_size())));
            if (time < occurrence.end)
                addXid(time, slot, xid);
        }
    }

    // One whenever so much more was counted; of some only so many, and then a last one that says that there are no
    // more.
    void addEach(const Occurrence &occurrence, int slot, const Series &series) {
        if (series.each == 0)
            return;
        const double before = series.growth.amountAfter(from_ - occurrence.begin) / series.each;
        const Millis end = std::min(to_, occurrence.end);
        auto number = std::max<std::int64_t>(1, static_cast<std::int64_t>(before));
        for (; series.most == 0 || number <= series.most + 1; ++number) {
            const auto time = occurrence.begin + series.growth.timeOf(double(number) * series.each);
            if (time >= end)
                return;
            addXid(time, slot, series.most != 0 && number == series.most + 1 ? RemapFailureXid : series.xid);
        }
    }

    // Programs that fail, here and there.
    void collectFaults() {
        const double perHour =
            double(plan_.scenario.application_faults_per_million_hours()) * plan_.hardware.gpuCount() / 1e6;
        if (perHour <= 0)
            return;
        const auto seed = mix(plan_.seed(), FaultChannel);
        for (Millis hour = floorDivide(from_, Hour); hour * Hour < to_; ++hour) {
            const auto bits = mix(seed, static_cast<std::uint64_t>(hour));
            const int count = static_cast<int>(perHour + double(share(bits)));
            for (int index = 0; index < count; ++index)
                addFault(mix(bits, static_cast<std::uint64_t>(index)), hour * Hour);
        }
    }

    void addFault(std::uint64_t bits, Millis hour) {
        static constexpr std::array<int, 3> xids{13, 31, 43};
        const Millis time = hour + static_cast<Millis>((bits >> 8) % std::uint64_t(Hour));
        const int slot = static_cast<int>((bits >> 32) % std::uint64_t(plan_.hardware.gpuCount()));
        const int tenancy = plan_.tenancies.of(slot);
        if (time < from_ || time >= to_ || tenancy < 0)
            return;
        const auto &facts = plan_.tenancy(tenancy);
        const auto demand = plan_.demands.of(facts.workload, time);
        const bool isIdle = plan_.workloadOf(facts).behaviour() == v1::FleetWorkload::HOLDING;
        if (!isIdle && lifeAt(plan_, timeline_, tenancy, demand, time).phase == Life::Phase::Ready)
            addXid(time, slot, xids[bits % xids.size()]);
    }

    const Plan &plan_;
    const Timeline &timeline_;
    Millis from_;
    Millis to_;
    std::vector<Signal> found_;
};

} // namespace

std::vector<Signal> signalsBetween(const Plan &plan, const Timeline &timeline, Millis from, Millis to) {
    return SignalSearch(plan, timeline, from, to).run();
}

} // namespace simulator
