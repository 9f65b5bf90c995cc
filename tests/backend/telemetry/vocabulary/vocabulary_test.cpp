#include "backend/telemetry/vocabulary/vocabulary.h"

#include <limits>
#include <set>

#include <gtest/gtest.h>

#include "backend/telemetry/vocabulary/plausible.h"

namespace telemetry {

namespace {

TEST(Vocabulary, EveryNameStandsThereOnceAndIsFound) {
    const Vocabulary vocabulary;
    std::set<std::string_view> names;
    for (std::size_t place = 0; place < terms().size(); ++place) {
        const auto &term = terms()[place];
        EXPECT_TRUE(names.insert(term.name).second) << term.name;
        EXPECT_EQ(vocabulary.find(term.name), static_cast<int>(place));
        EXPECT_LT(term.rank, 3) << term.name;
        EXPECT_EQ(term.kind == Term::Kind::Signal, term.metric == v1::GPU_METRIC_UNSPECIFIED) << term.name;
    }
}

TEST(Vocabulary, EveryMetricIsSpokenOf) {
    std::set<v1::GpuMetric> spoken;
    for (const auto &term : terms())
        spoken.insert(term.metric);
    for (const auto &facts : metrics())
        EXPECT_TRUE(spoken.contains(facts.metric)) << v1::GpuMetric_Name(facts.metric);
}

TEST(Vocabulary, FindsWhatOthersPutBeforeAndBehind) {
    const Vocabulary vocabulary;
    EXPECT_EQ(vocabulary.find("DCGM_FI_DEV_PCIE_REPLAY_COUNTER_total"),
              vocabulary.find("DCGM_FI_DEV_PCIE_REPLAY_COUNTER"));
    EXPECT_EQ(vocabulary.find("amd_gpu_gfx_activity"), vocabulary.find("gpu_gfx_activity"));
    EXPECT_EQ(vocabulary.find("DCGM_FI_DEV_GPU"), NameFilter::Unwanted);
    EXPECT_EQ(vocabulary.find(""), NameFilter::Unwanted);
    EXPECT_EQ(vocabulary.find("_total"), NameFilter::Unwanted);
}

TEST(Plausible, BlanksOfDcgmAndAmdAreNoValues) {
    for (const double blank :
         {9223372036854775792.0, 9223372036854775794.0, 2147483632.0, 2147483635.0, 140737488355328.0,
          140737488355331.0, 18446744073709551615.0, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_TRUE(isBlank(blank)) << blank;
    for (const double value : {0.0, -1.0, 2147483631.0, 2147483636.0, 140737488355327.0, 140737488355332.0, 65535.0})
        EXPECT_FALSE(isBlank(value)) << value;
}

TEST(Plausible, ValuesThatCannotBeAreNone) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const auto &facts : metrics()) {
        EXPECT_FALSE(plausible(facts.metric, infinity));
        EXPECT_FALSE(plausible(facts.metric, -infinity));
        EXPECT_FALSE(plausible(facts.metric, -100));
        EXPECT_FALSE(plausible(facts.metric, 1e300));
        EXPECT_EQ(plausible(facts.metric, facts.range.low), facts.range.low);
        EXPECT_EQ(plausible(facts.metric, facts.range.high), facts.range.high);
    }
    EXPECT_EQ(plausible(v1::SM_ACTIVE, 100.4), 100.0f);
    EXPECT_FALSE(plausible(v1::SM_ACTIVE, 103));
    EXPECT_FALSE(plausible(v1::GPU_TEMPERATURE, 65535));
    EXPECT_EQ(plausible(v1::GPU_TEMPERATURE, -3), -3.0f);
}

} // namespace

} // namespace telemetry
