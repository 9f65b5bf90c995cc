#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "backend/telemetry/instant.h"
#include "backend/telemetry/metric.h"

namespace telemetry {

// What is asked of the past of one metric: every step that touches [from, to).
struct PastQuery {
    v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
    Instant from;
    Instant to;
    // As short as the asker can show. Steps are not shorter, and each begins at a multiple of its length since the
    // epoch.
    std::chrono::milliseconds step{60'000};
};

// Steps of the past, one after the other without gaps: for each step one code per place (a slot or a node), in the
// order that was asked for. Where nothing is known a code says PastNoData or PastNotReported.
struct PastSteps {
    Instant start;
    std::chrono::milliseconds step{};
    std::size_t places = 0;
    // Time-major: places codes for the first step, then the second. `mean` holds what the metric's fold made of a step
    // of the shortest length, and the mean of those in longer ones; `least` and `greatest` are empty where steps have
    // the shortest length, since all three are the same there.
    std::vector<PastCode> least;
    std::vector<PastCode> mean;
    std::vector<PastCode> greatest;

    std::size_t count() const { return places == 0 ? 0 : mean.size() / places; }
    Instant startOf(std::size_t number) const { return start + step * static_cast<std::int64_t>(number); }

    std::span<const PastCode> leastAt(std::size_t number) const { return at(least.empty() ? mean : least, number); }
    std::span<const PastCode> meanAt(std::size_t number) const { return at(mean, number); }
    std::span<const PastCode> greatestAt(std::size_t number) const {
        return at(greatest.empty() ? mean : greatest, number);
    }

    bool operator==(const PastSteps &) const = default;

private:
    std::span<const PastCode> at(const std::vector<PastCode> &plane, std::size_t number) const {
        return std::span(plane).subspan(number * places, places);
    }
};

} // namespace telemetry
