#include "backend/core/intent.h"

#include "tests/support/sample_resources.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

namespace {

namespace v1 = pilothouse::v1;
using google::protobuf::util::MessageDifferencer;

TEST(Intent, KeepsWhatPeopleDecide) {
    const auto resource = support::sampleModel();
    v1::Resource expected;
    expected.mutable_meta()->set_name(resource.meta().name());
    expected.mutable_meta()->set_team("teams/search");
    expected.mutable_meta()->set_display_name("Llama 3 8B");
    *expected.mutable_meta()->mutable_labels() = resource.meta().labels();
    *expected.mutable_meta()->mutable_annotations() = resource.meta().annotations();
    *expected.mutable_model() = resource.model();
    EXPECT_TRUE(MessageDifferencer::Equals(core::intentOf(resource), expected));
    EXPECT_TRUE(MessageDifferencer::Equals(core::intentOf(expected), expected));
    EXPECT_EQ(core::canonicalIntent(resource), core::canonicalIntent(expected));
}

TEST(Intent, OfNothingIsNothing) {
    EXPECT_EQ(core::canonicalIntent({}), "{}");
}

TEST(Intent, DependsOnTheName) {
    auto renamed = support::sampleModel();
    renamed.mutable_meta()->set_name("models/other");
    EXPECT_NE(core::canonicalIntent(renamed), core::canonicalIntent(support::sampleModel()));
}

} // namespace
