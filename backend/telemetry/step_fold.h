#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "backend/telemetry/metric.h"

namespace telemetry {

// Gathers the live codes of one metric during a step and folds them over time as the metric folds: the mean of load,
// the least or greatest of what shows faults. What is stale or absent does not count. Four bytes for each place.
class StepFold {
public:
    // Of the mean, further samples of a step are left out; extremes see them all.
    static constexpr int MostSamples = 127;

    explicit StepFold(v1::Fold how) : how_(how) {}

    // One sample: the codes of the first places; more places than before appear, none goes.
    void add(std::span<const LiveCode> codes);

    std::size_t places() const { return gathered_.size(); }
    std::size_t bytes() const { return gathered_.capacity() * sizeof(std::int32_t); }
    // One code per place, into as many as there are: PastNotReported where that is all that was said, PastNoData where
    // nothing was. The next step begins with this.
    void close(std::span<PastCode> codes);

private:
    v1::Fold how_;
    int samples_ = 0;
    // NotReportedSeen, and below it the count and the sum of levels, or an extreme from 1 on. Signed, since vectors of
    // SSE2 know no greater of unsigned numbers.
    std::vector<std::int32_t> gathered_;
};

} // namespace telemetry
