#include "backend/telemetry/past_source.h"

#include <algorithm>
#include <array>

namespace telemetry {

namespace {

class Answering {
public:
    Answering(PastSource &source, const Ladder &ladder, std::chrono::milliseconds step)
        : source_(source), level_(coarsestLevel(ladder, step)), each_(step / ladder.stepOf(level_)) {}

    // One step of the answer, by its number; nothing where nothing is kept of it.
    std::optional<PastRow> step(std::int64_t number) {
        if (each_ == 1)
            return rowAt(level_, number);
        return merged(level_, number * each_, each_);
    }

private:
    static int coarsestLevel(const Ladder &ladder, std::chrono::milliseconds step) {
        int level = Ladder::Levels - 1;
        while (level > 0 && step % ladder.stepOf(level) != std::chrono::milliseconds::zero())
            --level;
        return level;
    }

    std::optional<PastRow> rowAt(int level, std::int64_t number) {
        if (auto row = source_.read(level, number))
            return row;
        return level == 0 ? std::nullopt : merged(level - 1, number * Ladder::Factor, Ladder::Factor);
    }

    // A step above `level`, of `count` steps of that level.
    std::optional<PastRow> merged(int level, std::int64_t first, std::int64_t count) {
        auto &fold = folds_[static_cast<std::size_t>(level)];
        fold.begin(source_.places());
        for (std::int64_t number = first; number < first + count; ++number) {
            if (const auto row = rowAt(level, number))
                fold.add(*row);
        }
        return fold.isEmpty() ? std::nullopt : std::optional(fold.row());
    }

    PastSource &source_;
    int level_;
    std::int64_t each_;
    // By the level of the steps that are merged.
    std::array<PastFold, Ladder::Levels> folds_;
};

void append(std::span<const PastCode> codes, std::vector<PastCode> *plane) {
    plane->insert(plane->end(), codes.begin(), codes.end());
}

} // namespace

std::chrono::milliseconds answeredStep(const Ladder &ladder, std::chrono::milliseconds wanted) {
    // Beyond a year nothing changes, and the product would not fit.
    constexpr std::chrono::milliseconds Longest = std::chrono::hours(24 * 366);
    const auto shortest = ladder.shortest.count();
    const auto least = std::min(wanted, Longest).count();
    const auto multiple = least <= shortest ? 1 : (least - 1) / shortest + 1;
    return std::chrono::milliseconds(multiple * shortest);
}

namespace {

// How long steps are so that an answer has no more than so many codes in each plane.
std::chrono::milliseconds boundedStep(const Ladder &ladder, const PastQuery &query, std::size_t places) {
    constexpr std::int64_t MostCodes = 1 << 26;
    const auto span = std::chrono::ceil<std::chrono::milliseconds>(query.to - query.from);
    auto step = answeredStep(ladder, query.step);
    while ((span / step + 2) * static_cast<std::int64_t>(places) > MostCodes && step < span)
        step *= 2;
    return step;
}

} // namespace

PastSteps answer(PastSource &source, const Ladder &ladder, const PastQuery &query) {
    PastSteps steps;
    steps.step = answeredStep(ladder, query.step);
    steps.places = source.places();
    if (query.to <= query.from || steps.places == 0)
        return steps;
    steps.step = boundedStep(ladder, query, steps.places);
    const auto first = stepNumber(query.from, steps.step);
    const auto last = stepNumber(query.to - Instant::duration(1), steps.step);
    steps.start = stepStart(first, steps.step);
    const bool isShortest = steps.step == ladder.shortest;
    const std::vector<PastCode> nothing(steps.places, PastNoData);
    Answering answering(source, ladder, steps.step);
    const auto codes = static_cast<std::size_t>(last - first + 1) * steps.places;
    steps.mean.reserve(codes);
    steps.least.reserve(isShortest ? 0 : codes);
    steps.greatest.reserve(isShortest ? 0 : codes);
    for (auto number = first; number <= last; ++number) {
        const auto row = answering.step(number).value_or(PastRow{nothing, nothing, nothing});
        append(row.mean, &steps.mean);
        if (isShortest)
            continue;
        append(row.least, &steps.least);
        append(row.greatest, &steps.greatest);
    }
    return steps;
}

} // namespace telemetry
