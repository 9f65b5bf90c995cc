#include "tests/backend/telemetry/past_reference.h"

#include <algorithm>
#include <cmath>

namespace telemetry {

namespace {

double foldOf(const std::vector<double> &values, v1::Fold how) {
    if (how == v1::LEAST)
        return *std::min_element(values.begin(), values.end());
    if (how == v1::GREATEST)
        return *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (const auto value : values)
        sum += value;
    return std::floor(sum / double(values.size()) + 0.5);
}

} // namespace

void PastReference::record(Instant now, std::span<const MetricCodes> columns) {
    for (const auto &column : columns) {
        auto &places = samples_[stepNumber(now, ladder_.shortest)][column.metric];
        places.resize(std::max(places.size(), column.codes.size()));
        for (std::size_t place = 0; place < column.codes.size(); ++place)
            places[place].push_back(column.codes[place]);
    }
}

PastSteps PastReference::answer(PastQuery query, const std::vector<std::uint32_t> &places, const Kept &kept) const {
    PastSteps steps;
    auto length = ladder_.shortest;
    while (length < query.step)
        length += ladder_.shortest;
    steps.step = length;
    steps.places = places.size();
    query.from = std::max(query.from, kept.oldest);
    query.to = std::min(query.to, kept.newest);
    if (query.to <= query.from || places.empty())
        return steps;
    int level = 0;
    for (int each = 1; each < Ladder::Levels; ++each) {
        if (length % ladder_.stepOf(each) == std::chrono::milliseconds::zero())
            level = each;
    }
    const auto each = length / ladder_.stepOf(level);
    steps.start = stepStart(stepNumber(query.from, length), length);
    for (auto number = stepNumber(query.from, length); stepStart(number, length) < query.to; ++number) {
        for (const auto place : places) {
            const Wanted wanted{query.metric, place, stepNumber(kept.oldest, ladder_.shortest),
                                stepNumber(kept.newest, ladder_.shortest)};
            const auto cell = each == 1 ? cellAt(wanted, level, number) : merged(wanted, level, number * each, each);
            steps.mean.push_back(cell.mean);
            if (length == ladder_.shortest)
                continue;
            steps.least.push_back(cell.least);
            steps.greatest.push_back(cell.greatest);
        }
    }
    return steps;
}

PastReference::Cell PastReference::cellAt(const Wanted &wanted, int level, std::int64_t number) const {
    if (level > 0)
        return merged(wanted, level - 1, number * Ladder::Factor, Ladder::Factor);
    const auto step = samples_.find(number);
    if (number < wanted.first || number >= wanted.end || step == samples_.end())
        return {};
    const auto places = step->second.find(wanted.metric);
    if (places == step->second.end() || wanted.place >= places->second.size())
        return {};
    std::vector<double> values;
    bool isNotReported = false;
    for (const auto code : places->second[wanted.place]) {
        if (code <= MaxLevel)
            values.push_back(code);
        isNotReported = isNotReported || code == NotReported;
    }
    if (values.empty()) {
        const auto absence = isNotReported ? PastNotReported : PastNoData;
        return {absence, absence, absence};
    }
    const auto code = toPast(static_cast<LiveCode>(foldOf(values, factsOf(wanted.metric).fold)));
    return {code, code, code};
}

PastReference::Cell PastReference::merged(const Wanted &wanted, int level, std::int64_t first,
                                          std::int64_t count) const {
    std::vector<double> least;
    std::vector<double> means;
    std::vector<double> greatest;
    bool isNotReported = false;
    for (auto number = first; number < first + count; ++number) {
        const auto cell = cellAt(wanted, level, number);
        isNotReported = isNotReported || cell.mean == PastNotReported;
        if (!hasPastValue(cell.mean))
            continue;
        least.push_back(cell.least);
        means.push_back(cell.mean);
        greatest.push_back(cell.greatest);
    }
    if (means.empty()) {
        const auto absence = isNotReported ? PastNotReported : PastNoData;
        return {absence, absence, absence};
    }
    return {static_cast<PastCode>(foldOf(least, v1::LEAST)), static_cast<PastCode>(foldOf(means, v1::MEAN)),
            static_cast<PastCode>(foldOf(greatest, v1::GREATEST))};
}

LiveCode drawCode(std::mt19937 &random) {
    const auto level = static_cast<LiveCode>(random() % (MaxLevel + 1u));
    switch (random() % 12) {
    case 0:
        return NoData;
    case 1:
        return NotReported;
    case 2:
        return static_cast<LiveCode>(level | StaleBit);
    default:
        return level;
    }
}

} // namespace telemetry
