#include "backend/fleet/health_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "backend/fleet/xid_catalog.h"
#include "backend/telemetry/xid_span.h"

namespace fleet {

namespace {

using telemetry::HealthSignal;

// Bits of nvmlClocksEventReasons. Clocks that are held to the power limit (0x4) are what every busy GPU has.
constexpr std::uint64_t hardwareSlowdown = 0x8;
constexpr std::uint64_t softwareThermal = 0x20;
constexpr std::uint64_t hardwareThermal = 0x40;
constexpr std::uint64_t powerBrake = 0x80;

// What a counter gains in an hour before it is worth to be seen, and before the GPU counts as degraded.
struct Bounds {
    double notice;
    double degraded;
};
constexpr Bounds correctedEcc{10, 100};
constexpr Bounds nvlink{1, 100};
constexpr Bounds pcie{10, 1'000};

// What the driver wants done, as HealthReason has it; by nvmlDeviceGpuRecoveryAction_t.
struct Recovery {
    const char *name;
    v1::HealthSeverity severity;
};
constexpr std::array Recoveries{
    Recovery{"RESET_GPU", v1::CRITICAL},
    Recovery{"RESTART_NODE", v1::CRITICAL},
    Recovery{"DRAIN_PEERS", v1::DEGRADED},
    Recovery{"DRAIN_AND_RESET", v1::CRITICAL},
};

class Judge {
public:
    Judge(const GpuSignals &signals, core::TimePoint now, double linksMissing)
        : signals_(signals), now_(now), linksMissing_(linksMissing) {}

    std::vector<Finding> findings() {
        if (signals_.lostSince())
            add(v1::GPU_LOST, v1::CRITICAL);
        judgeXids();
        judgeRecovery();
        if (signals_.value(HealthSignal::RowRemapFailed).value_or(0) > 0)
            add(v1::ROW_REMAP_FAILED, v1::CRITICAL);
        judgeMemory();
        judgeGrowth(v1::PCIE_ERRORS, pcie, {HealthSignal::PcieReplays});
        judgeGrowth(v1::NVLINK_ERRORS, nvlink,
                    {HealthSignal::NvlinkCrcFlitErrors, HealthSignal::NvlinkCrcDataErrors, HealthSignal::NvlinkReplays,
                     HealthSignal::NvlinkRecoveries});
        judgeLinks();
        judgeClocks();
        return std::move(findings_);
    }

private:
    void add(v1::HealthSign sign, v1::HealthSeverity severity, std::map<std::string, std::string> arguments = {}) {
        findings_.push_back({sign, severity, std::move(arguments)});
    }

    // The gravest that still counts, of those the last. An XID of which somebody says that it is over (the gauge of
    // DCGM's exporter went back to 0, which a reset or a restart does) counts no more. NVML tells of XIDs as events and
    // of no end, so that those count for as long as somebody may have to act on them.
    void judgeXids() {
        v1::HealthSeverity worst = v1::HEALTHY;
        int xid = 0;
        int count = 0;
        for (const auto &report : signals_.xids()) {
            const auto severity = severityOfXid(report.xid);
            if (severity == v1::HEALTHY || report.isOver || report.time < now_ - telemetry::xidSpan(severity))
                continue;
            ++count;
            if (severity < worst)
                continue;
            worst = severity;
            xid = report.xid;
        }
        if (count > 0)
            add(v1::XID_REPORTED, worst, {{"xid", std::to_string(xid)}, {"count", std::to_string(count)}});
    }

    // The driver's own word, which it gives also where it reported no XID or one that is long ago.
    void judgeRecovery() {
        const auto told = std::llround(signals_.value(HealthSignal::RecoveryAction).value_or(0));
        if (told < 1 || told > static_cast<long long>(Recoveries.size()))
            return;
        const auto &recovery = Recoveries[static_cast<std::size_t>(told) - 1];
        add(v1::XID_REPORTED, recovery.severity, {{"recovery", recovery.name}});
    }

    // Links that were never seen up are those of a bridge or a switch that is not there, unless others have theirs.
    void judgeLinks() {
        const auto down = std::max(signals_.aboveLeast(HealthSignal::NvlinksDown), linksMissing_);
        if (down > 0)
            add(v1::NVLINK_ERRORS, v1::DEGRADED, {{"links", textOf(down)}});
    }

    void judgeMemory() {
        if (signals_.value(HealthSignal::RowRemapPending).value_or(0) > 0)
            add(v1::ECC_ERRORS, v1::NOTICE, {{"kind", "remap_pending"}});
        const auto uncorrected = growth({HealthSignal::EccUncorrected, HealthSignal::EccUncorrectedEver});
        if (uncorrected > 0)
            return add(v1::ECC_ERRORS, v1::CRITICAL, {{"growth", textOf(uncorrected)}, {"kind", "uncorrected"}});
        judgeGrowth(v1::ECC_ERRORS, correctedEcc, {HealthSignal::EccCorrected, HealthSignal::EccCorrectedEver});
    }

    void judgeGrowth(v1::HealthSign sign, const Bounds &bounds, std::initializer_list<HealthSignal> signals) {
        const auto grown = growth(signals);
        if (grown >= bounds.notice)
            add(sign, grown >= bounds.degraded ? v1::DEGRADED : v1::NOTICE, {{"growth", textOf(grown)}});
    }

    void judgeClocks() {
        const auto told = signals_.value(HealthSignal::ClockEventReasons).value_or(0);
        const auto reasons = told > 0 ? static_cast<std::uint64_t>(told) : 0;
        if ((reasons & (softwareThermal | hardwareThermal)) != 0 ||
            signals_.value(HealthSignal::ThermalSlowdown).value_or(0) > 0)
            add(v1::THERMAL_THROTTLED, v1::DEGRADED);
        if ((reasons & (powerBrake | hardwareSlowdown)) != 0 && (reasons & hardwareThermal) == 0)
            add(v1::POWER_THROTTLED, v1::DEGRADED);
    }

    // One error may be counted in several ways.
    double growth(std::initializer_list<HealthSignal> signals) const {
        double most = 0;
        for (const auto signal : signals)
            most = std::max(most, signals_.growth(signal, now_));
        return most;
    }

    static std::string textOf(double count) { return std::to_string(std::llround(count)); }

    const GpuSignals &signals_;
    const core::TimePoint now_;
    const double linksMissing_;
    std::vector<Finding> findings_;
};

} // namespace

std::map<std::size_t, double> linksMissing(const std::vector<std::optional<double>> &down) {
    std::vector<double> known;
    for (const auto &one : down) {
        if (one)
            known.push_back(*one);
    }
    std::sort(known.begin(), known.end());
    std::map<std::size_t, double> missing;
    for (std::size_t place = 0; place < down.size(); ++place) {
        if (!down[place])
            continue;
        const auto better = std::lower_bound(known.begin(), known.end(), *down[place]) - known.begin();
        // Of those who have more links up, whoever has the fewest: most have at least as many.
        if (static_cast<std::size_t>(better) * 2 > known.size())
            missing[place] = *down[place] - known[known.size() / 2];
    }
    return missing;
}

std::vector<Finding> findingsOf(const GpuSignals &signals, core::TimePoint now, double linksMissing) {
    return Judge(signals, now, linksMissing).findings();
}

} // namespace fleet
