#include "backend/core/unknown_fields.h"

#include "tests/support/random_message.h"
#include "tests/support/sample_resources.h"

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace {

namespace v1 = pilothouse::v1;

void addUnknown(google::protobuf::Message *message) {
    message->GetReflection()->MutableUnknownFields(message)->AddVarint(9999, 1);
}

struct Case {
    const char *path;
    v1::Reason reason;
    std::function<void(v1::Resource *)> spoil;
};

TEST(UnknownFields, AreFoundAtAnyDepth) {
    const Case cases[] = {
        {"#9999", v1::UNKNOWN_FIELD, [](auto *r) { addUnknown(r); }},
        {"meta.#9999", v1::UNKNOWN_FIELD, [](auto *r) { addUnknown(r->mutable_meta()); }},
        {"spec.#9999", v1::UNKNOWN_FIELD, [](auto *r) { addUnknown(r->mutable_model_version()); }},
        {"spec.files[1].#9999", v1::UNKNOWN_FIELD,
         [](auto *r) { addUnknown(r->mutable_model_version()->mutable_files(1)); }},
        {"spec.geometry.layers[0].layer_kind", v1::UNKNOWN_FIELD,
         [](auto *r) {
             r->mutable_model_version()->mutable_geometry()->mutable_layers(0)->set_layer_kind(
                 static_cast<v1::LayerKind>(77));
         }},
        {"spec.modalities[2]", v1::UNKNOWN_FIELD,
         [](auto *r) {
             *r = support::sampleModel();
             r->mutable_model()->add_modalities(static_cast<v1::Modality>(-1));
         }},
        {"status.last_check_time", v1::INVALID_FIELD,
         [](auto *r) { r->mutable_model_version_status()->mutable_last_check_time()->set_seconds(253402300800); }},
        {"meta.create_time", v1::INVALID_FIELD,
         [](auto *r) { r->mutable_meta()->mutable_create_time()->set_nanos(-1); }}};
    for (const auto &[path, reason, spoil] : cases) {
        auto resource = support::sampleVersion();
        ASSERT_TRUE(core::checkKnown(resource));
        spoil(&resource);
        const auto known = core::checkKnown(resource);
        ASSERT_FALSE(known) << path;
        EXPECT_EQ(known.error().reason(), reason) << path;
        const bool isUnknown = reason == v1::UNKNOWN_FIELD;
        EXPECT_EQ(isUnknown ? known.error().arguments().at("field") : known.error().violations().at(0).field(), path);
    }
}

TEST(UnknownFields, AreNotSeenWhereThereAreNone) {
    std::mt19937 engine(3);
    for (int i = 0; i < 500; ++i) {
        v1::Resource resource;
        support::RandomMessage(&engine).fill(&resource);
        EXPECT_TRUE(core::checkKnown(resource)) << resource.ShortDebugString();
    }
}

} // namespace
