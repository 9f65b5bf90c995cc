#pragma once

#include <map>
#include <random>
#include <vector>

#include "backend/telemetry/ladder.h"
#include "backend/telemetry/metric_codes.h"
#include "backend/telemetry/past_steps.h"

namespace telemetry {

// The past as the words say it: keeps every sample and folds when asked, value by value.
class PastReference {
public:
    explicit PastReference(const Ladder &ladder) : ladder_(ladder) {}

    void record(Instant now, std::span<const MetricCodes> columns);

    // Of steps that lie between these instants, as a History or NodeTiles that keeps exactly these must answer.
    struct Kept {
        Instant oldest;
        Instant newest;
    };
    PastSteps answer(PastQuery query, const std::vector<std::uint32_t> &places, const Kept &kept) const;

private:
    struct Cell {
        PastCode least = PastNoData;
        PastCode mean = PastNoData;
        PastCode greatest = PastNoData;
    };
    struct Wanted {
        v1::GpuMetric metric;
        std::uint32_t place;
        std::int64_t first;
        std::int64_t end;
    };

    Cell cellAt(const Wanted &wanted, int level, std::int64_t number) const;
    Cell merged(const Wanted &wanted, int level, std::int64_t first, std::int64_t count) const;

    Ladder ladder_;
    // Samples by step, metric and place.
    std::map<std::int64_t, std::map<v1::GpuMetric, std::vector<std::vector<LiveCode>>>> samples_;
};

// Draws codes of which most are values and the rest everything else that there is.
LiveCode drawCode(std::mt19937 &random);

} // namespace telemetry
