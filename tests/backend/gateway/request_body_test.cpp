#include "backend/gateway/request_body.h"

#include <gtest/gtest.h>

namespace gateway {
namespace {

// The refused member or code; empty when nothing is.
std::string refusalOf(std::string text) {
    BodyReader reader;
    BodyFacts facts;
    const auto refusal = reader.read(&text, &facts);
    if (!refusal)
        return {};
    EXPECT_EQ(refusal->status, 400u);
    return refusal->parameter.empty() ? "json" : refusal->parameter;
}

BodyFacts factsOf(std::string text) {
    BodyReader reader;
    BodyFacts facts;
    const auto refusal = reader.read(&text, &facts);
    EXPECT_FALSE(refusal) << text;
    return facts;
}

TEST(BodyReader, FindsModelAndStream) {
    const std::string text = R"({"messages":[{"model":"not me"}] , "model" : "llama" ,"stream":true})";
    const auto facts = factsOf(text);
    EXPECT_EQ(facts.model, "llama");
    EXPECT_TRUE(facts.isStream);
    EXPECT_EQ(text.substr(facts.modelOffset, facts.modelSize), "\"llama\"");
    EXPECT_FALSE(factsOf(R"({"model":"a"})").isStream);
    EXPECT_FALSE(factsOf(R"({"model":"a","stream":null})").isStream);
}

TEST(BodyReader, ReadsEscapesAsTheyMean) {
    const std::string text = R"({"mod\u0065l":"a\"\u0062\\"})";
    const auto facts = factsOf(text);
    EXPECT_EQ(facts.model, "a\"b\\");
    EXPECT_EQ(text.substr(facts.modelOffset, facts.modelSize), R"("a\"\u0062\\")");
}

TEST(BodyReader, AMemberThatTwoReadersMayReadDifferentlyIsRefused) {
    EXPECT_EQ(refusalOf(R"({"model":"a","model":"b"})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":"a","mode\u006c":"b"})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":"a","stream":true,"stream":false})"), "stream");
}

TEST(BodyReader, RefusesWhatItCannotRouteBy) {
    EXPECT_EQ(refusalOf(R"({})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":""})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":1})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":null})"), "model");
    EXPECT_EQ(refusalOf(R"({"model":["a"]})"), "model");
    EXPECT_EQ(refusalOf("{\"model\":\"" + std::string(600, 'a') + "\"}"), "model");
    EXPECT_EQ(refusalOf(R"({"model":"a","stream":"yes"})"), "stream");
}

TEST(BodyReader, RefusesWhatIsNoJsonObject) {
    for (const auto *text :
         {"", " ", "null", "[]", "\"a\"", "1", "{", "{\"model\":\"a\"", "{\"model\":\"a\"}}", "{\"model\":\"a\"} x",
          "{\"model\":\"a\",}", "{model:\"a\"}", "{\"model\" \"a\"}", "{\"model\":\"a}", "{\"model\":\"\xff\"}",
          "{\"model\":\"a\\x\"}", "{'model':'a'}", "{\"a\":\"\x01\",\"model\":\"a\"}"})
        EXPECT_FALSE(refusalOf(text).empty()) << text;
}

TEST(BodyReader, DepthAndSizeAreNoDanger) {
    EXPECT_NE(refusalOf("{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + ",\"model\":\"a\"}"),
              "model");
    EXPECT_EQ(refusalOf("{\"a\":\"" + std::string(1 << 20, 'x') + "\",\"model\":\"a\"}"), "");
}

} // namespace
} // namespace gateway
