#pragma once

#include <cstdint>
#include <optional>

#include "backend/telemetry/ladder.h"
#include "backend/telemetry/past_fold.h"
#include "backend/telemetry/past_steps.h"

namespace telemetry {

// Where steps that are kept are read from, for one metric and the places that are asked for. Belongs to one thread.
class PastSource {
public:
    virtual ~PastSource() = default;

    virtual std::size_t places() const = 0;
    // Nothing where this step is not kept. Lasts until the next read of the same level.
    virtual std::optional<PastRow> read(int level, std::int64_t number) = 0;
};

// Answers from the coarsest kept steps of which the answer's steps are whole multiples; coarse steps that are not kept,
// as the last one which is not over, come from the finer ones below them. The step is the wanted one, rounded up to a
// multiple of the ladder's shortest. Empty when `to` is not after `from`; these bound the size of the answer, so that
// callers cut them to what they keep first. No plane gets more than about 2^26 codes: steps are longer instead.
PastSteps answer(PastSource &source, const Ladder &ladder, const PastQuery &query);

// How long the steps of such an answer are.
std::chrono::milliseconds answeredStep(const Ladder &ladder, std::chrono::milliseconds wanted);

} // namespace telemetry
