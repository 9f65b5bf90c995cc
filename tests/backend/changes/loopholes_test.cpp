// Ways around a rule that somebody whom it binds could find, each closed.
#include <chrono>
#include <functional>

#include "tests/backend/changes/governed.h"
#include "tests/backend/service/made_up.h"
#include "tests/support/eventually.h"

namespace support {
namespace {

v1::PolicyPredicate labelled(const std::string &label) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute("resource.labels");
    predicate.mutable_has_any()->add_values(label);
    return predicate;
}

v1::PolicyRule admissionRule(const std::string &id, const std::vector<v1::PolicyPredicate> &predicates) {
    auto rule = ruleNamed(id, v1::FORBID, predicates);
    rule.set_stage(v1::ADMISSION_STAGE);
    return rule;
}

class LoopholesTest : public Governed {
protected:
    LoopholesTest() {
        for (const auto *region : {"eu", "us"}) {
            v1::Resource site;
            site.mutable_meta()->set_name(std::string("sites/") + region);
            site.mutable_site()->set_region(region);
            EXPECT_TRUE(owner.put(site));
        }
        EXPECT_TRUE(owner.put(teamNamed("red")));
    }

    void enforce(const std::string &id, const std::vector<v1::PolicyRule> &rules) const {
        const auto put = owner.put(setOf(id, rules));
        ASSERT_TRUE(put) << put.error().message();
    }
    core::Result<v1::ApplyResponse> edit(const ServiceClient &client, const std::string &name,
                                         const std::function<void(v1::Resource *)> &how) const {
        auto resource = *owner.get(name);
        resource.clear_model_status();
        how(&resource);
        return change(client, resource, "OPS-1");
    }
    core::Result<v1::ApplyResponse> apply(const ServiceClient &client,
                                          const std::vector<v1::Resource> &resources) const {
        v1::ApplyRequest request;
        for (const auto &resource : resources) {
            auto &put = *request.add_changes()->mutable_put();
            *put.mutable_resource() = resource;
            put.set_etag(resource.meta().etag());
        }
        return client.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    }
    v1::PolicyMode modeOf(const std::string &set) const { return owner.get(set)->policy_set().rules(0).mode(); }
};

TEST_F(LoopholesTest, NothingLeavesARuleByTheChangeThatTheRuleIsAbout) {
    ASSERT_TRUE(edit(owner, "models/llama",
                     [](v1::Resource *model) { (*model->mutable_meta()->mutable_labels())["stage"] = "production"; }));
    enforce("production", {ruleNamed("frozen", v1::FORBID, {labelled("stage=production")})});
    const auto unlabelled = [](v1::Resource *model) {
        model->mutable_meta()->clear_labels();
        model->mutable_model()->set_license("MIT");
    };
    const auto refused = edit(operating, "models/llama", unlabelled);
    EXPECT_EQ(reasonOf(refused), v1::POLICY_FORBIDS);
    EXPECT_EQ(refused.error().arguments().at("rule"), "frozen");
    // Nor does anything come under it unseen.
    auto other = *owner.get("models/llama");
    other.mutable_meta()->set_name("models/other");
    other.mutable_meta()->clear_uid();
    other.mutable_meta()->clear_etag();
    other.mutable_meta()->clear_labels();
    ASSERT_TRUE(owner.put(other));
    EXPECT_EQ(
        reasonOf(edit(operating, "models/other",
                      [](v1::Resource *model) { (*model->mutable_meta()->mutable_labels())["stage"] = "production"; })),
        v1::POLICY_FORBIDS);
    EXPECT_TRUE(edit(operating, "models/other", unlabelled));
}

TEST_F(LoopholesTest, WhatNeedsApprovalAsItStandsDoesSoWhateverItWouldBe) {
    ASSERT_TRUE(edit(owner, "models/llama",
                     [](v1::Resource *model) { (*model->mutable_meta()->mutable_labels())["stage"] = "production"; }));
    enforce("production", {approvalRule(1, {labelled("stage=production")})});
    const auto answer = edit(operating, "models/llama", [](v1::Resource *model) {
        model->mutable_meta()->clear_labels();
        model->mutable_model()->set_license("MIT");
    });
    ASSERT_TRUE(answer) << answer.error().message();
    ASSERT_EQ(answer->outcome_case(), v1::ApplyResponse::kChangeRequest);
    // An approver sees it and it is made, though the rule is about what was.
    ASSERT_TRUE(approve(approver, answer->change_request()));
    EXPECT_EQ(license(), "MIT");
}

TEST_F(LoopholesTest, ASetOfATeamRulesWhatTheTeamHasAndNothingElse) {
    const auto author = service.enrol("policy-author", "teams/red");
    auto set = setOf("red", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    set.mutable_meta()->set_team("teams/red");
    const auto put = author.put(set);
    ASSERT_TRUE(put) << put.error().message();
    EXPECT_TRUE(change(operating, relicensed("MIT")));
    EXPECT_EQ(reasonOf(owner.put(modelNamed("of-red", "teams/red"))), v1::POLICY_FORBIDS);
    auto closing = *owner.get("policySets/red");
    closing.mutable_policy_set()->add_closed_stages(v1::ADMINISTRATION_STAGE);
    EXPECT_EQ(reasonOf(author.put(closing, closing.meta().etag())), v1::INVALID_FIELD);
}

TEST_F(LoopholesTest, WhatIsMadeTogetherIsAdmittedTogether) {
    enforce("europe", {admissionRule("europe", {in("target.region", {"us"})})});
    v1::Resource vendor;
    vendor.mutable_meta()->set_name("providers/acme");
    vendor.mutable_provider()->set_base_url("https://api.example.com/v1");
    vendor.mutable_provider()->set_region("us");
    vendor.mutable_provider()->add_models()->set_name("chat");
    v1::Resource route;
    route.mutable_meta()->set_name("routes/chat");
    auto &target = *route.mutable_route()->add_targets();
    target.set_id("a");
    target.set_provider("providers/acme");
    target.set_provider_model("chat");
    target.set_share_basis_points(10'000);
    const auto refused = apply(owner, {vendor, route});
    EXPECT_EQ(reasonOf(refused), v1::POLICY_FORBIDS);
    // One that moves here in the same change is here.
    ASSERT_TRUE(owner.put(vendor));
    auto moved = *owner.get("providers/acme");
    moved.mutable_provider()->set_region("eu");
    const auto together = apply(owner, {moved, route});
    EXPECT_TRUE(together) << together.error().message();
}

TEST_F(LoopholesTest, APersonAloneDisarmsNoRuleByWhatItRefusesHim) {
    enforce("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    const auto other = service.enrol("operator");
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(reasonOf(change(operating, relicensed("MIT " + std::to_string(i)))), v1::POLICY_FORBIDS);
    // The controller has looked when the refusals stand in the status.
    ASSERT_TRUE(eventually([&] {
        const auto set = owner.get("policySets/freeze");
        return set->policy_set_status().rules_size() == 1 && set->policy_set_status().rules(0).refused() == 25;
    }));
    EXPECT_EQ(modeOf("policySets/freeze"), v1::ENFORCE);
    // Where it meets several as nobody foresaw, it goes back into the shadow.
    EXPECT_EQ(reasonOf(change(other, relicensed("MIT"))), v1::POLICY_FORBIDS);
    EXPECT_TRUE(eventually([&] { return modeOf("policySets/freeze") == v1::SHADOW; }));
}

TEST_F(LoopholesTest, AnOldRuleStandsHoweverManyItRefuses) {
    enforce("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    const auto other = service.enrol("operator");
    service.clock.advance(std::chrono::hours(25));
    for (int i = 0; i < 15; ++i) {
        EXPECT_EQ(reasonOf(change(operating, relicensed("MIT " + std::to_string(i)))), v1::POLICY_FORBIDS);
        EXPECT_EQ(reasonOf(change(other, relicensed("BSD " + std::to_string(i)))), v1::POLICY_FORBIDS);
    }
    ASSERT_TRUE(eventually([&] {
        const auto set = owner.get("policySets/freeze");
        return set->policy_set_status().rules_size() == 1 && set->policy_set_status().rules(0).refused() == 30;
    }));
    EXPECT_EQ(modeOf("policySets/freeze"), v1::ENFORCE);
}

TEST_F(LoopholesTest, ARuleThatBeginsLaterIsForecastAndOnTrialFromThen) {
    // That the model was made it would have refused.
    auto rule = ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})});
    *rule.mutable_start_time() = core::toTimestamp(service.clock.now() + std::chrono::hours(25));
    enforce("freeze", {rule});
    ASSERT_TRUE(eventually([&] {
        const auto set = owner.get("policySets/freeze");
        return set->policy_set_status().rules_size() == 1 &&
               set->policy_set_status().rules(0).forecast_basis_points() > 0;
    }));
    const auto other = service.enrol("operator");
    service.clock.advance(std::chrono::hours(26));
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(reasonOf(change(operating, relicensed("BSD " + std::to_string(i)))), v1::POLICY_FORBIDS);
    EXPECT_EQ(reasonOf(change(other, relicensed("BSD"))), v1::POLICY_FORBIDS);
    EXPECT_TRUE(eventually([&] { return modeOf("policySets/freeze") == v1::SHADOW; }));
}

} // namespace
} // namespace support
