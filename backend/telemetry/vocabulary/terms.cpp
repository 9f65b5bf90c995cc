#include "backend/telemetry/vocabulary/term.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace telemetry {

namespace {

using Kind = Term::Kind;

constexpr Term value(std::string_view name, v1::GpuMetric metric, double scale = 1, std::uint8_t rank = 0) {
    return {name, Kind::Value, metric, scale, rank};
}

constexpr Term half(std::string_view name, Kind kind, v1::GpuMetric metric, double scale, std::uint8_t rank = 0) {
    return {name, kind, metric, scale, rank};
}

constexpr Term rate(std::string_view name, v1::GpuMetric metric, double scale, std::uint8_t rank) {
    return {name, Kind::Rate, metric, scale, rank};
}

constexpr Term memory(std::string_view name, Kind kind) {
    return {name, kind, v1::MEMORY_USED};
}

constexpr Term health(std::string_view name, HealthSignal signal) {
    return {name, Kind::Signal, v1::GPU_METRIC_UNSPECIFIED, 1, 0, signal};
}

constexpr Term onlyOf(Term term, std::string_view detail) {
    term.only = detail;
    return term;
}

constexpr double Share = 100;
constexpr double BytesToGigabytes = 1e-9;
constexpr double KibibytesToGigabytes = 1024e-9;
// NVML counts PCIe's in thousands.
constexpr double KilobytesToGigabytes = 1e-6;
constexpr double MegabitsToGigabytes = 1e-3 / 8;
constexpr double HertzToMegahertz = 1e-6;

// DCGM exporter: etc/default-counters.csv and internal/pkg of github.com/NVIDIA/dcgm-exporter; fields and their units:
// docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/dcgm-api-field-ids.html. What is called `..._BYTES` below PROF is a
// rate, whatever type is written over it (dcgm-exporter issue 87).
constexpr Term Dcgm[] = {
    value("DCGM_FI_PROF_SM_ACTIVE", v1::SM_ACTIVE, Share),
    value("DCGM_FI_PROF_SM_OCCUPANCY", v1::SM_OCCUPANCY, Share),
    value("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", v1::TENSOR_ACTIVE, Share),
    value("DCGM_FI_PROF_GR_ENGINE_ACTIVE", v1::ENGINE_ACTIVE, Share),
    value("DCGM_FI_PROF_DRAM_ACTIVE", v1::DRAM_ACTIVE, Share),
    value("DCGM_FI_DEV_GPU_UTIL", v1::GPU_UTILIZATION),
    value("DCGM_FI_DEV_GPU_TEMP", v1::GPU_TEMPERATURE),
    value("DCGM_FI_DEV_MEMORY_TEMP", v1::MEMORY_TEMPERATURE),
    value("DCGM_FI_DEV_POWER_USAGE", v1::POWER_DRAW),
    value("DCGM_FI_DEV_POWER_USAGE_INSTANT", v1::POWER_DRAW, 1, 1),
    value("DCGM_FI_DEV_SM_CLOCK", v1::SM_CLOCK),
    memory("DCGM_FI_DEV_FB_USED", Kind::MemoryUsed),
    memory("DCGM_FI_DEV_FB_FREE", Kind::MemoryFree),
    memory("DCGM_FI_DEV_FB_RESERVED", Kind::MemoryReserved),
    memory("DCGM_FI_DEV_FB_TOTAL", Kind::MemoryTotal),
    half("DCGM_FI_PROF_NVLINK_TX_BYTES", Kind::FirstHalf, v1::NVLINK_THROUGHPUT, BytesToGigabytes),
    half("DCGM_FI_PROF_NVLINK_RX_BYTES", Kind::SecondHalf, v1::NVLINK_THROUGHPUT, BytesToGigabytes),
    // NVML's own counter, of all lanes and both directions.
    rate("DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", v1::NVLINK_THROUGHPUT, KibibytesToGigabytes, 1),
    half("DCGM_FI_PROF_PCIE_TX_BYTES", Kind::FirstHalf, v1::PCIE_THROUGHPUT, BytesToGigabytes),
    half("DCGM_FI_PROF_PCIE_RX_BYTES", Kind::SecondHalf, v1::PCIE_THROUGHPUT, BytesToGigabytes),
    // A rate too: NVML's over its last 20 ms.
    half("DCGM_FI_DEV_PCIE_TX_THROUGHPUT", Kind::FirstHalf, v1::PCIE_THROUGHPUT, KilobytesToGigabytes, 1),
    half("DCGM_FI_DEV_PCIE_RX_THROUGHPUT", Kind::SecondHalf, v1::PCIE_THROUGHPUT, KilobytesToGigabytes, 1),
    health("DCGM_FI_DEV_XID_ERRORS", HealthSignal::LastXid),
    health("DCGM_EXP_XID_ERRORS_COUNT", HealthSignal::XidCount),
    health("DCGM_FI_DEV_ECC_SBE_VOL_TOTAL", HealthSignal::EccCorrected),
    health("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", HealthSignal::EccUncorrected),
    health("DCGM_FI_DEV_ECC_SBE_AGG_TOTAL", HealthSignal::EccCorrectedEver),
    health("DCGM_FI_DEV_ECC_DBE_AGG_TOTAL", HealthSignal::EccUncorrectedEver),
    health("DCGM_FI_DEV_ROW_REMAP_FAILURE", HealthSignal::RowRemapFailed),
    health("DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS", HealthSignal::RowsRemappedCorrectable),
    health("DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", HealthSignal::RowsRemappedUncorrectable),
    health("DCGM_FI_DEV_RETIRED_SBE", HealthSignal::PagesRetiredCorrectable),
    health("DCGM_FI_DEV_RETIRED_DBE", HealthSignal::PagesRetiredUncorrectable),
    health("DCGM_FI_DEV_RETIRED_PENDING", HealthSignal::PagesRetirementPending),
    health("DCGM_FI_DEV_POWER_VIOLATION", HealthSignal::PowerViolation),
    health("DCGM_FI_DEV_THERMAL_VIOLATION", HealthSignal::ThermalViolation),
    health("DCGM_FI_DEV_BOARD_LIMIT_VIOLATION", HealthSignal::BoardLimitViolation),
    health("DCGM_FI_DEV_RELIABILITY_VIOLATION", HealthSignal::ReliabilityViolation),
    health("DCGM_FI_DEV_SYNC_BOOST_VIOLATION", HealthSignal::SyncBoostViolation),
    // The newer name and the older one.
    health("DCGM_FI_DEV_CLOCKS_EVENT_REASONS", HealthSignal::ClockEventReasons),
    health("DCGM_FI_DEV_CLOCK_THROTTLE_REASONS", HealthSignal::ClockEventReasons),
    health("DCGM_EXP_CLOCK_EVENTS_COUNT", HealthSignal::ClockEventCount),
    health("DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL", HealthSignal::NvlinkCrcFlitErrors),
    health("DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL", HealthSignal::NvlinkCrcDataErrors),
    health("DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL", HealthSignal::NvlinkReplays),
    health("DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL", HealthSignal::NvlinkRecoveries),
    health("DCGM_FI_DEV_PCIE_REPLAY_COUNTER", HealthSignal::PcieReplays),
    health("DCGM_EXP_GPU_HEALTH_STATUS", HealthSignal::HealthStatus),
};

// AMD's device metrics exporter: docs/configuration/metricslist.md of github.com/ROCm/device-metrics-exporter. Its
// names may carry the prefix `amd_`. Power, temperature and activity have a name for each family of products.
constexpr Term Amd[] = {
    value("gpu_gfx_activity", v1::GPU_UTILIZATION),
    value("gpu_umc_activity", v1::DRAM_ACTIVE),
    value("gpu_junction_temperature", v1::GPU_TEMPERATURE),
    value("gpu_edge_temperature", v1::GPU_TEMPERATURE, 1, 1),
    value("gpu_memory_temperature", v1::MEMORY_TEMPERATURE),
    value("gpu_package_power", v1::POWER_DRAW),
    value("gpu_average_package_power", v1::POWER_DRAW, 1, 1),
    value("gpu_power_usage", v1::POWER_DRAW, 1, 2),
    onlyOf(value("gpu_clock", v1::SM_CLOCK), "GPU_CLOCK_TYPE_SYSTEM"),
    memory("gpu_used_vram", Kind::MemoryUsed),
    memory("gpu_free_vram", Kind::MemoryFree),
    memory("gpu_total_vram", Kind::MemoryTotal),
    value("pcie_bandwidth", v1::PCIE_THROUGHPUT, MegabitsToGigabytes),
    health("gpu_ecc_correct_total", HealthSignal::EccCorrected),
    health("gpu_ecc_uncorrect_total", HealthSignal::EccUncorrected),
    health("pcie_replay_count", HealthSignal::PcieReplays),
    health("gpu_health", HealthSignal::HealthStatus),
};

// nvidia_gpu_exporter, which names what nvidia-smi says with SI units: METRICS.md of
// github.com/utkuozdemir/nvidia_gpu_exporter.
constexpr Term NvidiaSmi[] = {
    value("nvidia_smi_utilization_gpu_ratio", v1::GPU_UTILIZATION, Share),
    value("nvidia_smi_temperature_gpu", v1::GPU_TEMPERATURE),
    value("nvidia_smi_temperature_memory", v1::MEMORY_TEMPERATURE),
    value("nvidia_smi_power_draw_watts", v1::POWER_DRAW),
    value("nvidia_smi_power_draw_instant_watts", v1::POWER_DRAW, 1, 1),
    value("nvidia_smi_clocks_current_sm_clock_hz", v1::SM_CLOCK, HertzToMegahertz),
    memory("nvidia_smi_memory_used_bytes", Kind::MemoryUsed),
    memory("nvidia_smi_memory_free_bytes", Kind::MemoryFree),
    memory("nvidia_smi_memory_reserved_bytes", Kind::MemoryReserved),
    memory("nvidia_smi_memory_total_bytes", Kind::MemoryTotal),
    health("nvidia_smi_ecc_errors_corrected_volatile_total", HealthSignal::EccCorrected),
    health("nvidia_smi_ecc_errors_uncorrected_volatile_total", HealthSignal::EccUncorrected),
    health("nvidia_smi_clocks_throttle_reasons_active", HealthSignal::ClockEventReasons),
    health("nvidia_smi_clocks_event_reasons_active", HealthSignal::ClockEventReasons),
    health("nvidia_smi_clocks_throttle_reasons_sw_power_cap", HealthSignal::PowerCapped),
    health("nvidia_smi_clocks_event_reasons_sw_power_cap", HealthSignal::PowerCapped),
    health("nvidia_smi_clocks_throttle_reasons_hw_thermal_slowdown", HealthSignal::ThermalSlowdown),
    health("nvidia_smi_clocks_event_reasons_hw_thermal_slowdown", HealthSignal::ThermalSlowdown),
};

// Engines: docs.vllm.ai/en/stable/usage/metrics (gpu_cache_usage_perc until it was renamed); the model server protocol
// of the Gateway API inference extension (proposal 003) for SGLang and TensorRT-LLM; tools/server/README.md of
// llama.cpp; huggingface.co/docs/text-generation-inference/reference/metrics. All counts are of one engine.
constexpr Term Engines[] = {
    value("vllm:num_requests_running", v1::REQUESTS_RUNNING),
    value("vllm:num_requests_waiting", v1::REQUESTS_WAITING),
    value("vllm:kv_cache_usage_perc", v1::KV_CACHE_USED, Share),
    value("vllm:gpu_cache_usage_perc", v1::KV_CACHE_USED, Share, 1),
    value("sglang:num_running_reqs", v1::REQUESTS_RUNNING),
    value("sglang:num_queue_reqs", v1::REQUESTS_WAITING),
    value("sglang:token_usage", v1::KV_CACHE_USED, Share),
    value("llamacpp:requests_processing", v1::REQUESTS_RUNNING),
    value("llamacpp:requests_deferred", v1::REQUESTS_WAITING),
    value("llamacpp:kv_cache_usage_ratio", v1::KV_CACHE_USED, Share),
    value("tgi_batch_current_size", v1::REQUESTS_RUNNING),
    value("tgi_queue_size", v1::REQUESTS_WAITING),
    value("trtllm_num_requests_running", v1::REQUESTS_RUNNING),
    value("trtllm_num_requests_waiting", v1::REQUESTS_WAITING),
    value("trtllm_kv_cache_utilization", v1::KV_CACHE_USED, Share),
};

constexpr auto All = [] {
    std::array<Term, std::size(Dcgm) + std::size(Amd) + std::size(NvidiaSmi) + std::size(Engines)> all;
    auto to = all.begin();
    for (const std::span<const Term> family : {std::span<const Term>(Dcgm), std::span<const Term>(Amd),
                                               std::span<const Term>(NvidiaSmi), std::span<const Term>(Engines)})
        to = std::copy(family.begin(), family.end(), to);
    return all;
}();

} // namespace

std::span<const Term> terms() {
    return All;
}

} // namespace telemetry
