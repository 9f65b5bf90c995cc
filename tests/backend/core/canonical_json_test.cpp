#include "backend/core/canonical_json.h"

#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "backend/core/map_entries.h"
#include "backend/core/sha256.h"
#include "backend/core/strict_json.h"
#include "pilothouse/v1/audit_service.pb.h"
#include "tests/support/random_message.h"
#include "tests/support/sample_resources.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <google/rpc/error_details.pb.h>
#include <gtest/gtest.h>

#include <random>

namespace {

namespace v1 = pilothouse::v1;
using google::protobuf::util::MessageDifferencer;

// History holds such bytes and their hashes for ever: these texts never change.
TEST(CanonicalJson, OfAnIntentIsFrozen) {
    EXPECT_EQ(core::canonicalIntent(support::sampleModel()),
              R"({"meta":{"annotations":{"note":"line one\nline \"two\""},"display_name":"Llama 3 8B",)"
              R"("labels":{"app.kubernetes.io/name":"chat","tier":"gold"},"name":"models/llama-3-8b",)"
              R"("team":"teams/search"},"model":{"capabilities":["CHAT"],"card":"# Llama\n\nA model card.",)"
              R"("license":"Apache-2.0","modalities":["TEXT","IMAGE"],"owner_team":"teams/platform-ml",)"
              R"("permitted_regions":["eu","us"],"publisher":"Meta","risk_tier":"LIMITED"}})");
    EXPECT_EQ(core::canonicalIntent(support::sampleVersion()),
              R"({"meta":{"name":"models/llama-3-8b/versions/2"},"model_version":{"digest":")" + std::string(64, 'a') +
                  R"(","files":[{"path":"config.json","sha256":")" + std::string(64, 'b') +
                  R"(","size_bytes":"16060522496"},{"path":"model.safetensors","sha256":")" + std::string(64, 'b') +
                  R"(","size_bytes":"16060522496"}],"format":"SAFETENSORS","geometry":{"layer_count":32,)"
                  R"("layers":[{"count":32,"layer_kind":"FULL_ATTENTION"}]},"lifecycle":"EVALUATED",)"
                  R"("parameters":"8030261248"}})");
}

TEST(CanonicalJson, OfEveryKindIsFrozen) {
    v1::Resource principal;
    principal.mutable_meta()->set_name("principals/abc");
    principal.mutable_principal()->set_type(v1::SERVICE);
    principal.mutable_principal()->add_teams("teams/a");
    EXPECT_EQ(core::canonicalIntent(principal),
              R"({"meta":{"name":"principals/abc"},"principal":{"teams":["teams/a"],"type":"SERVICE"}})");
    v1::Resource team;
    team.mutable_meta()->set_name("teams/a");
    team.mutable_team();
    EXPECT_EQ(core::canonicalIntent(team), R"({"meta":{"name":"teams/a"},"team":{}})");
    v1::Resource site;
    site.mutable_site()->set_region("eu");
    EXPECT_EQ(core::canonicalIntent(site), R"({"site":{"region":"eu"}})");
    v1::Resource binding;
    binding.mutable_role_binding()->set_principal("");
    binding.mutable_role_binding()->set_role(v1::ADMIN);
    binding.mutable_role_binding()->mutable_expire_time()->set_seconds(1795356000);
    EXPECT_EQ(core::canonicalIntent(binding),
              R"({"role_binding":{"expire_time":"2026-11-22T14:00:00Z","principal":"","role":"ADMIN"}})");
    v1::Resource operation;
    operation.mutable_operation()->set_cancel_requested(true);
    operation.mutable_operation()->mutable_verify()->set_tree_size(-1);
    EXPECT_EQ(core::canonicalIntent(operation),
              R"({"operation":{"cancel_requested":true,"verify":{"tree_size":"-1"}}})");
}

TEST(CanonicalJson, ListsAFieldExactlyWhenReflectionDoes) {
    v1::ModelVersionSpec spec;
    EXPECT_EQ(core::canonicalJson(spec), "{}");
    spec.set_weight_bytes(0);
    spec.set_parameters(0);
    EXPECT_EQ(core::canonicalJson(spec), R"({"parameters":"0"})");
    spec.mutable_geometry();
    EXPECT_EQ(core::canonicalJson(spec), R"({"geometry":{},"parameters":"0"})");
}

TEST(CanonicalJson, EscapesAsRfc8785) {
    std::string json;
    core::appendJsonString(std::string("\0\b\t\n\f\r\x1f\"\\/\x7f\xC3\xA9", 13), &json);
    EXPECT_EQ(json, "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\x7f\xC3\xA9\"");
}

TEST(CanonicalJson, EscapesAnyByteAtAnyPlace) {
    const std::string plain(18, 'a');
    for (int byte = 0; byte < 256; ++byte) {
        const std::string character(1, static_cast<char>(byte));
        std::string alone;
        core::appendJsonString(character, &alone);
        const bool isEscaped = byte < 0x20 || byte == '"' || byte == '\\';
        ASSERT_EQ(alone.size() > 3, isEscaped) << byte;
        for (std::size_t place = 0; place <= plain.size(); ++place) {
            std::string json;
            core::appendJsonString(plain.substr(0, place) + character + plain.substr(place), &json);
            ASSERT_EQ(json,
                      '"' + plain.substr(0, place) + alone.substr(1, alone.size() - 2) + plain.substr(place) + '"')
                << byte << " at " << place;
        }
    }
}

TEST(CanonicalJson, SortsKeysByUtf16) {
    // RFC 8785, section 3.2.3: U+1F600 is D83D DE00 and stands before U+FB33.
    v1::Meta meta;
    for (const auto *key : {"\xE2\x82\xAC", "\r", "\xEF\xAC\xB3", "1", "\xF0\x9F\x98\x80", "\xC2\x80", "\xC3\xB6"})
        (*meta.mutable_labels())[key] = "";
    std::string keys;
    for (const auto &entry : core::sortedMapEntries(meta, v1::Meta::descriptor()->FindFieldByName("labels")))
        keys += std::string(entry.key) + '|';
    EXPECT_EQ(keys, "\r|1|\xC2\x80|\xC3\xB6|\xE2\x82\xAC|\xF0\x9F\x98\x80|\xEF\xAC\xB3|");
    EXPECT_TRUE(core::isLessUtf16("", "a"));
    EXPECT_TRUE(core::isLessUtf16("a", "aa"));
    EXPECT_FALSE(core::isLessUtf16("a", "a"));
    EXPECT_TRUE(core::isLessUtf16("\xED\x9F\xBF", "\xF0\x90\x80\x80"));
    EXPECT_TRUE(core::isLessUtf16("\xF4\x8F\xBF\xBF", "\xEE\x80\x80"));
}

TEST(CanonicalJson, WritesBytesTimesAndDurations) {
    v1::GetEventResponse event;
    event.set_leaf("foobar!");
    event.mutable_event()->mutable_time()->set_seconds(-1);
    event.mutable_event()->mutable_time()->set_nanos(250000000);
    EXPECT_EQ(core::canonicalJson(event), R"({"event":{"time":"1969-12-31T23:59:59.250Z"},"leaf":"Zm9vYmFyIQ=="})");
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_nanos(-500000000);
    EXPECT_EQ(core::canonicalJson(retry), R"({"retry_delay":"-0.500s"})");
}

TEST(CanonicalJson, OfWhatHasNoTextIsItsNumbers) {
    v1::RoleBindingSpec binding;
    binding.set_role(static_cast<v1::Role>(99));
    binding.mutable_expire_time()->set_seconds(253402300800);
    EXPECT_EQ(core::canonicalJson(binding), R"({"expire_time":{"seconds":"253402300800"},"role":99})");
}

TEST(CanonicalJson, OfAFieldIsItsValue) {
    const auto model = support::sampleModel().model();
    const auto *type = v1::ModelSpec::descriptor();
    EXPECT_EQ(core::canonicalJson(model, type->FindFieldByName("license")), R"("Apache-2.0")");
    EXPECT_EQ(core::canonicalJson(model, type->FindFieldByName("modalities")), R"(["TEXT","IMAGE"])");
    EXPECT_EQ(core::canonicalJson(model, type->FindFieldByName("modalities"), 1), R"("IMAGE")");
}

// The same message, whatever has happened to it, has the same bytes; and both our reader and protobuf's read it back.
TEST(CanonicalJson, ReadsBackToTheSameMessage) {
    std::mt19937 engine(1);
    for (int i = 0; i < 2000; ++i) {
        v1::Resource resource;
        support::RandomMessage(&engine).fill(&resource);
        resource.clear_status();
        const auto json = core::canonicalJson(resource);

        v1::Resource read;
        const auto result = core::messageFromJson(json, &read);
        ASSERT_TRUE(result) << result.error().message() << '\n' << json;
        EXPECT_TRUE(MessageDifferencer::Equals(read, resource)) << json;
        EXPECT_EQ(core::canonicalJson(read), json);

        v1::Resource wire;
        ASSERT_TRUE(wire.ParseFromString(resource.SerializeAsString()));
        EXPECT_EQ(core::canonicalJson(wire), json);

        v1::Resource foreign;
        ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &foreign).ok()) << json;
        EXPECT_TRUE(MessageDifferencer::Equals(foreign, resource)) << json;
    }
}

} // namespace
