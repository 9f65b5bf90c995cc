#include "backend/telemetry/exposition/exposition_reader.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/telemetry/exposition/labels.h"
#include "tests/backend/telemetry/exposition/all_names.h"

namespace telemetry {

namespace {

struct Read {
    std::vector<Sample> samples;
    ExpositionReport report;
};

const AllNames Everything;

// Views are into the text, which outlives it.
Read readAll(std::string_view text, ExpositionFormat format = ExpositionFormat::Text,
             const ExpositionLimits &limits = {}) {
    ExpositionReader reader(text, format, Everything, limits);
    Read read;
    Sample sample;
    while (reader.next(&sample))
        read.samples.push_back(sample);
    read.report = reader.report();
    return read;
}

TEST(ExpositionReader, GivesNameLabelsValueAndTime) {
    const auto read = readAll("# HELP up Whether it is up.\n# TYPE up gauge\nup 1\n\n"
                              "load{a=\"x\",b=\"y}\"} 0.25 1700000000123\n  spaced \t { a = \"b\" , } \t-7e3 \t -5 \n");
    ASSERT_EQ(read.samples.size(), 3u);
    EXPECT_EQ(read.samples[0].name, "up");
    EXPECT_EQ(read.samples[0].value, 1);
    EXPECT_EQ(read.samples[0].labels, "");
    EXPECT_FALSE(read.samples[0].milliseconds);
    EXPECT_EQ(read.samples[1].labels, "a=\"x\",b=\"y}\"");
    EXPECT_EQ(read.samples[1].value, 0.25);
    EXPECT_EQ(read.samples[1].milliseconds, 1700000000123);
    EXPECT_EQ(read.samples[1].line, 5u);
    EXPECT_EQ(read.samples[2].name, "spaced");
    EXPECT_EQ(read.samples[2].value, -7000);
    EXPECT_EQ(read.samples[2].milliseconds, -5);
    EXPECT_FALSE(checkLabels(read.samples[2].labels, 10));
    EXPECT_EQ(read.report.broken, 0u);
    EXPECT_EQ(read.report.samples, 3u);
    EXPECT_FALSE(read.report.whole);
}

TEST(ExpositionReader, ANameThatBeginsLikeTheLastOneIsAnother) {
    const auto read = readAll("a 1\nab 2\na_b{} 3\na{} 4\na:b 5\n");
    ASSERT_EQ(read.samples.size(), 5u);
    EXPECT_EQ(read.samples[1].name, "ab");
    EXPECT_EQ(read.samples[2].name, "a_b");
    EXPECT_EQ(read.samples[3].name, "a");
    EXPECT_EQ(read.samples[4].name, "a:b");
}

TEST(ExpositionReader, OpenMetricsHasSecondsExemplarsAndAnEnd) {
    const auto read =
        readAll("# TYPE a counter\na_total{x=\"# {\\\"}\"} 17.0 1520879607.789 # {id=\"}\"} 9.8 1520879607.7\n"
                "a_created{x=\"y\"} 1.5\nb_bucket{le=\"+Inf\"} 4 # {} 0.5\n# EOF\n",
                ExpositionFormat::OpenMetrics);
    ASSERT_EQ(read.samples.size(), 3u);
    EXPECT_EQ(read.samples[0].labels, "x=\"# {\\\"}\"");
    EXPECT_EQ(read.samples[0].value, 17);
    EXPECT_EQ(read.samples[0].milliseconds, 1520879607789);
    EXPECT_EQ(read.samples[2].value, 4);
    EXPECT_FALSE(read.samples[2].milliseconds);
    EXPECT_EQ(read.report.broken, 0u);
    EXPECT_FALSE(read.report.whole);
}

TEST(ExpositionReader, OpenMetricsWithoutItsEndMayHaveBeenCut) {
    EXPECT_EQ(readAll("a 1\n", ExpositionFormat::OpenMetrics).report.whole, ExpositionFault::EndMissing);
    EXPECT_FALSE(readAll("a 1\n# EOF", ExpositionFormat::OpenMetrics).report.whole);
    EXPECT_EQ(readAll("# EOF\na 1\n", ExpositionFormat::OpenMetrics).report.first,
              (LineFault{ExpositionFault::BehindEnd, 2}));
    // A comment of the other format.
    EXPECT_EQ(readAll("# EOF\na 1\n").samples.size(), 1u);
}

TEST(ExpositionReader, SkipsABrokenLineAndSaysWhichAndWhy) {
    const struct {
        std::string_view line;
        ExpositionFault fault;
    } cases[] = {
        {"1up 1", ExpositionFault::NameMalformed},       {"a-b 1", ExpositionFault::NameMalformed},
        {"{a=\"b\"} 1", ExpositionFault::NameMalformed}, {"\xff\xfe 1", ExpositionFault::NameMalformed},
        {"a\"b 1", ExpositionFault::NameMalformed},      {"a", ExpositionFault::ValueMissing},
        {"a{x=\"y\"}", ExpositionFault::ValueMissing},   {"a{x=\"y\" 1", ExpositionFault::LabelsMalformed},
        {"a one", ExpositionFault::ValueMalformed},      {"a 0x1p3", ExpositionFault::ValueMalformed},
        {"a 1 soon", ExpositionFault::TimeMalformed},    {"a 1 1.5", ExpositionFault::TimeMalformed},
        {"a 1 2 3", ExpositionFault::TextBehind},        {"a 1 # {b=\"c\"} 1", ExpositionFault::TextBehind},
        {"a 1\r", ExpositionFault::ValueMalformed},      {"a 1 99999999999999999999", ExpositionFault::TimeMalformed},
    };
    for (const auto &[line, fault] : cases) {
        const auto text = "before 1\n" + std::string(line) + "\nbehind 2\n";
        const auto read = readAll(text);
        EXPECT_EQ(read.samples.size(), 2u) << line;
        EXPECT_EQ(read.report.broken, 1u) << line;
        ASSERT_TRUE(read.report.first) << line;
        EXPECT_EQ(nameOf(read.report.first->fault), nameOf(fault)) << line;
        EXPECT_EQ(read.report.first->line, 2u) << line;
    }
}

TEST(ExpositionReader, ANulIsNoPartOfAnything) {
    using namespace std::string_literals;
    const auto text = "a 1\nb\0 2\nc 3\0\nd{x=\"\0\"} 4\n"s;
    const auto read = readAll(text);
    ASSERT_EQ(read.samples.size(), 2u);
    EXPECT_EQ(read.samples[1].name, "d");
    EXPECT_EQ(read.report.broken, 2u);
}

TEST(ExpositionReader, ALineWithoutItsEndIsNotTaken) {
    const auto read = readAll("a 1\nb 12");
    EXPECT_EQ(read.samples.size(), 1u);
    EXPECT_EQ(read.report.first, (LineFault{ExpositionFault::LineUnfinished, 2}));
    EXPECT_EQ(readAll("a 1\n# a comm").report.broken, 0u);
}

TEST(ExpositionReader, LimitsEndTheReadingAndKeepWhatWasRead) {
    ExpositionLimits limits;
    limits.samples = 2;
    auto read = readAll("a 1\na 2\na 3\n", ExpositionFormat::Text, limits);
    EXPECT_EQ(read.samples.size(), 2u);
    EXPECT_EQ(read.report.whole, ExpositionFault::TooManySamples);
    limits = {};
    limits.bytes = 9;
    read = readAll("a 1\na 2\na 3\n", ExpositionFormat::Text, limits);
    EXPECT_EQ(read.samples.size(), 2u);
    EXPECT_EQ(read.report.whole, ExpositionFault::TextTooLong);
    limits = {};
    limits.lineBytes = 16;
    read = readAll("a{b=\"" + std::string(100, 'x') + "\"} 1\na 2\n", ExpositionFormat::Text, limits);
    EXPECT_EQ(read.samples.size(), 1u);
    EXPECT_EQ(read.report.first, (LineFault{ExpositionFault::LineTooLong, 1}));
}

TEST(ExpositionReader, WhatIsNotWantedIsNotLookedAt) {
    class OnlyB final : public NameFilter {
    public:
        int find(std::string_view name) const override { return name == "b" ? 5 : Unwanted; }
    };
    const OnlyB onlyB;
    ExpositionReader reader("a broken line\na 1\nb 2\na x\n", ExpositionFormat::Text, onlyB);
    Sample sample;
    ASSERT_TRUE(reader.next(&sample));
    EXPECT_EQ(sample.found, 5);
    EXPECT_FALSE(reader.next(&sample));
    EXPECT_EQ(reader.report().broken, 0u);
}

TEST(Labels, AreReadAsTheyAreMeant) {
    LabelCursor cursor("a=\"1\", b = \"x\\\\\\\"y\\nz\\q\" ,c=\"\",");
    Label label;
    ASSERT_TRUE(cursor.next(&label));
    EXPECT_EQ(label.name, "a");
    EXPECT_EQ(label.written, "1");
    EXPECT_FALSE(label.isEscaped);
    ASSERT_TRUE(cursor.next(&label));
    EXPECT_EQ(label.name, "b");
    EXPECT_TRUE(label.isEscaped);
    EXPECT_EQ(unescape(label.written), "x\\\"y\nz\\q");
    ASSERT_TRUE(cursor.next(&label));
    EXPECT_EQ(label.written, "");
    EXPECT_FALSE(cursor.next(&label));
    EXPECT_FALSE(cursor.fault());
}

TEST(Labels, BrokenOnesAreFound) {
    for (const auto *block : {"a", "a=", "a=b", "a=\"b", "a=\"b\\\"", "a=\"b\" c=\"d\"", "a=\"b\",,", ",", "1a=\"b\"",
                              "a:b=\"c\"", "a=\"b\"x", "a=\"b\\", "\"a\"=\"b\"", "a=\"b\"} 17 # {t=\"x\""})
        EXPECT_EQ(checkLabels(block, 10), ExpositionFault::LabelsMalformed) << block;
    EXPECT_EQ(checkLabels("a=\"1\",b=\"2\",a=\"3\"", 10), ExpositionFault::LabelRepeated);
    EXPECT_EQ(checkLabels("a=\"1\",b=\"2\",c=\"3\"", 2), ExpositionFault::TooManyLabels);
    EXPECT_FALSE(checkLabels("", 0));
}

} // namespace

} // namespace telemetry
