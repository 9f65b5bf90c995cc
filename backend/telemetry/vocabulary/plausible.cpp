#include "backend/telemetry/vocabulary/plausible.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace telemetry {

namespace {

struct Bounds {
    double low;
    double high;
};

// Shares are averages of samples, whose ends do not meet exactly.
constexpr Bounds Percent{0, 102};
constexpr Bounds Celsius{-55, 255};
constexpr Bounds Watts{0, 20'000};
constexpr Bounds Megahertz{0, 20'000};
constexpr Bounds GigabytesPerSecond{0, 100'000};
constexpr Bounds Requests{0, 1e9};

// By the metric's number.
constexpr std::array<Bounds, MetricCount> AllBounds{{
    Percent,
    Percent,
    Percent,
    Percent,
    Celsius,
    Watts,
    Megahertz,
    GigabytesPerSecond,
    Percent,
    Percent,
    Percent,
    Percent,
    Celsius,
    GigabytesPerSecond,
    Requests,
    Requests,
}};

} // namespace

bool isBlank(double raw) {
    constexpr double blank32 = 2147483632;
    constexpr double blankDouble = 140737488355328;
    // 2^63 and 2^64, to which a double rounds the blanks of 64 bits.
    constexpr double blank64 = 9223372036854775808.0;
    constexpr double greatest64 = 18446744073709551616.0;
    return std::isnan(raw) || (raw >= blank32 && raw <= blank32 + 3) ||
           (raw >= blankDouble && raw <= blankDouble + 3) || raw == blank64 || raw == greatest64;
}

std::optional<float> plausible(v1::GpuMetric metric, double value) {
    const auto bounds = AllBounds[static_cast<std::size_t>(metric) - 1];
    if (!(value >= bounds.low && value <= bounds.high))
        return std::nullopt;
    return static_cast<float>(bounds.high == Percent.high ? std::min(value, 100.0) : value);
}

} // namespace telemetry
