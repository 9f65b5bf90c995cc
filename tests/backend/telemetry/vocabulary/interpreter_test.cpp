// What one source says, time after time.
#include "tests/backend/telemetry/vocabulary/said.h"

namespace telemetry {

namespace {

class InterpreterTest : public ::testing::Test {
protected:
    Readings read(const std::string &text, std::int64_t now) {
        return interpreter.read(text, ExpositionFormat::Text, now);
    }
    // GB/s, as `said` puts it.
    float nvlink(double kibibytes, std::int64_t now) {
        return said(read("DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL{UUID=\"a\"} " + std::to_string(kibibytes) + "\n", now),
                    "a", v1::NVLINK_THROUGHPUT);
    }

    const Vocabulary vocabulary;
    Interpreter interpreter{vocabulary};
};

constexpr double GibiInKibi = 1024 * 1024;

TEST_F(InterpreterTest, ACounterIsARateFromItsSecondTimeOn) {
    EXPECT_EQ(nvlink(1e9, Noon), -2) << "nothing can be said yet";
    EXPECT_NEAR(nvlink(1e9 + 4 * GibiInKibi, Noon + 2000), 2 * 1.073741824, 1e-3);
    EXPECT_NEAR(nvlink(1e9 + 4 * GibiInKibi, Noon + 3000), 0, 1e-6);
}

TEST_F(InterpreterTest, ACounterThatBeginsAnewSaysNothingOnce) {
    nvlink(1e9, Noon);
    EXPECT_EQ(nvlink(5, Noon + 1000), -2);
    EXPECT_NEAR(nvlink(5 + GibiInKibi, Noon + 2000), 1.073741824, 1e-3);
}

TEST_F(InterpreterTest, AClockThatGoesBackAndALongPauseSayNothingOnce) {
    nvlink(1e9, Noon);
    EXPECT_EQ(nvlink(2e9, Noon - 10'000), -2);
    EXPECT_EQ(nvlink(3e9, Noon + 3'600'000), -2);
    EXPECT_EQ(nvlink(3e9, Noon + 3'601'000), 0);
}

TEST_F(InterpreterTest, ABlankOrNegativeCounterIsNotReported) {
    nvlink(1e9, Noon);
    EXPECT_EQ(nvlink(9223372036854775794.0, Noon + 1000), -1);
    EXPECT_EQ(nvlink(-5, Noon + 2000), -1);
    EXPECT_NEAR(nvlink(1e9 + 3 * GibiInKibi, Noon + 3000), 1.073741824, 1e-3) << "over the three seconds";
}

TEST_F(InterpreterTest, WhatIsMeasuredByTheHardwareIsBelievedBeforeTheDriversCounter) {
    const std::string rest = "DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL{UUID=\"a\"} 77\n";
    const std::string sent = "DCGM_FI_PROF_NVLINK_TX_BYTES{UUID=\"a\"} 3e9\n";
    const std::string received = "DCGM_FI_PROF_NVLINK_RX_BYTES{UUID=\"a\"} 4e9\n";
    read(rest, Noon);
    EXPECT_FLOAT_EQ(said(read(rest + sent + received, Noon + 1000), "a", v1::NVLINK_THROUGHPUT), 7);
    EXPECT_FLOAT_EQ(said(read(rest + sent, Noon + 2000), "a", v1::NVLINK_THROUGHPUT), 0) << "half is none";
}

TEST_F(InterpreterTest, ASamplesOwnTimeHolds) {
    const auto readings = read("DCGM_FI_DEV_GPU_TEMP{UUID=\"a\"} 40 1700000000500\n", Noon);
    EXPECT_EQ(readings.values.at(0).milliseconds, 1700000000500);
}

TEST_F(InterpreterTest, ValuesThatCannotBeAreNotReportedAndCounted) {
    const auto readings = read("DCGM_FI_DEV_GPU_TEMP{UUID=\"a\"} -300\nDCGM_FI_DEV_POWER_USAGE{UUID=\"a\"} -1\n"
                               "DCGM_FI_PROF_SM_ACTIVE{UUID=\"a\"} 7\nDCGM_FI_DEV_SM_CLOCK{UUID=\"a\"} Inf\n"
                               "DCGM_FI_DEV_FB_USED{UUID=\"a\"} -5\nDCGM_FI_DEV_FB_FREE{UUID=\"a\"} 10\n"
                               "DCGM_FI_DEV_MEMORY_TEMP{UUID=\"a\"} NaN\n",
                               Noon);
    EXPECT_EQ(readings.values.size(), 6u);
    for (const auto &reading : readings.values)
        EXPECT_FALSE(reading.value) << v1::GpuMetric_Name(reading.metric);
    EXPECT_EQ(readings.impossible, 5u);
}

TEST_F(InterpreterTest, ASourceMayChangeItsLayoutInMidFlight) {
    read("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"a\",Hostname=\"n\"} 40\n"
         "DCGM_FI_DEV_GPU_TEMP{gpu=\"1\",UUID=\"b\",Hostname=\"n\"} 41\n",
         Noon);
    const auto readings = read("DCGM_FI_DEV_GPU_TEMP{hostname=\"n\",UUID=\"b\",gpu=\"0\"} 51\n"
                               "DCGM_FI_DEV_GPU_TEMP{hostname=\"n\",UUID=\"c\",gpu=\"1\"} 52\n",
                               Noon + 1000);
    ASSERT_EQ(readings.subjects.size(), 2u);
    EXPECT_EQ(said(readings, "b", v1::GPU_TEMPERATURE), 51);
    EXPECT_EQ(said(readings, "a", v1::GPU_TEMPERATURE), -2);
}

TEST_F(InterpreterTest, SamplesOfPrometheusMeanTheSameAsText) {
    using Labels = std::vector<std::pair<std::string, std::string>>;
    const Labels gpu{{"__name__", "DCGM_FI_DEV_GPU_TEMP"}, {"UUID", "a"}, {"instance", "10.0.0.1:9400"}, {"job", "x"}};
    const Labels named{{"UUID", "b"}, {"Hostname", "n"}, {"instance", "10.0.0.1:9400"}};
    const std::vector<NamedSample> samples{{"DCGM_FI_DEV_GPU_TEMP", gpu, 40, Noon - 5},
                                           {"DCGM_FI_DEV_POWER_USAGE", gpu, 300, Noon - 5},
                                           {"something_else", gpu, 1, Noon},
                                           {"DCGM_FI_DEV_GPU_TEMP", named, 50, Noon}};
    const auto readings = interpreter.read(samples, Noon);
    ASSERT_EQ(readings.subjects.size(), 2u);
    EXPECT_EQ(readings.subjects[0].host, "10.0.0.1:9400");
    EXPECT_EQ(readings.subjects[1].host, "n");
    EXPECT_EQ(said(readings, "a", v1::POWER_DRAW), 300);
    EXPECT_EQ(readings.values.at(0).milliseconds, Noon - 5);
    EXPECT_EQ(readings.report.samples, 3u);
}

TEST(CounterMemory, ForgetsWhoIsGone) {
    CounterMemory memory;
    memory.rate("a", 0, 1, Noon);
    memory.rate("b", 0, 1, Noon + 600'000);
    memory.forgetBefore(Noon + 600'000);
    EXPECT_EQ(memory.size(), 1u);
}

} // namespace

} // namespace telemetry
