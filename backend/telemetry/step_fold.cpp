#include "backend/telemetry/step_fold.h"

#include <algorithm>
#include <cassert>

namespace telemetry {

namespace {

constexpr std::int32_t NotReportedSeen = 1 << 30;
constexpr int CountShift = 22;
constexpr std::int32_t SumMask = (1 << CountShift) - 1;

static_assert(StepFold::MostSamples * std::int32_t(MaxLevel) <= SumMask);
static_assert(std::int64_t(StepFold::MostSamples + 1) << CountShift <= NotReportedSeen);

void addSums(const LiveCode *__restrict codes, std::size_t count, std::int32_t *__restrict gathered) {
    for (std::size_t place = 0; place < count; ++place) {
        const std::int32_t code = codes[place];
        const std::int32_t counted = code <= MaxLevel ? code + (1 << CountShift) : 0;
        gathered[place] = (gathered[place] + counted) | (code == NotReported ? NotReportedSeen : 0);
    }
}

// Extremes count from 1 on, so that 0 is none; the least is the greatest of what is turned around.
template <bool IsLeast>
void keepExtremes(const LiveCode *__restrict codes, std::size_t count, std::int32_t *__restrict gathered) {
    for (std::size_t place = 0; place < count; ++place) {
        const std::int32_t code = codes[place];
        const std::int32_t level = IsLeast ? MaxLevel + 1 - code : code + 1;
        const std::int32_t counted = code <= MaxLevel ? level : 0;
        const std::int32_t seen = gathered[place] & NotReportedSeen;
        const std::int32_t before = gathered[place] & ~NotReportedSeen;
        gathered[place] = (counted > before ? counted : before) | seen | (code == NotReported ? NotReportedSeen : 0);
    }
}

PastCode absence(std::int32_t gathered) {
    return (gathered & NotReportedSeen) != 0 ? PastNotReported : PastNoData;
}

PastCode meanOf(std::int32_t gathered) {
    const std::int32_t count = (gathered & ~NotReportedSeen) >> CountShift;
    if (count == 0)
        return absence(gathered);
    return toPast(static_cast<LiveCode>(((gathered & SumMask) + count / 2) / count));
}

PastCode extremeOf(std::int32_t gathered, bool isLeast) {
    const std::int32_t counted = gathered & ~NotReportedSeen;
    if (counted == 0)
        return absence(gathered);
    return toPast(static_cast<LiveCode>(isLeast ? MaxLevel + 1 - counted : counted - 1));
}

} // namespace

void StepFold::add(std::span<const LiveCode> codes) {
    if (codes.size() > gathered_.size()) {
        // No more room than is needed: it counts against a budget.
        gathered_.reserve(codes.size());
        gathered_.resize(codes.size());
    }
    ++samples_;
    if (how_ == v1::GREATEST)
        keepExtremes<false>(codes.data(), codes.size(), gathered_.data());
    else if (how_ == v1::LEAST)
        keepExtremes<true>(codes.data(), codes.size(), gathered_.data());
    else if (samples_ <= MostSamples)
        addSums(codes.data(), codes.size(), gathered_.data());
}

void StepFold::close(std::span<PastCode> codes) {
    assert(codes.size() == gathered_.size());
    for (std::size_t place = 0; place < codes.size(); ++place)
        codes[place] = how_ == v1::MEAN ? meanOf(gathered_[place]) : extremeOf(gathered_[place], how_ == v1::LEAST);
    std::fill(gathered_.begin(), gathered_.end(), 0);
    samples_ = 0;
}

} // namespace telemetry
