#include "backend/telemetry/metric.h"

#include <array>
#include <cassert>

namespace telemetry {

namespace {

constexpr Range Percent{0, 100};
constexpr Range Celsius{0, 128};
constexpr Range Requests{0, 4096};

constexpr std::array<MetricFacts, MetricCount> Metrics{{
    {v1::SM_ACTIVE, Percent, v1::MEAN},
    {v1::TENSOR_ACTIVE, Percent, v1::MEAN},
    {v1::MEMORY_USED, Percent, v1::MEAN},
    {v1::KV_CACHE_USED, Percent, v1::GREATEST},
    {v1::GPU_TEMPERATURE, Celsius, v1::GREATEST},
    {v1::POWER_DRAW, {0, 2048}, v1::MEAN},
    {v1::SM_CLOCK, {0, 4096}, v1::LEAST},
    {v1::NVLINK_THROUGHPUT, {0, 2048}, v1::MEAN},
    {v1::GPU_UTILIZATION, Percent, v1::MEAN},
    {v1::ENGINE_ACTIVE, Percent, v1::MEAN},
    {v1::DRAM_ACTIVE, Percent, v1::MEAN},
    {v1::SM_OCCUPANCY, Percent, v1::MEAN},
    {v1::MEMORY_TEMPERATURE, Celsius, v1::GREATEST},
    {v1::PCIE_THROUGHPUT, {0, 256}, v1::MEAN},
    {v1::REQUESTS_RUNNING, Requests, v1::MEAN},
    {v1::REQUESTS_WAITING, Requests, v1::GREATEST},
}};

} // namespace

std::span<const MetricFacts> metrics() {
    return Metrics;
}

const MetricFacts &factsOf(v1::GpuMetric metric) {
    assert(metric >= 1 && metric <= MetricCount);
    return Metrics[static_cast<std::size_t>(metric) - 1];
}

} // namespace telemetry
