// What we read of a text is what the parsers of prometheus_client read.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "backend/telemetry/exposition/exposition_reader.h"
#include "backend/telemetry/exposition/labels.h"
#include "tests/backend/telemetry/exposition/all_names.h"
#include "tests/support/temporary_directory.h"

namespace telemetry {

namespace {

using Values = std::map<std::string, double>;

std::string keyOf(const Sample &sample) {
    std::map<std::string, std::string> labels;
    LabelCursor cursor(sample.labels);
    Label label;
    while (cursor.next(&label))
        labels[std::string(label.name)] = unescape(label.written);
    EXPECT_FALSE(cursor.fault()) << sample.labels;
    std::string key(sample.name);
    for (const auto &[name, value] : labels)
        key += (key == sample.name ? "{" : ",") + name + "=" + value;
    return labels.empty() ? key : key + "}";
}

Values ours(const std::string &text, ExpositionFormat format) {
    const AllNames everything;
    ExpositionReader reader(text, format, everything);
    Values values;
    Sample sample;
    while (reader.next(&sample)) {
        if (sample.value == sample.value)
            values[keyOf(sample)] = sample.value;
    }
    EXPECT_EQ(reader.report().broken, 0u);
    EXPECT_FALSE(reader.report().whole);
    return values;
}

Values theirs(const std::string &text, const std::string &word) {
    const support::TemporaryDirectory directory;
    std::ofstream(directory.path() / "text") << text;
    const std::string tests = std::string(std::getenv("PILOTHOUSE_SOURCE")) + "/tests/support/";
    const auto output = directory.path() / "json";
    const auto command = "\"$(" + tests + "python_env.sh)\" " + tests + "metrics_reader.py " + word + " <" +
                         (directory.path() / "text").string() + " >" + output.string();
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ifstream file(output);
    const auto families = nlohmann::json::parse(file, nullptr, false);
    Values values;
    EXPECT_FALSE(families.is_discarded());
    for (const auto &family : families.items()) {
        for (const auto &sample : family.value()["samples"].items())
            values[sample.key()] = sample.value().get<double>();
    }
    return values;
}

constexpr auto Text = R"(# HELP DCGM_FI_DEV_GPU_TEMP GPU temperature (in C).
# TYPE DCGM_FI_DEV_GPU_TEMP gauge
DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="GPU-604ac76c",device="nvidia0",modelName="NVIDIA H100",Hostname="n \"1\""} 41
DCGM_FI_DEV_GPU_TEMP{gpu="1",UUID="GPU-604ac76d",device="nvidia1",modelName="NVIDIA H100",Hostname="n\\1\n"} 4.25e1
# TYPE DCGM_FI_DEV_ROW_REMAP_FAILURE gauge
DCGM_FI_DEV_ROW_REMAP_FAILURE{gpu="0"} 9223372036854775794
DCGM_FI_DEV_ROW_REMAP_FAILURE{gpu="1"} NaN
# TYPE vllm:e2e_request_latency_seconds histogram
vllm:e2e_request_latency_seconds_bucket{le="0.3",model_name="a,b={c}"} 3
vllm:e2e_request_latency_seconds_bucket{le="+Inf",model_name="a,b={c}"} 7
vllm:e2e_request_latency_seconds_sum{model_name="a,b={c}"} 12.5
vllm:e2e_request_latency_seconds_count{model_name="a,b={c}"} 7
no_labels   17
with_time{a="b"} -0.000001 1395066363000
spaced { a = "ä" , } 2
)";

constexpr auto OpenMetrics = R"(# TYPE a counter
# HELP a Things.
a_total{b="c"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67
a_created{b="c"} 1520430000.123 1520879607.789
# TYPE latency_seconds histogram
# UNIT latency_seconds seconds
latency_seconds_bucket{le="0.01"} 0
latency_seconds_bucket{le="+Inf"} 17 # {trace_id="}"} 9.8 1520879607.7
latency_seconds_count 17
latency_seconds_sum 324789.3
# TYPE g gauge
g{x="# {\"}"} 3.5
# EOF
)";

TEST(JudgedExposition, TextIsReadAsItsMakersReadIt) {
    const auto expected = theirs(Text, "");
    EXPECT_EQ(expected.size(), 10u);
    EXPECT_EQ(ours(Text, ExpositionFormat::Text), expected);
}

TEST(JudgedExposition, OpenMetricsIsReadAsItsMakersReadIt) {
    const auto expected = theirs(OpenMetrics, "openmetrics");
    EXPECT_EQ(expected.size(), 7u);
    EXPECT_EQ(ours(OpenMetrics, ExpositionFormat::OpenMetrics), expected);
}

} // namespace

} // namespace telemetry
