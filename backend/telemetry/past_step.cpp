#include "backend/telemetry/past_step.h"

#include <algorithm>

namespace telemetry {

bool isNothing(std::span<const PastCode> row) {
    return std::all_of(row.begin(), row.end(), [](PastCode code) { return code == PastNoData; });
}

std::vector<PastCode> rowOf(const PastSteps &step) {
    std::vector<PastCode> row;
    if (isNothing(step.mean))
        return row;
    row.reserve(step.places * 3);
    for (const auto *plane : {&step.least, &step.mean, &step.greatest})
        row.insert(row.end(), plane->begin(), plane->end());
    return row;
}

} // namespace telemetry
