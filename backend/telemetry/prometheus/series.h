#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/telemetry/vocabulary/interpreter.h"

namespace telemetry {

struct SeriesPoint {
    // Since 1970.
    std::int64_t milliseconds = 0;
    double value = 0;

    bool operator==(const SeriesPoint &) const = default;
};

// One time series of an answer, oldest point first.
struct Series {
    // `__name__`; empty where the query took it away.
    std::string_view name() const;

    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<SeriesPoint> points;
};

// What the series say at one time, for an Interpreter; series without a point there are left out. The series outlive
// it.
std::vector<NamedSample> samplesAt(std::span<const Series> series, std::int64_t milliseconds);
// The last that each says.
std::vector<NamedSample> lastSamples(std::span<const Series> series);

} // namespace telemetry
