#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "backend/gateway/histogram.h"

namespace gateway {

// What is measured apart from each other.
struct SeriesKey {
    // `routes/<id>`; empty for a probe of a deployment.
    std::string route;
    // `deployments/<id>` or `providers/<id>`; empty where no target was ready.
    std::string target;
    std::int64_t generation = 0;
    bool isProbe = false;
    auto operator<=>(const SeriesKey &) const = default;
};

// Sums over some time.
struct Sums {
    std::int64_t requests = 0;
    std::int64_t errors = 0;
    std::int64_t chunks = 0;
    Histogram timeToFirstToken;
    Histogram interTokenLatency;
    Histogram duration;

    void add(const Sums &other);
};

// The same shape as what deployments want to know of a revision.
struct Figures {
    std::int64_t requests = 0;
    std::int64_t errors = 0;
    // 95th percentiles; absent where nothing was measured.
    std::optional<std::chrono::microseconds> timeToFirstToken;
    std::optional<std::chrono::microseconds> interTokenLatency;
};

} // namespace gateway
