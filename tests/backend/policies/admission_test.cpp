#include "backend/policies/admission.h"

#include <gtest/gtest.h>

#include "tests/backend/policies/made_places.h"

namespace policies {
namespace {

class AdmissionTest : public ::testing::Test {
protected:
    AdmissionTest() {
        route.mutable_meta()->set_name("routes/chat");
        route.mutable_route()->add_targets()->set_deployment("deployments/chat");
        for (const auto *region : {"eu", "us", "nowhere"}) {
            v1::Resource provider;
            provider.mutable_meta()->set_name(std::string("providers/of-") + region);
            provider.mutable_provider()->set_region(region == std::string("nowhere") ? "" : region);
            world.state.put(provider);
            route.mutable_route()->add_targets()->set_provider(provider.meta().name());
        }
    }
    void permit(const std::string &id, const std::vector<std::string> &regions) {
        v1::Resource model;
        model.mutable_meta()->set_name("models/" + id);
        model.mutable_model()->mutable_permitted_regions()->Assign(regions.begin(), regions.end());
        world.state.put(model);
    }
    std::optional<bool> isPermitted(const std::string &target) const {
        for (const auto &question : admissionQuestions(route, world.state)) {
            if (question.target && question.target->name == target)
                return question.isPermittedRegion;
        }
        ADD_FAILURE() << "nothing is asked about " << target;
        return std::nullopt;
    }

    test::Places world;
    v1::Resource route;
};

TEST_F(AdmissionTest, AProviderIsJudgedByTheModelsThatTheRouteServes) {
    EXPECT_EQ(isPermitted("providers/of-us"), true);
    permit("llama", {"eu"});
    EXPECT_EQ(isPermitted("providers/of-eu"), true);
    EXPECT_EQ(isPermitted("providers/of-us"), false);
    EXPECT_EQ(isPermitted("providers/of-nowhere"), std::nullopt);
}

TEST_F(AdmissionTest, AProviderOutsideOfTheRegionsOfAnyOfTheModelsIsNotPermitted) {
    permit("llama", {"us"});
    permit("other", {"eu"});
    auto other = world.deployment;
    other.mutable_meta()->set_name("deployments/other");
    other.mutable_deployment()->set_model_version("models/other/versions/1");
    world.state.put(other);
    EXPECT_EQ(isPermitted("providers/of-us"), true);
    route.mutable_route()->add_targets()->set_deployment("deployments/other");
    EXPECT_EQ(isPermitted("providers/of-us"), false);
    EXPECT_EQ(isPermitted("providers/of-eu"), false);
}

TEST_F(AdmissionTest, NothingIsSaidWhereNoModelIsKnown) {
    route.mutable_route()->mutable_targets(0)->set_deployment("deployments/none");
    EXPECT_EQ(isPermitted("providers/of-us"), std::nullopt);
    route.mutable_route()->mutable_targets()->DeleteSubrange(0, 1);
    EXPECT_EQ(isPermitted("providers/of-us"), std::nullopt);
}

} // namespace
} // namespace policies
