// Sources that send what nobody should.
#include "tests/backend/telemetry/vocabulary/said.h"

namespace telemetry {

namespace {

class HostileExpositionTest : public ::testing::Test {
protected:
    Readings read(const std::string &text) { return interpreter.read(text, ExpositionFormat::Text, Noon); }

    const Vocabulary vocabulary;
    Interpreter interpreter{vocabulary};
};

constexpr auto Good = "DCGM_FI_DEV_GPU_TEMP{UUID=\"good\"} 40\n";

TEST_F(HostileExpositionTest, EndlessGpusStopAtTheLimitAndTheFirstOnesStay) {
    std::string text = Good;
    for (int i = 0; i < 200'000; ++i)
        text += "DCGM_FI_DEV_GPU_TEMP{UUID=\"" + std::to_string(i) + "\"} 40\n";
    const auto readings = read(text);
    EXPECT_EQ(readings.subjects.size(), Interpreter::Limits().subjects);
    EXPECT_EQ(readings.report.first->fault, ExpositionFault::TooManySubjects);
    EXPECT_EQ(readings.report.broken, 200'001 - Interpreter::Limits().subjects);
    EXPECT_EQ(said(readings, "good", v1::GPU_TEMPERATURE), 40);
}

TEST_F(HostileExpositionTest, EndlessBlocksOfOneGpuStayWithinBounds) {
    std::string text = Good;
    for (int i = 0; i < 200'000; ++i)
        text += "DCGM_FI_DEV_GPU_TEMP{UUID=\"good\",x=\"" + std::to_string(i) + "\"} 41\n";
    const auto readings = read(text);
    EXPECT_EQ(readings.subjects.size(), 1u);
    EXPECT_EQ(said(readings, "good", v1::GPU_TEMPERATURE), 41);
}

TEST_F(HostileExpositionTest, AMillionLabelsOfOneSampleAreRefused) {
    std::string text = "DCGM_FI_DEV_GPU_TEMP{";
    for (int i = 0; i < 200'000; ++i)
        text += "l" + std::to_string(i) + "=\"\",";
    text += "} 1\n";
    EXPECT_EQ(read(text + Good).report.first, (LineFault{ExpositionFault::LineTooLong, 1}));
    text = "DCGM_FI_DEV_GPU_TEMP{";
    for (int i = 0; i < 1000; ++i)
        text += "l" + std::to_string(i) + "=\"\",";
    text += "} 1\n";
    const auto readings = read(text + Good);
    EXPECT_EQ(readings.report.first, (LineFault{ExpositionFault::TooManyLabels, 1}));
    EXPECT_EQ(said(readings, "good", v1::GPU_TEMPERATURE), 40);
}

TEST_F(HostileExpositionTest, AnEndlessLineIsLookedAtOnce) {
    const auto readings = read(Good + std::string(64 << 20, 'x'));
    EXPECT_EQ(readings.report.first, (LineFault{ExpositionFault::LineUnfinished, 2}));
    EXPECT_EQ(readings.values.size(), 1u);
}

TEST_F(HostileExpositionTest, NamesThatCannotBeShownAreRefused) {
    for (const std::string &name : {std::string("\xff"), std::string("a\xe2\x80\xae"), std::string("a\0b", 3),
                                    std::string("\\n"), std::string(5000, 'x')}) {
        const auto readings = read("DCGM_FI_DEV_GPU_TEMP{UUID=\"" + name + "\"} 1\n" + Good);
        EXPECT_EQ(readings.report.first, (LineFault{ExpositionFault::LabelUnsafe, 1})) << name;
        EXPECT_EQ(readings.values.size(), 1u);
    }
    // Labels that nobody looks at may hold what they like.
    EXPECT_EQ(read("DCGM_FI_DEV_GPU_TEMP{UUID=\"a\",x=\"\xff\"} 1\n").values.size(), 1u);
}

TEST_F(HostileExpositionTest, BrokenLabelsAreFoundWhereverTheyStand) {
    const auto readings = read("DCGM_FI_DEV_GPU_TEMP{UUID=\"a} 1\nDCGM_FI_DEV_GPU_TEMP{UUID=\"a\"} 17 # {x=\"y\"} 1\n" +
                               std::string(Good));
    EXPECT_EQ(readings.report.broken, 2u);
    EXPECT_EQ(readings.values.size(), 1u);
}

TEST_F(HostileExpositionTest, HtmlAndNothingAreNoReadings) {
    const auto html = read("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
    EXPECT_TRUE(html.values.empty());
    EXPECT_EQ(html.report.broken, 2u);
    EXPECT_TRUE(read("").values.empty());
}

} // namespace

} // namespace telemetry
