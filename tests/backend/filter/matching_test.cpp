#include "backend/filter/filter.h"

#include "backend/core/kinds.h"
#include "google/rpc/error_details.pb.h"
#include "pilothouse/v1/audit.pb.h"
#include "tests/support/sample_resources.h"

#include <gtest/gtest.h>

namespace {

namespace v1 = pilothouse::v1;

struct Case {
    const char *filter;
    bool isMatch;
};

std::string nameOf(const testing::TestParamInfo<Case> &info) {
    return std::to_string(info.index);
}

bool matches(const std::string &text, const google::protobuf::Message &message, const core::PathRoot &root) {
    const auto filter = filter::Filter::compile(text, root);
    EXPECT_TRUE(filter) << text << ": " << filter.error().message();
    return filter && filter->matches(message);
}

class ModelFilter : public testing::TestWithParam<Case> {};

TEST_P(ModelFilter, SaysWhetherTheModelMatches) {
    const auto &[text, isMatch] = GetParam();
    EXPECT_EQ(matches(text, support::sampleModel(), core::PathRoot::of(*core::findKind("models"))), isMatch) << text;
}

// The model of sample_resources.h.
INSTANTIATE_TEST_SUITE_P(Texts, ModelFilter,
                         testing::Values(Case{"", true}, Case{"   ", true}, Case{R"(license = "Apache-2.0")", true},
                                         Case{"license = Apache-2.0", true}, Case{"license = 'Apache-2.0'", true},
                                         Case{"license = apache-2.0", false}, Case{"license = Apache", false},
                                         Case{R"(license:"apache")", true}, Case{"license:APACHE", true},
                                         Case{"license:mit", false}, Case{"license = Apache*", true},
                                         Case{"license = *2.0", true}, Case{"license = A*-2*0", true},
                                         Case{"license = a*", false}, Case{R"(license = "Apache\*")", false},
                                         Case{"license != Apache-2.0", false}, Case{"license != MIT", true},
                                         Case{"license >= Apache AND license < B", true},
                                         Case{"spec.license:apache", true}, Case{"description = \"\"", true},
                                         Case{"description:*", false}, Case{"license:*", true},
                                         Case{"name = models/llama*", true}, Case{"team = \"teams/search\"", true},
                                         Case{"meta.team = teams/search", true}),
                         nameOf);

INSTANTIATE_TEST_SUITE_P(
    Types, ModelFilter,
    testing::Values(
        Case{"lifecycle = approved", true}, Case{"lifecycle = APPROVED", true}, Case{"lifecycle:approved", true},
        Case{"lifecycle != approved", false}, Case{"lifecycle = (approved OR evaluated)", true},
        Case{"lifecycle = (retired OR evaluated)", false}, Case{"lifecycle != (retired OR evaluated)", true},
        Case{"lifecycle != (approved OR retired)", false}, Case{"parameters < 80000000000", true},
        Case{"parameters > 80000000000", false}, Case{"parameters = 8030261248", true}, Case{"parameters >= -5", true},
        Case{"version_count = 2", true}, Case{"unsafe_serialization = false", true},
        Case{"unsafe_serialization = TRUE", false}, Case{"create_time = 2026-11-22T14:00:00Z", true},
        Case{"create_time >= 2026-11-22", true}, Case{R"(create_time > "2026-11-22T14:00:00Z")", false},
        Case{R"(create_time < "2026-11-22T16:00:00.5+01:00")", true},
        Case{"latest_version_time = 2026-11-22T14:00:00.250Z", true}, Case{"latest_version_time:*", true}),
    nameOf);

INSTANTIATE_TEST_SUITE_P(ListsAndMaps, ModelFilter,
                         testing::Values(Case{"modalities:text", true}, Case{"modalities = image", true},
                                         Case{"modalities:audio", false}, Case{"modalities != audio", true},
                                         Case{"modalities != text", false}, Case{"modalities:(text AND image)", true},
                                         Case{"modalities:(text AND audio)", false}, Case{"permitted_regions:EU", true},
                                         Case{"permitted_regions:e", false}, Case{"permitted_regions:e*", true},
                                         Case{"permitted_regions = EU", false}, Case{"permitted_regions:*", true},
                                         Case{"labels:tier", true}, Case{"labels:team", false}, Case{"labels:*", true},
                                         Case{"labels.tier:*", true}, Case{"labels.tier = gold", true},
                                         Case{"meta.labels.tier:GOL", true}, Case{"labels.nothing = gold", false},
                                         Case{"labels.nothing != gold", true},
                                         Case{R"(labels."app.kubernetes.io/name" = chat)", true},
                                         Case{R"(labels:"app.kubernetes.io/name")", true}),
                         nameOf);

INSTANTIATE_TEST_SUITE_P(Absence, ModelFilter,
                         testing::Values(Case{"context_length < 10", false}, Case{"context_length >= 0", false},
                                         Case{"context_length:*", false}, Case{"NOT context_length:*", true},
                                         Case{"context_length != 10", true}, Case{"delete_time < 2030-01-01", false},
                                         Case{"delete_time:*", false}, Case{"spec:*", true}),
                         nameOf);

INSTANTIATE_TEST_SUITE_P(
    Logic, ModelFilter,
    testing::Values(Case{"license:apache AND publisher:meta", true}, Case{"license:apache publisher:meta", true},
                    Case{"license:apache publisher:x", false}, Case{"license:mit OR publisher:meta", true},
                    Case{"NOT license:mit", true}, Case{"-license:mit", true}, Case{"-license:apache", false},
                    Case{"-(license:mit OR publisher:x)", true},
                    // OR binds before AND: publisher:x AND (license:apache OR license:mit).
                    Case{"license:apache OR license:mit AND publisher:x", false},
                    Case{"license:apache OR (license:mit AND publisher:x)", true}, Case{"llama", true},
                    Case{"LLAMA 3", true}, Case{"mistral", false}, Case{"NOT mistral", true}, Case{"platform-ml", true},
                    Case{"\"Llama 3 8B\"", true}, Case{"\"model card\"", false}, Case{"card:\"model card\"", true},
                    Case{"lla*8b", true}),
    nameOf);

class EventFilter : public testing::TestWithParam<Case> {};

TEST_P(EventFilter, SaysWhetherTheEventMatches) {
    v1::Event event;
    event.set_index(7);
    event.mutable_time()->set_seconds(1795356000);
    event.set_op("models.update");
    event.set_outcome(v1::DENIED);
    event.set_actor("principals/abc");
    event.add_objects()->set_name("models/llama");
    event.add_objects()->set_kind("models");
    event.mutable_objects(1)->set_generation(4);
    const auto &[text, isMatch] = GetParam();
    EXPECT_EQ(matches(text, event, {v1::Event::descriptor()}), isMatch) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Events, EventFilter,
    testing::Values(Case{R"(time > "2026-11-22T00:00:00Z" AND (op:"model" OR outcome = allowed))", true},
                    Case{"outcome = denied", true}, Case{"op = models.update", true}, Case{"op = models.*", true},
                    Case{"objects.name:llama", true}, Case{"objects.name = models/llama", true},
                    Case{"objects.name != models/llama", false}, Case{"objects.generation > 3", true},
                    Case{"objects.generation > 4", false}, Case{"objects:*", true}, Case{"index >= 7", true},
                    Case{"llama", true}, Case{"principals/abc", true}, Case{"nobody", false}),
    nameOf);

TEST(FilterOverDurations, ComparesSeconds) {
    google::rpc::RetryInfo info;
    info.mutable_retry_delay()->set_seconds(20);
    info.mutable_retry_delay()->set_nanos(500'000'000);
    const core::PathRoot root{google::rpc::RetryInfo::descriptor()};
    for (const auto *text : {"retry_delay = 20.5s", "retry_delay > 20s", "retry_delay <= 20.500s", "retry_delay:*",
                             "retry_delay > -1s", "retry_delay != 20s", "retry_delay = \"20.5s\""})
        EXPECT_TRUE(matches(text, info, root)) << text;
    for (const auto *text : {"retry_delay < 20s", "retry_delay = 20s", "NOT retry_delay:*"})
        EXPECT_FALSE(matches(text, info, root)) << text;
    EXPECT_FALSE(matches("retry_delay >= 0s", google::rpc::RetryInfo(), root));
    EXPECT_FALSE(filter::Filter::compile("retry_delay > 20m", root));
}

TEST(FilterOfOneKind, FindsNothingInAnother) {
    const auto root = core::PathRoot::of(*core::findKind("models"));
    EXPECT_FALSE(matches("license:*", support::sampleVersion(), root));
    EXPECT_FALSE(matches("spec.license = \"\"", support::sampleVersion(), root));
    EXPECT_TRUE(matches("name:llama", support::sampleVersion(), root));
}

TEST(FilterOverAllKinds, KnowsMetaAlone) {
    const core::PathRoot root{v1::Resource::descriptor()};
    EXPECT_TRUE(matches("name:llama", support::sampleVersion(), root));
    EXPECT_FALSE(filter::Filter::compile("license:apache", root));
    EXPECT_FALSE(filter::Filter::compile("spec.license:apache", root));
}

TEST(FilterBelowLists, ComparesAnyElement) {
    const auto root = core::PathRoot::of(*core::findKind("modelVersions"));
    EXPECT_TRUE(matches("files.path = config.json", support::sampleVersion(), root));
    EXPECT_FALSE(matches("files.path = other.json", support::sampleVersion(), root));
    EXPECT_TRUE(matches("conditions.status = condition_status_true", support::sampleVersion(), root));
    EXPECT_TRUE(matches("geometry.layer_count = 32 AND geometry:*", support::sampleVersion(), root));
}

TEST(Pattern, FindsPiecesInTheirOrder) {
    const auto root = core::PathRoot::of(*core::findKind("models"));
    auto model = support::sampleModel();
    model.mutable_model()->set_description("abcabc");
    for (const auto *text : {"*", "a*", "*c", "a*c", "*bca*", "a*b*c", "*abc*abc*", "abcabc", "abc*abc"})
        EXPECT_TRUE(matches(std::string("description = ") + text, model, root)) << text;
    for (const auto *text : {"b*", "*b", "abcabc*c", "abca*cabc", "*abc*abc*abc*", "abc", "*d*"})
        EXPECT_FALSE(matches(std::string("description = ") + text, model, root)) << text;
}

} // namespace
