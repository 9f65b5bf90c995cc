#include "backend/core/mask.h"

#include "tests/support/sample_resources.h"

#include <gmock/gmock.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

namespace {

namespace v1 = pilothouse::v1;
using google::protobuf::util::MessageDifferencer;

google::protobuf::FieldMask mask(std::initializer_list<const char *> paths) {
    google::protobuf::FieldMask result;
    for (const auto *path : paths)
        result.add_paths(path);
    return result;
}

v1::Resource change() {
    v1::Resource resource;
    resource.mutable_meta()->set_display_name("New");
    (*resource.mutable_meta()->mutable_labels())["new"] = "label";
    resource.mutable_meta()->set_etag("ignored");
    resource.mutable_model()->set_license("MIT");
    resource.mutable_model()->add_permitted_regions("jp");
    return resource;
}

TEST(Mask, TakesTheNamedFieldsAndNoOthers) {
    auto expected = support::sampleModel();
    expected.mutable_model()->set_license("MIT");
    expected.mutable_meta()->set_display_name("New");
    const auto result = core::applyMask(support::sampleModel(), change(), mask({"spec.license", "meta.display_name"}));
    ASSERT_TRUE(result) << result.error().message();
    EXPECT_TRUE(MessageDifferencer::Equals(*result, expected)) << result->DebugString();
}

TEST(Mask, TakesListsAndMapsWhole) {
    const auto result =
        core::applyMask(support::sampleModel(), change(), mask({"spec.permitted_regions", "meta.labels"}));
    ASSERT_TRUE(result);
    EXPECT_THAT(result->model().permitted_regions(), testing::ElementsAre("jp"));
    EXPECT_EQ(result->meta().labels().size(), 1u);
    EXPECT_EQ(result->model().license(), "Apache-2.0");
}

TEST(Mask, ClearsWhatTheChangeLacks) {
    const auto result = core::applyMask(support::sampleModel(), change(),
                                        mask({"spec.publisher", "spec.modalities", "meta.team", "meta.annotations"}));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->model().publisher(), "");
    EXPECT_EQ(result->model().modalities_size(), 0);
    EXPECT_EQ(result->meta().team(), "");
    EXPECT_TRUE(result->meta().annotations().empty());

    auto current = support::sampleVersion();
    v1::Resource cleared;
    cleared.mutable_model_version();
    const auto version = core::applyMask(current, cleared, mask({"spec.parameters", "spec.geometry"}));
    ASSERT_TRUE(version);
    EXPECT_FALSE(version->model_version().has_parameters());
    EXPECT_FALSE(version->model_version().has_geometry());
    const auto inner = core::applyMask(current, {}, mask({"spec.geometry.layer_count"}));
    ASSERT_TRUE(inner);
    EXPECT_EQ(inner->model_version().geometry().layer_count(), 0);
    EXPECT_EQ(inner->model_version().geometry().layers_size(), 1);
}

TEST(Mask, WithoutPathsTakesTheWholeIntent) {
    const auto result = core::applyMask(support::sampleModel(), change(), {});
    ASSERT_TRUE(result);
    auto expected = support::sampleModel();
    *expected.mutable_model() = change().model();
    expected.mutable_meta()->clear_team();
    expected.mutable_meta()->clear_annotations();
    expected.mutable_meta()->set_display_name("New");
    *expected.mutable_meta()->mutable_labels() = change().meta().labels();
    EXPECT_TRUE(MessageDifferencer::Equals(*result, expected)) << result->DebugString();
}

TEST(Mask, OfTheSpecReplacesIt) {
    const auto result = core::applyMask(support::sampleModel(), change(), mask({"spec", "spec.license"}));
    ASSERT_TRUE(result);
    EXPECT_TRUE(MessageDifferencer::Equals(result->model(), change().model()));
    EXPECT_EQ(result->meta().display_name(), "Llama 3 8B");
}

TEST(Mask, RefusesWhatIsNoIntent) {
    const std::pair<const char *, const char *> cases[] = {{"license", "write `spec.license`"},
                                                           {"display_name", "write `meta.display_name`"},
                                                           {"model.license", "no field"},
                                                           {"spec.licence", "did you mean `license`"},
                                                           {"status.lifecycle", "only the spec"},
                                                           {"status", "only the spec"},
                                                           {"meta", "only the spec"},
                                                           {"meta.name", "only the spec"},
                                                           {"meta.etag", "only the spec"},
                                                           {"meta.labels.tier", "end the path at `labels`"},
                                                           {"", "no field"},
                                                           {"*", "no field"}};
    for (const auto &[path, says] : cases) {
        const auto result = core::applyMask(support::sampleModel(), change(), mask({path}));
        ASSERT_FALSE(result) << path;
        EXPECT_EQ(result.error().reason(), v1::INVALID_FIELD);
        EXPECT_THAT(result.error().message(), testing::HasSubstr(says)) << path;
    }
    const auto below = core::applyMask(support::sampleVersion(), support::sampleVersion(), mask({"spec.files.path"}));
    ASSERT_FALSE(below);
    EXPECT_THAT(below.error().message(), testing::HasSubstr("end the path at `files`"));
}

TEST(Mask, NamesEveryWrongPath) {
    const auto result = core::applyMask(support::sampleModel(), change(), mask({"a", "spec.license", "meta.uid"}));
    ASSERT_FALSE(result);
    ASSERT_EQ(result.error().violations().size(), 2u);
    EXPECT_EQ(result.error().violations()[0].field(), "a");
    EXPECT_EQ(result.error().violations()[1].field(), "meta.uid");
}

TEST(Mask, KeepsTheKind) {
    EXPECT_EQ(core::applyMask(support::sampleModel(), support::sampleVersion(), {}).error().reason(),
              v1::KIND_MISMATCH);
    for (const auto &whole : {mask({}), mask({"spec"})})
        EXPECT_EQ(core::applyMask(support::sampleModel(), {}, whole).error().violations().at(0).field(), "spec");
}

} // namespace
