#include "backend/ledger/ledger.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

class ApplyTest : public testing::Test {
protected:
    void SetUp() override {
        const auto opened = world.open();
        ASSERT_TRUE(opened) << opened.error().message();
    }

    World world;
};

TEST_F(ApplyTest, createdResourceLivesWithEverythingTheServiceGives) {
    const auto commit = world.apply({put(model("a", "hello"))});
    ASSERT_TRUE(commit) << commit.error().message();
    EXPECT_EQ(commit->revision, 1);
    EXPECT_EQ(commit->logIndex, 0);
    const auto resource = world.current("models/a");
    EXPECT_EQ(resource.model().description(), "hello");
    EXPECT_EQ(resource.meta().generation(), 1);
    EXPECT_EQ(resource.meta().revision(), 1);
    EXPECT_EQ(resource.meta().uid().size(), 36U);
    EXPECT_FALSE(resource.meta().etag().empty());
    EXPECT_EQ(resource.meta().create_time().seconds(), 1'795'356'000);
    EXPECT_EQ(commit->resources.front()->SerializeAsString(), resource.SerializeAsString());
}

TEST_F(ApplyTest, everythingIsThereAfterReopening) {
    ASSERT_TRUE(world.apply({put(team("t"))}));
    ASSERT_TRUE(world.apply({put(model("a", "hello")), put(version("a", "1"))}));
    const auto before = world.current("models/a/versions/1");
    const auto identity = world->identity();
    ASSERT_TRUE(world.open());
    EXPECT_FALSE(world->seal());
    EXPECT_EQ(world.current("models/a/versions/1").SerializeAsString(), before.SerializeAsString());
    EXPECT_EQ(world->snapshot()->revision(), 2);
    EXPECT_EQ(world->identity().vkey, identity.vkey);
    EXPECT_EQ(world->log().size(), 2);
    const auto next = world.apply({put(model("b"))});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->revision, 3);
    EXPECT_EQ(next->logIndex, 2);
    const auto verified = world->verify(nullptr);
    EXPECT_TRUE(verified) << verified.error().message();
}

} // namespace
} // namespace ledger
