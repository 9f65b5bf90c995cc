#include "backend/telemetry/prometheus/answer_reader.h"

#include <cmath>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

Answered<std::vector<Series>> read(std::string body, unsigned status = 200, AnswerReader::Limits limits = {}) {
    AnswerReader reader(limits);
    return reader.readSeries(&body, status);
}

std::string faultOf(const Answered<std::vector<Series>> &answered) {
    const auto *failed = std::get_if<QueryFailure>(&answered);
    return failed == nullptr ? "none" : std::string(nameOf(failed->fault));
}

TEST(AnswerReader, ReadsAVector) {
    const auto answered = read(R"({"status":"success","data":{"resultType":"vector","result":[
        {"metric":{"__name__":"up","job":"a\u00e4\"b"},"value":[1435781451.781,"1"]},
        {"metric":{},"value":[1435781452,"NaN"]}]},"warnings":["slow"]})");
    ASSERT_EQ(faultOf(answered), "none");
    const auto &series = std::get<0>(answered);
    ASSERT_EQ(series.size(), 2u);
    EXPECT_EQ(series[0].name(), "up");
    EXPECT_EQ(series[0].labels.at(1).second, "aä\"b");
    EXPECT_EQ(series[0].points.at(0), (SeriesPoint{1435781451781, 1}));
    EXPECT_EQ(series[1].name(), "");
    EXPECT_TRUE(std::isnan(series[1].points.at(0).value));
}

TEST(AnswerReader, ReadsAMatrixWhateverTheOrderOfItsMembers) {
    const auto answered = read(R"({"data":{"result":[{"values":[[1,"+Inf"],[2,"2.5"]],"metric":{"a":"b"}}],
        "resultType":"matrix"},"status":"success"})");
    ASSERT_EQ(faultOf(answered), "none");
    const auto &series = std::get<0>(answered);
    ASSERT_EQ(series.at(0).points.size(), 2u);
    EXPECT_TRUE(std::isinf(series[0].points[0].value));
    EXPECT_EQ(samplesAt(series, 2000).at(0).value, 2.5);
    EXPECT_TRUE(samplesAt(series, 1500).empty());
    EXPECT_EQ(lastSamples(series).at(0).milliseconds, 2000);
}

TEST(AnswerReader, NothingFoundIsAnAnswer) {
    EXPECT_EQ(faultOf(read(R"({"status":"success","data":{"resultType":"vector","result":[]}})")), "none");
}

TEST(AnswerReader, FailuresHaveNames) {
    const auto error = [](const char *type) {
        return R"({"status":"error","errorType":")" + std::string(type) + R"(","error":"why\n"})";
    };
    EXPECT_EQ(faultOf(read(error("bad_data"), 400)), "QUERY_MALFORMED");
    EXPECT_EQ(faultOf(read(error("execution"), 422)), "QUERY_FAILED");
    EXPECT_EQ(faultOf(read(error("timeout"), 503)), "UNAVAILABLE");
    EXPECT_EQ(faultOf(read(error("internal"), 500)), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(read("Unauthorized\n", 401)), "NOT_ALLOWED");
    EXPECT_EQ(faultOf(read("Service Unavailable", 503)), "UNAVAILABLE");
    EXPECT_EQ(faultOf(read("<html>", 200)), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(read(R"({"status":"success"})")), "NOT_UNDERSTOOD");
    EXPECT_EQ(faultOf(read("")), "NOT_UNDERSTOOD");
    const auto failed = read(error("bad_data"), 400);
    EXPECT_EQ(std::get<QueryFailure>(failed).detail, "why\\u{0A}");
    EXPECT_EQ(std::get<QueryFailure>(failed).status, 400u);
}

TEST(AnswerReader, BrokenAnswersAreNotHalfTaken) {
    for (const auto *result : {"{}", "[1]", R"([{"metric":{"a":1},"value":[1,"1"]}])", R"([{"metric":{},"value":[1]}])",
                               R"([{"metric":{},"value":["1","1"]}])", R"([{"metric":{},"value":[1,1]}])",
                               R"([{"metric":{},"value":[1,"x"]}])", R"([{"metric":{},"value":[1,"1",2]}])",
                               R"([{"metric":{},"value":[1e300,"1"]}])", R"([{"metric":[],"value":[1,"1"]}])",
                               R"([{"metric":{},"values":[1,"1"]}])", R"([{"metric":{})"})
        EXPECT_EQ(faultOf(read(R"({"status":"success","data":{"result":)" + std::string(result) + "}}")),
                  "NOT_UNDERSTOOD")
            << result;
}

TEST(AnswerReader, LimitsHold) {
    const auto *body = R"({"status":"success","data":{"result":[{"values":[[1,"1"],[2,"2"]]},{"values":[[1,"1"]]}]}})";
    EXPECT_EQ(faultOf(read(body, 200, {2, 3})), "none");
    EXPECT_EQ(faultOf(read(body, 200, {1, 3})), "TOO_MUCH");
    EXPECT_EQ(faultOf(read(body, 200, {2, 2})), "TOO_MUCH");
}

TEST(AnswerReader, ReadsNames) {
    AnswerReader reader;
    std::string body = R"({"status":"success","data":["__name__","job"]})";
    const auto names = reader.readNames(&body, 200);
    EXPECT_EQ(std::get<0>(names), (std::vector<std::string>{"__name__", "job"}));
    body = R"({"status":"success","data":[1]})";
    EXPECT_EQ(reader.readNames(&body, 200).index(), 1u);
}

} // namespace

} // namespace telemetry
