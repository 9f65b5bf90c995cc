#include "backend/telemetry/fold.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

constexpr std::array Folds{v1::MEAN, v1::LEAST, v1::GREATEST};

// As the words say it, over lists.
LiveCode naive(std::span<const LiveCode> codes, v1::Fold how) {
    std::vector<double> fresh;
    std::vector<double> stale;
    bool isNotReported = false;
    for (const auto code : codes) {
        if (hasValue(code))
            (isStale(code) ? stale : fresh).push_back(code & ~StaleBit);
        isNotReported = isNotReported || code == NotReported;
    }
    const auto &chosen = fresh.empty() ? stale : fresh;
    if (chosen.empty())
        return isNotReported ? NotReported : NoData;
    double value = 0;
    for (const auto each : chosen)
        value += each;
    value = std::floor(value / double(chosen.size()) + 0.5);
    if (how == v1::LEAST)
        value = *std::min_element(chosen.begin(), chosen.end());
    if (how == v1::GREATEST)
        value = *std::max_element(chosen.begin(), chosen.end());
    return static_cast<LiveCode>(static_cast<LiveCode>(value) | (fresh.empty() ? StaleBit : 0));
}

TEST(Fold, AbsentDoesNotCountAndStaleOnlyWhereAllAre) {
    const std::vector<LiveCode> mixed{10, 20, LiveCode(400 | StaleBit), NoData, NotReported};
    EXPECT_EQ(fold(mixed, v1::MEAN), 15);
    EXPECT_EQ(fold(mixed, v1::LEAST), 10);
    EXPECT_EQ(fold(mixed, v1::GREATEST), 20);
    const std::vector<LiveCode> old{LiveCode(400 | StaleBit), LiveCode(StaleBit), NoData};
    EXPECT_EQ(fold(old, v1::MEAN), 200 | StaleBit);
    EXPECT_EQ(fold(old, v1::LEAST), StaleBit);
    EXPECT_EQ(fold(old, v1::GREATEST), 400 | StaleBit);
}

TEST(Fold, NothingStaysTheNothingThatItWas) {
    for (const auto how : Folds) {
        EXPECT_EQ(fold({}, how), NoData);
        EXPECT_EQ(fold(std::vector<LiveCode>{NoData, NoData}, how), NoData);
        EXPECT_EQ(fold(std::vector<LiveCode>{NoData, NotReported}, how), NotReported);
        EXPECT_EQ(fold(std::vector<LiveCode>{0, NotReported}, how), 0);
        EXPECT_EQ(fold(std::vector<LiveCode>{MaxLevel}, how), MaxLevel);
    }
}

TEST(Fold, ManyOfTheGreatestDoNotOverflow) {
    const std::vector<LiveCode> full(300'000, MaxLevel);
    EXPECT_EQ(fold(full, v1::MEAN), MaxLevel);
}

TEST(Fold, GroupsOfAnyLengthAreFoldedAsTheWordsSay) {
    std::mt19937 random(6);
    const auto at = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    for (int round = 0; round < 300; ++round) {
        std::vector<LiveCode> codes(at(2'000));
        // Rounds with mostly values, mostly stale ones, mostly nothing.
        const auto kind = at(3);
        for (auto &code : codes) {
            const auto level = static_cast<LiveCode>(at(MaxLevel + 1u));
            const auto drawn = at(12);
            code = drawn == 0 ? NoData : drawn == 1 ? NotReported : drawn == 2 ? LiveCode(level | StaleBit) : level;
            if (drawn > 2 && kind == 1)
                code |= StaleBit;
            if (drawn > 2 && kind == 2)
                code = NoData;
        }
        std::vector<std::uint32_t> ends;
        for (std::uint32_t end = 0; end < codes.size();)
            ends.push_back(end = std::min(end + at(40), static_cast<std::uint32_t>(codes.size())));
        for (const auto how : Folds) {
            std::vector<LiveCode> folded(ends.size());
            foldGroups(codes, ends, how, folded);
            std::uint32_t start = 0;
            for (std::size_t group = 0; group < ends.size(); ++group) {
                const auto part = std::span(codes).subspan(start, ends[group] - start);
                ASSERT_EQ(folded[group], naive(part, how)) << "group " << group << " of fold " << how;
                start = ends[group];
            }
        }
    }
}

} // namespace

} // namespace telemetry
