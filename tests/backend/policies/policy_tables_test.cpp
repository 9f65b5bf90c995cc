#include "backend/policies/policy_tables.h"

#include <gtest/gtest.h>

#include "backend/policies/change_vocabulary.h"
#include "tests/backend/policies/made_sets.h"

namespace policies {
namespace {

// Of a set that forbids everything within its scope, at both stages.
class ScopeTest : public ::testing::Test {
protected:
    ScopeTest() {
        deployment.mutable_meta()->set_name("deployments/chat");
        deployment.mutable_meta()->set_team("teams/search");
        deployment.mutable_meta()->set_site("sites/home");
        (*deployment.mutable_meta()->mutable_labels())["stage"] = "production";
        deployment.mutable_deployment();
        auto admission = test::rule("admission", v1::FORBID, {}, v1::ADMISSION_STAGE);
        set = test::setOf("all", {test::rule("administration", v1::FORBID, {}), admission});
    }

    v1::PolicyScope &scope() { return *set.mutable_policy_set()->mutable_scope(); }
    bool isForbidden(v1::PolicyStage stage, const Target *target = nullptr) const {
        const PolicyTables tables({std::make_shared<const v1::Resource>(set)});
        Asked asked;
        asked.permission = "deployments.update";
        asked.resource = &deployment;
        asked.target = target;
        return !tables.stage(stage)->table.decide(changeVocabulary().factsOf(asked), {}).verdict.isAllowed;
    }

    v1::Resource deployment;
    v1::Resource set;
    const Target here{"clusters/here", "sites/here", {}, {}, {}};
    const Target there{"clusters/there", "sites/there", {}, {}, {}};
};

TEST_F(ScopeTest, WithoutOneASetIsAboutEverything) {
    EXPECT_TRUE(isForbidden(v1::ADMINISTRATION_STAGE));
    EXPECT_TRUE(isForbidden(v1::ADMISSION_STAGE));
    EXPECT_TRUE(isForbidden(v1::ADMISSION_STAGE, &here));
}

TEST_F(ScopeTest, ASetOfTeamsIsAboutWhatTheyHave) {
    for (const auto &[team, isAbout] : {std::pair{"teams/search", true}, std::pair{"teams/other", false}}) {
        scope().clear_teams();
        scope().add_teams(team);
        EXPECT_EQ(isForbidden(v1::ADMINISTRATION_STAGE), isAbout) << team;
        EXPECT_EQ(isForbidden(v1::ADMISSION_STAGE, &here), isAbout) << team;
    }
}

TEST_F(ScopeTest, ASetOfLabelsIsAboutWhatHasOneOfThem) {
    scope().add_labels("stage=test");
    EXPECT_FALSE(isForbidden(v1::ADMINISTRATION_STAGE));
    EXPECT_FALSE(isForbidden(v1::ADMISSION_STAGE, &here));
    scope().add_labels("stage=production");
    EXPECT_TRUE(isForbidden(v1::ADMINISTRATION_STAGE));
    EXPECT_TRUE(isForbidden(v1::ADMISSION_STAGE, &here));
}

TEST_F(ScopeTest, ASetOfSitesIsAboutWhatBelongsThereAndAtAdmissionAboutWhatGoesThere) {
    scope().add_sites("sites/here");
    EXPECT_FALSE(isForbidden(v1::ADMINISTRATION_STAGE));
    EXPECT_TRUE(isForbidden(v1::ADMISSION_STAGE, &here));
    EXPECT_FALSE(isForbidden(v1::ADMISSION_STAGE, &there));
    scope().clear_sites();
    scope().add_sites("sites/home");
    EXPECT_TRUE(isForbidden(v1::ADMINISTRATION_STAGE));
    EXPECT_FALSE(isForbidden(v1::ADMISSION_STAGE, &here));
    // What goes nowhere, as a model, is at none of them.
    EXPECT_FALSE(isForbidden(v1::ADMISSION_STAGE));
}

} // namespace
} // namespace policies
