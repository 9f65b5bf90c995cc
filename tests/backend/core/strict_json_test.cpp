#include "backend/core/strict_json.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>
#include <gtest/gtest.h>

#include <optional>

namespace {

namespace v1 = pilothouse::v1;

TEST(StrictJson, TakesWhatRfc8259Allows) {
    for (const auto *text :
         {"{}", "[]", "0", "-1", "1.5e-3", "\"\"", "true", "null", " [ 1 , { \"a\" : \"\\u00e9\" } ]\n",
          R"({"a":{"b":1},"c":{"b":1}})", R"([{"a":1},{"a":1}])", R"("\ud83d\ude00")"}) {
        const auto result = core::checkStrictJson(text);
        EXPECT_TRUE(result) << text << ": " << result.error().message();
    }
}

// What the console chooses its sentence by; nothing where there is none.
std::optional<v1::JsonFault> faultOf(const core::Result<void> &result) {
    v1::JsonFault fault;
    const auto &arguments = result.error().arguments();
    if (!arguments.contains("fault") || !v1::JsonFault_Parse(arguments.at("fault"), &fault))
        return {};
    return fault;
}

struct Bad {
    std::string text;
    std::string position;
};

TEST(StrictJson, SaysAtWhichByteTheGrammarEnds) {
    const Bad cases[] = {{"", "0"},
                         {"{", "1"},
                         {"{,}", "1"},
                         {"[1,]", "3"},
                         {"{\"a\":1,}", "7"},
                         {"{'a':1}", "1"},
                         {"{a:1}", "1"},
                         {"01", "1"},
                         {"1.", "2"},
                         {"NaN", "0"},
                         {"Infinity", "0"},
                         {"-", "1"},
                         {"+1", "0"},
                         {"tru", "3"},
                         {"\"\\x\"", "2"},
                         {"\"a\nb\"", "2"},
                         {"1 2", "2"},
                         {"{} x", "3"},
                         {"// c\n1", "0"},
                         {"/**/1", "0"},
                         {"1e999", "4"},
                         {"\"\\ud800\"", "7"},
                         {"\"\\udc00x\"", "6"},
                         {"\"\x80\"", "1"},
                         {"\"\xC0\xAF\"", "1"},
                         {"\xEF\xBB\xBF{}", "0"},
                         {"\"", "1"},
                         // What a C string would end with does not hide what follows.
                         {std::string("{}\0x", 4), "2"}};
    for (const auto &[text, position] : cases) {
        const auto result = core::checkStrictJson(text);
        ASSERT_FALSE(result) << text;
        EXPECT_EQ(result.error().reason(), v1::INVALID_JSON);
        EXPECT_EQ(result.error().arguments().at("position"), position) << text << ": " << result.error().message();
        EXPECT_TRUE(faultOf(result)) << text;
        // What was read may be anything, and is not repeated.
        EXPECT_EQ(result.error().message().find_first_of("\x80\xC0\n"), std::string::npos);
    }
}

TEST(StrictJson, NamesWhatIsWrong) {
    const std::pair<std::string, v1::JsonFault> cases[] = {{"{,}", v1::JSON_GRAMMAR},
                                                           {"\"\x80\"", v1::JSON_GRAMMAR},
                                                           {"1 2", v1::JSON_GRAMMAR},
                                                           {"", v1::JSON_NOT_FINISHED},
                                                           {"[1,", v1::JSON_NOT_FINISHED},
                                                           {"\"ab", v1::JSON_NOT_FINISHED},
                                                           {"tru", v1::JSON_NOT_FINISHED},
                                                           {"\xEF\xBB\xBF{}", v1::JSON_BYTE_ORDER_MARK},
                                                           {std::string("{\0}", 3), v1::JSON_ZERO_BYTE},
                                                           {"1e999", v1::JSON_NUMBER_TOO_LARGE},
                                                           {R"({"a":1,"a":1})", v1::JSON_KEY_REPEATED},
                                                           {std::string(65, '['), v1::JSON_TOO_DEEP}};
    for (const auto &[text, fault] : cases)
        EXPECT_EQ(faultOf(core::checkStrictJson(text)), fault) << text;
}

TEST(StrictJson, RefusesDuplicatesAtAnyDepth) {
    const std::pair<const char *, const char *> cases[] = {
        {R"({"a":1,"a":1})", "a"}, {R"({"a":[0,{"b":{},"b":{}}]})", "a[1].b"}, {R"({"a":1,"\u0061":2})", "a"}};
    for (const auto &[text, field] : cases) {
        const auto result = core::checkStrictJson(text);
        ASSERT_FALSE(result) << text;
        EXPECT_EQ(result.error().arguments().at("field"), field);
        EXPECT_THAT(result.error().message(), testing::HasSubstr("twice"));
    }
}

TEST(StrictJson, HasLimits) {
    EXPECT_TRUE(core::checkStrictJson(std::string(64, '[') + std::string(64, ']')));
    EXPECT_EQ(core::checkStrictJson(std::string(65, '[') + std::string(65, ']')).error().reason(), v1::INVALID_JSON);
    EXPECT_FALSE(core::checkStrictJson(std::string(1000000, '[')));
    EXPECT_TRUE(core::checkStrictJson("[[]]", {4, 2}));
    EXPECT_FALSE(core::checkStrictJson("[[]]", {4, 1}));
    const auto large = core::checkStrictJson("[[]]", {3, 2});
    EXPECT_EQ(large.error().reason(), v1::TOO_LARGE);
    EXPECT_EQ(large.error().arguments().at("limit"), "3");
}

TEST(MessageFromJson, ReadsEveryType) {
    v1::Resource resource;
    const auto result = core::messageFromJson(
        R"({"meta":{"name":"models/a/versions/1","labels":{"x":"1","":""},"create_time":"2026-11-22T15:00:00+01:00",
            "generation":"3","revision":4},
            "model_version":{"lifecycle":"APPROVED","parameters":"0","unsafe_serialization":true,"files":[],
            "geometry":{"layer_count":-2147483648,"layers":[{},{"count":1}],"embedding_length":9007199254740991}}})",
        &resource);
    ASSERT_TRUE(result) << result.error().message();
    EXPECT_EQ(resource.meta().labels().size(), 2u);
    EXPECT_EQ(resource.meta().create_time().seconds(), 1795356000);
    EXPECT_EQ(resource.meta().generation(), 3);
    EXPECT_EQ(resource.meta().revision(), 4);
    EXPECT_EQ(resource.model_version().lifecycle(), v1::APPROVED);
    EXPECT_TRUE(resource.model_version().has_parameters());
    EXPECT_EQ(resource.model_version().geometry().layer_count(), -2147483648);
    EXPECT_EQ(resource.model_version().geometry().layers_size(), 2);
    EXPECT_EQ(resource.model_version().geometry().embedding_length(), 9007199254740991);

    v1::GetLeafHashesResponse hashes;
    ASSERT_TRUE(core::messageFromJson(R"({"hashes":"Zg=="})", &hashes));
    EXPECT_EQ(hashes.hashes(), "f");
    google::rpc::RetryInfo retry;
    ASSERT_TRUE(core::messageFromJson(R"({"retry_delay":"1.5s"})", &retry));
    EXPECT_EQ(retry.retry_delay().nanos(), 500000000);
}

TEST(MessageFromJson, ReplacesWhatWasThere) {
    v1::Resource resource;
    resource.mutable_model()->set_license("x");
    ASSERT_TRUE(core::messageFromJson(R"({"team":{}})", &resource));
    EXPECT_EQ(resource.ShortDebugString(), "team { }");
}

TEST(MessageJsonTest, whatIsUnknownIsNamedWithWhatMayBeMeant) {
    const auto arguments = [](const char *text) {
        v1::Resource resource;
        const auto result = core::messageFromJson(text, &resource);
        EXPECT_FALSE(result) << text;
        return result ? core::Error::Arguments() : result.error().arguments();
    };
    EXPECT_EQ(arguments(R"({"model":{"licence":"x"}})").at("meant"), "license");
    EXPECT_EQ(arguments(R"({"model_version":{"contextLength":"1"}})").at("meant"), "context_length");
    const auto spelled = arguments(R"({"model":{"risk_tier":"limited"}})");
    EXPECT_EQ(spelled.at("value"), "limited");
    EXPECT_EQ(spelled.at("meant"), "LIMITED");
    const auto strange = arguments(R"({"model":{"risk_tier":"enormous"}})");
    EXPECT_FALSE(strange.contains("meant"));
    EXPECT_NE(strange.at("choices").find("LIMITED, HIGH"), std::string::npos) << strange.at("choices");
}

struct Refused {
    const char *text;
    v1::Reason reason;
    const char *field;
    const char *says;
};

class MessageJson : public testing::TestWithParam<Refused> {};

TEST_P(MessageJson, IsRefusedWhereItHasTwoMeanings) {
    const auto &[text, reason, field, says] = GetParam();
    v1::Resource resource;
    const auto result = core::messageFromJson(text, &resource);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().reason(), reason) << result.error().message();
    EXPECT_EQ(result.error().arguments().at("field"), field) << result.error().message();
    EXPECT_THAT(result.error().message(), testing::HasSubstr(says));
    EXPECT_EQ(faultOf(result).has_value(), reason == v1::INVALID_JSON);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, MessageJson,
    testing::Values(
        Refused{R"({"model":{"licence":"x"}})", v1::UNKNOWN_FIELD, "model.licence", "no field of ModelSpec"},
        Refused{R"({"model_version":{"contextLength":"1"}})", v1::UNKNOWN_FIELD, "model_version.contextLength",
                "written `context_length`"},
        Refused{R"({"model":{"#1":"x"}})", v1::UNKNOWN_FIELD, "model.#1", "no field"},
        Refused{R"({"model":{"risk_tier":"HUGE"}})", v1::UNKNOWN_FIELD, "model.risk_tier", "no value of RiskTier"},
        Refused{R"({"model":{"risk_tier":"high"}})", v1::UNKNOWN_FIELD, "model.risk_tier", "no value of RiskTier"},
        Refused{R"({"model":{"risk_tier":3}})", v1::INVALID_JSON, "model.risk_tier", "must be the name"},
        Refused{R"({"model":{"license":null}})", v1::INVALID_JSON, "model.license", "leave out"},
        Refused{R"({"model":null})", v1::INVALID_JSON, "model", "leave out"},
        Refused{R"({"model":{"license":1}})", v1::INVALID_JSON, "model.license", "a string"},
        Refused{R"({"model":{"modalities":"TEXT"}})", v1::INVALID_JSON, "model.modalities", "an array"},
        Refused{R"({"model":{"modalities":[["TEXT"]]}})", v1::INVALID_JSON, "model.modalities[0]", "be an array"},
        Refused{R"({"model":{"modalities":{"a":1}}})", v1::INVALID_JSON, "model.modalities", "be an object"},
        Refused{R"({"model":"x"})", v1::INVALID_JSON, "model", "an object"},
        Refused{R"({"model":[]})", v1::INVALID_JSON, "model", "be an array"},
        Refused{R"({"meta":{"labels":{"a":1}}})", v1::INVALID_JSON, "meta.labels.a", "a string"},
        Refused{R"({"meta":{"labels":{"a":{}}}})", v1::INVALID_JSON, "meta.labels.a", "be an object"},
        Refused{R"({"meta":{"labels":[]}})", v1::INVALID_JSON, "meta.labels", "be an array"},
        Refused{R"({"meta":{"labels":{"a":"1","a":"2"}}})", v1::INVALID_JSON, "meta.labels.a", "twice"},
        Refused{R"({"meta":{"create_time":{"seconds":1}}})", v1::INVALID_JSON, "meta.create_time", "be an object"},
        Refused{R"({"meta":{"create_time":1}})", v1::INVALID_JSON, "meta.create_time", "RFC 3339"},
        Refused{R"({"meta":{"create_time":"2026-11-22"}})", v1::INVALID_JSON, "meta.create_time", "RFC 3339"},
        // What protobuf's own readers would not take.
        Refused{R"({"meta":{"create_time":"2026-11-22T14:00:00z"}})", v1::INVALID_JSON, "meta.create_time", "RFC 3339"},
        Refused{R"({"meta":{"create_time":"2026-11-22t14:00:00Z"}})", v1::INVALID_JSON, "meta.create_time", "RFC 3339"},
        Refused{R"({"model":{},"team":{}})", v1::INVALID_JSON, "team", "only one may be"},
        Refused{R"({"model":{},"model":{}})", v1::INVALID_JSON, "model", "twice"},
        Refused{"[]", v1::INVALID_JSON, "", "must be an object"},
        Refused{"1", v1::INVALID_JSON, "", "must be an object"},
        Refused{"null", v1::INVALID_JSON, "", "must be an object"}),
    [](const auto &info) { return std::to_string(info.index); });

class IntegerJson : public testing::TestWithParam<std::pair<const char *, bool>> {};

TEST_P(IntegerJson, IsTakenWhenItIsExact) {
    const auto &[value, isTaken] = GetParam();
    v1::Resource resource;
    const auto text = std::string(R"({"model_version":{"geometry":{)") + value + "}}}";
    EXPECT_EQ(core::messageFromJson(text, &resource).isOk(), isTaken) << value;
}

INSTANTIATE_TEST_SUITE_P(
    Values, IntegerJson,
    testing::Values(
        std::pair(R"("layer_count":2147483647)", true), std::pair(R"("layer_count":2147483648)", false),
        std::pair(R"("layer_count":-2147483649)", false), std::pair(R"("layer_count":"1")", false),
        std::pair(R"("layer_count":1.0)", false), std::pair(R"("layer_count":1e0)", false),
        std::pair(R"("layer_count":true)", false), std::pair(R"("layer_count":-0)", true),
        std::pair(R"("key_length":"9223372036854775807")", true),
        std::pair(R"("key_length":"-9223372036854775808")", true),
        std::pair(R"("key_length":"9223372036854775808")", false), std::pair(R"("key_length":9007199254740991)", true),
        std::pair(R"("key_length":9007199254740992)", false), std::pair(R"("key_length":-9007199254740991)", true),
        std::pair(R"("key_length":-9007199254740992)", false), std::pair(R"("key_length":99999999999999999999)", false),
        std::pair(R"("key_length":"1e3")", false), std::pair(R"("key_length":1e3)", false),
        std::pair(R"("key_length":"01")", false), std::pair(R"("key_length":"+1")", false),
        std::pair(R"("key_length":" 1")", false), std::pair(R"("key_length":"-0")", false),
        std::pair(R"("key_length":"")", false), std::pair(R"("key_length":true)", false)),
    [](const auto &info) { return std::to_string(info.index); });

} // namespace
