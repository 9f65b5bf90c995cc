#include "backend/fleet/nvml_terms.h"

#include <algorithm>
#include <array>

#include "backend/telemetry/vocabulary/plausible.h"

namespace fleet {

namespace {

using nvml::Measure;
using telemetry::HealthSignal;

constexpr double BytesToGigabytes = 1e-9;

constexpr v1::GpuMetric Metrics[] = {
    v1::SM_ACTIVE,    v1::TENSOR_ACTIVE,      v1::MEMORY_USED,     v1::GPU_TEMPERATURE, v1::POWER_DRAW,
    v1::SM_CLOCK,     v1::NVLINK_THROUGHPUT,  v1::GPU_UTILIZATION, v1::ENGINE_ACTIVE,   v1::DRAM_ACTIVE,
    v1::SM_OCCUPANCY, v1::MEMORY_TEMPERATURE, v1::PCIE_THROUGHPUT,
};

struct MetricTerm {
    v1::GpuMetric metric;
    Measure measure;
    double scale;
};

constexpr MetricTerm Terms[] = {
    {v1::SM_ACTIVE, Measure::SmActive, 1},
    {v1::TENSOR_ACTIVE, Measure::TensorActive, 1},
    {v1::GPU_TEMPERATURE, Measure::GpuTemperature, 1},
    {v1::POWER_DRAW, Measure::PowerDraw, 1},
    {v1::SM_CLOCK, Measure::SmClock, 1},
    {v1::NVLINK_THROUGHPUT, Measure::NvlinkThroughput, BytesToGigabytes},
    {v1::GPU_UTILIZATION, Measure::GpuBusy, 1},
    {v1::ENGINE_ACTIVE, Measure::EngineActive, 1},
    {v1::DRAM_ACTIVE, Measure::DramActive, 1},
    {v1::SM_OCCUPANCY, Measure::SmOccupancy, 1},
    {v1::MEMORY_TEMPERATURE, Measure::MemoryTemperature, 1},
    {v1::PCIE_THROUGHPUT, Measure::PcieThroughput, BytesToGigabytes},
};

struct SignalTerm {
    HealthSignal signal;
    Measure measure;
};

constexpr SignalTerm SignalTerms[] = {
    {HealthSignal::EccCorrected, Measure::EccCorrected},
    {HealthSignal::EccUncorrected, Measure::EccUncorrected},
    {HealthSignal::EccCorrectedEver, Measure::EccCorrectedEver},
    {HealthSignal::EccUncorrectedEver, Measure::EccUncorrectedEver},
    {HealthSignal::RowRemapFailed, Measure::RowRemapFailed},
    {HealthSignal::RowRemapPending, Measure::RowRemapPending},
    {HealthSignal::RowsRemappedCorrectable, Measure::RowsRemappedCorrectable},
    {HealthSignal::RowsRemappedUncorrectable, Measure::RowsRemappedUncorrectable},
    {HealthSignal::PagesRetiredCorrectable, Measure::PagesRetiredCorrectable},
    {HealthSignal::PagesRetiredUncorrectable, Measure::PagesRetiredUncorrectable},
    {HealthSignal::PagesRetirementPending, Measure::PagesRetirementPending},
    {HealthSignal::PowerViolation, Measure::PowerViolation},
    {HealthSignal::ThermalViolation, Measure::ThermalViolation},
    {HealthSignal::BoardLimitViolation, Measure::BoardLimitViolation},
    {HealthSignal::ReliabilityViolation, Measure::ReliabilityViolation},
    {HealthSignal::SyncBoostViolation, Measure::SyncBoostViolation},
    {HealthSignal::ClockEventReasons, Measure::ClockEventReasons},
    {HealthSignal::NvlinkCrcFlitErrors, Measure::NvlinkCrcFlitErrors},
    {HealthSignal::NvlinkCrcDataErrors, Measure::NvlinkCrcDataErrors},
    {HealthSignal::NvlinkReplays, Measure::NvlinkReplays},
    {HealthSignal::NvlinkRecoveries, Measure::NvlinkRecoveries},
    {HealthSignal::NvlinksDown, Measure::NvlinksActive},
    {HealthSignal::PcieReplays, Measure::PcieReplays},
    {HealthSignal::RecoveryAction, Measure::RecoveryAction},
};

constexpr auto Signals = [] {
    std::array<HealthSignal, std::size(SignalTerms)> all{};
    std::transform(std::begin(SignalTerms), std::end(SignalTerms), all.begin(),
                   [](const SignalTerm &term) { return term.signal; });
    return all;
}();

const nvml::Measured *find(const nvml::GpuReading &reading, Measure measure) {
    const auto found = std::find_if(reading.values.begin(), reading.values.end(),
                                    [&](const auto &measured) { return measured.measure == measure; });
    return found != reading.values.end() ? &*found : nullptr;
}

std::optional<NvmlValue> memoryUsed(const nvml::GpuReading &reading) {
    const auto *used = find(reading, Measure::MemoryUsed);
    const auto *total = find(reading, Measure::MemoryTotal);
    if (!used || !total || total->value <= 0)
        return std::nullopt;
    return NvmlValue{used->value / total->value * 100, used->age};
}

} // namespace

std::span<const v1::GpuMetric> nvmlMetrics() {
    return Metrics;
}

std::span<const HealthSignal> nvmlSignals() {
    return Signals;
}

std::optional<NvmlValue> metricOf(const nvml::GpuReading &reading, v1::GpuMetric metric) {
    std::optional<NvmlValue> value;
    if (metric == v1::MEMORY_USED)
        value = memoryUsed(reading);
    for (const auto &term : Terms) {
        const auto *measured = term.metric == metric ? find(reading, term.measure) : nullptr;
        if (measured)
            value = NvmlValue{measured->value * term.scale, measured->age};
    }
    const auto possible = value ? telemetry::plausible(metric, value->value) : std::nullopt;
    if (!possible)
        return std::nullopt;
    return NvmlValue{*possible, value->age};
}

std::optional<NvmlValue> signalOf(const nvml::GpuReading &reading, HealthSignal signal) {
    const auto term = std::find_if(std::begin(SignalTerms), std::end(SignalTerms),
                                   [&](const SignalTerm &one) { return one.signal == signal; });
    const auto *measured = term != std::end(SignalTerms) ? find(reading, term->measure) : nullptr;
    if (!measured)
        return std::nullopt;
    if (signal != HealthSignal::NvlinksDown)
        return NvmlValue{measured->value, measured->age};
    const auto count = reading.value(Measure::NvlinkCount);
    return count ? std::optional(NvmlValue{*count - measured->value, measured->age}) : std::nullopt;
}

} // namespace fleet
