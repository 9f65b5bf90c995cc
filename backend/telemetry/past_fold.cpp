#include "backend/telemetry/past_fold.h"

#include <algorithm>
#include <cassert>

namespace telemetry {

namespace {

// Plain pointers that do not alias, and no branches: these loops are compiled to vectors.

void keepLeast(const PastCode *__restrict codes, std::size_t count, PastCode *__restrict least) {
    for (std::size_t place = 0; place < count; ++place)
        least[place] = codes[place] < least[place] ? codes[place] : least[place];
}

// `greatest` counts from 1 on, so that 0 is none.
void keepGreatest(const PastCode *__restrict codes, std::size_t count, PastCode *__restrict greatest) {
    for (std::size_t place = 0; place < count; ++place) {
        const auto counted = static_cast<PastCode>(codes[place] <= MaxPastLevel ? codes[place] + 1 : 0);
        greatest[place] = counted > greatest[place] ? counted : greatest[place];
    }
}

void keepSums(const PastCode *__restrict codes, std::size_t count, std::uint32_t *__restrict sums,
              std::uint32_t *__restrict counts) {
    for (std::size_t place = 0; place < count; ++place) {
        const std::uint32_t code = codes[place];
        sums[place] += code <= MaxPastLevel ? code : 0u;
        counts[place] += code <= MaxPastLevel ? 1u : 0u;
    }
}

void keepAbsent(const PastCode *__restrict codes, std::size_t count, PastCode *__restrict absent) {
    for (std::size_t place = 0; place < count; ++place)
        absent[place] = codes[place] == PastNotReported ? PastNotReported : absent[place];
}

} // namespace

void PastFold::begin(std::size_t places) {
    rows_ = 0;
    least_.assign(places, PastNoData);
    greatest_.assign(places, 0);
    absent_.assign(places, PastNoData);
    sums_.assign(places, 0);
    counts_.assign(places, 0);
}

void PastFold::add(const PastRow &row) {
    const auto places = least_.size();
    assert(row.least.size() == places && row.mean.size() == places && row.greatest.size() == places);
    ++rows_;
    keepLeast(row.least.data(), places, least_.data());
    keepGreatest(row.greatest.data(), places, greatest_.data());
    keepSums(row.mean.data(), places, sums_.data(), counts_.data());
    keepAbsent(row.mean.data(), places, absent_.data());
}

PastRow PastFold::row() {
    const auto places = least_.size();
    mean_.resize(places);
    for (std::size_t place = 0; place < places; ++place) {
        const auto count = counts_[place];
        if (count == 0) {
            least_[place] = mean_[place] = greatest_[place] = absent_[place];
        } else {
            mean_[place] = static_cast<PastCode>((sums_[place] + count / 2) / count);
            --greatest_[place];
        }
    }
    return {least_, mean_, greatest_};
}

} // namespace telemetry
