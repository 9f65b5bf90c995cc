#include "backend/policies/unmet.h"

#include <gtest/gtest.h>

#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/backend/policies/made_sets.h"

namespace policies {
namespace {

using test::in;

class UnmetTest : public ::testing::Test {
protected:
    UnmetTest() {
        auto model = ledger::test::model("llama");
        model.mutable_model()->set_license("MIT");
        EXPECT_TRUE(world.open());
        EXPECT_TRUE(world.apply({ledger::test::put(model)}));
    }
    std::vector<std::string> unmet(const v1::PolicyRule &rule) {
        return unmetRules(test::setOf("made", {rule}), *world->snapshot());
    }

    ledger::test::World world;
};

TEST_F(UnmetTest, ARuleAboutWhatExistsIsMet) {
    EXPECT_TRUE(unmet(test::rule("mit", v1::FORBID, {in("model.license", {"MIT"})})).empty());
    EXPECT_TRUE(unmet(test::rule("any", v1::FORBID, {in("change.kind", {"routes"})})).empty());
}

TEST_F(UnmetTest, ARuleAboutWhatDoesNotExistIsNot) {
    const std::vector<std::string> found{"gpl"};
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("model.license", {"GPL-3.0"})})), found);
    // Each of both exists, and nothing has both.
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("model.license", {"MIT"}), in("resource.name", {"models/x"})})),
              found);
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("principal.name", {"principals/nobody"})})), found);
    EXPECT_EQ(unmet(test::rule("gpl", v1::FORBID, {in("target.region", {"us"})}, v1::ADMISSION_STAGE)), found);
}

} // namespace
} // namespace policies
