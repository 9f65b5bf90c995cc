#pragma once

#include <array>
#include <optional>
#include <span>

#include "backend/telemetry/ladder.h"
#include "backend/telemetry/metric_codes.h"
#include "backend/telemetry/past_step.h"
#include "backend/telemetry/step_fold.h"

namespace telemetry {

// The step that is not over yet: gathers samples of all metrics and gives them as a step of the past. A clock that is
// set back by less than a step goes on with the same step. Belongs to one thread.
class OpenStep {
public:
    explicit OpenStep(std::chrono::milliseconds length) : length_(length) {}

    // Whether a sample of this instant belongs to another step, so that this one is to be closed first.
    bool isOver(Instant now) const;
    void add(Instant now, std::span<const MetricCodes> columns);
    // Nothing where no sample came since the last one.
    std::optional<PastStep> close();

    std::size_t bytes() const;
    // What close will give has about this size in bytes.
    std::size_t closedBytes() const;

private:
    std::chrono::milliseconds length_;
    std::optional<std::int64_t> number_;
    std::array<std::optional<StepFold>, MetricCount> folds_;
};

} // namespace telemetry
