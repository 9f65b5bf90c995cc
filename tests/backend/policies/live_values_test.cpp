#include "backend/policies/live_values.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/backend/policies/made_places.h"

namespace policies {
namespace {

class LiveValuesTest : public ::testing::Test {
protected:
    // By name.
    std::map<std::string, v1::PolicyAttribute> attributes(v1::PolicyStage stage) const {
        std::map<std::string, v1::PolicyAttribute> byName;
        const auto told = attributesOf(stage, world.state, [](const auto &) { return true; });
        for (const auto &attribute : told.attributes())
            byName.emplace(attribute.name(), attribute);
        return byName;
    }

    test::Places world;
};

TEST_F(LiveValuesTest, EachAttributeNamesItsStages) {
    const auto all = attributes(v1::POLICY_STAGE_UNSPECIFIED);
    const auto stagesOf = [&](const char *name) {
        const auto &stages = all.at(name).stages();
        return std::vector<int>(stages.begin(), stages.end());
    };
    EXPECT_EQ(stagesOf("change.kind"), (std::vector<int>{v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE}));
    EXPECT_EQ(stagesOf("target.region"), std::vector<int>{v1::ADMISSION_STAGE});
    EXPECT_EQ(stagesOf("node.rack"), std::vector<int>{v1::ADMINISTRATION_STAGE});
    const auto &regions = all.at("target.region").live_values();
    EXPECT_EQ((std::vector<std::string>{regions.begin(), regions.end()}), (std::vector<std::string>{"eu", "us"}));
}

TEST_F(LiveValuesTest, OfAStageOnlyItsAttributesAreTold) {
    const auto administration = attributes(v1::ADMINISTRATION_STAGE);
    EXPECT_TRUE(administration.contains("change.kind") && administration.contains("node.rack"));
    EXPECT_FALSE(administration.contains("target.region"));
    const auto admission = attributes(v1::ADMISSION_STAGE);
    EXPECT_TRUE(admission.contains("change.kind") && admission.contains("target.region"));
    EXPECT_FALSE(admission.contains("node.rack"));
}

} // namespace
} // namespace policies
