#include <chrono>

#include "tests/backend/changes/governed.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class EnforcementTest : public Governed {
protected:
    core::Result<v1::Applied> put(const v1::Resource &set) const {
        const auto living = owner.get(set.meta().name());
        return owner.put(set, living ? living->meta().etag() : std::string());
    }
};

TEST_F(EnforcementTest, WhatARuleForbidsIsRefusedWithTheRuleAndTheEventNamesIt) {
    ASSERT_TRUE(put(setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})})));
    const auto refused = change(operating, relicensed("MIT"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::POLICY_FORBIDS);
    EXPECT_EQ(refused.error().arguments().at("rule"), "frozen");
    EXPECT_EQ(refused.error().arguments().at("policy_set"), "policySets/freeze");
    const auto event = eventOf("models.update", v1::DENIED);
    EXPECT_EQ(event.reason_code(), "POLICY_FORBIDS");
    ASSERT_EQ(event.policies_size(), 1);
    EXPECT_EQ(event.policies(0).policy_set(), "policySets/freeze");
    EXPECT_EQ(event.policies(0).generation(), 1);
    EXPECT_EQ(event.policies(0).sha256().size(), 64U);
}

TEST_F(EnforcementTest, TheHashInTheEventIsThatOfTheSetsHistory) {
    ASSERT_TRUE(put(setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})})));
    EXPECT_FALSE(change(operating, relicensed("MIT")));
    v1::ListRevisionsRequest wanted;
    wanted.set_name("policySets/freeze");
    const auto revisions = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", wanted);
    ASSERT_TRUE(revisions);
    EXPECT_EQ(eventOf("models.update", v1::DENIED).policies(0).sha256(), revisions->entries(0).intent_sha256());
}

TEST_F(EnforcementTest, InTheShadowNothingIsRefusedAndAllIsTold) {
    auto rule = ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})});
    rule.set_mode(v1::SHADOW);
    ASSERT_TRUE(put(setOf("freeze", {rule})));
    const auto applied = change(operating, relicensed("MIT"));
    ASSERT_TRUE(applied) << applied.error().message();
    v1::GetEventRequest wanted;
    wanted.set_index(eventOf("models.update").index());
    const auto event = owner.ask<v1::GetEventResponse>("AuditService.GetEvent", wanted);
    ASSERT_TRUE(event);
    ASSERT_EQ(event->details().decisions_size(), 1);
    EXPECT_TRUE(event->details().decisions(0).verdict().is_allowed());
    EXPECT_FALSE(event->details().decisions(0).shadow().is_allowed());
}

TEST_F(EnforcementTest, AReasonAndATicketAreAskedFor) {
    auto rule = ruleNamed("documented", v1::OBLIGE, {in("change.kind", {"models"})});
    rule.mutable_obligations()->set_reason(true);
    ASSERT_TRUE(put(setOf("words", {rule})));
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_REASON_MISSING);
    ASSERT_TRUE(change(operating, relicensed("MIT"), "Because"));
    rule.mutable_obligations()->set_ticket(true);
    ASSERT_TRUE(put(setOf("words", {rule})));
    EXPECT_EQ(reasonOf(change(operating, relicensed("BSD"), "Because")), v1::POLICY_TICKET_MISSING);
    ASSERT_TRUE(change(operating, relicensed("BSD"), "Because of OPS-7"));
}

TEST_F(EnforcementTest, WhatIsMissingIsToldOfTheRuleThatAsksForIt) {
    const auto asking = [](const std::string &id) {
        return ruleNamed(id, v1::OBLIGE, {in("change.kind", {"models"})});
    };
    auto tag = asking("a-tag");
    tag.mutable_obligations()->add_tags("pci");
    auto ticket = asking("b-ticket");
    ticket.mutable_obligations()->set_ticket(true);
    auto reason = asking("c-reason");
    reason.mutable_obligations()->set_reason(true);
    ASSERT_TRUE(put(setOf("words", {tag, ticket, reason})));
    const auto untold = change(operating, relicensed("MIT"));
    ASSERT_EQ(reasonOf(untold), v1::POLICY_TICKET_MISSING);
    EXPECT_EQ(untold.error().arguments().at("rule"), "b-ticket");
    ASSERT_TRUE(put(setOf("words", {tag, reason})));
    const auto wordless = change(operating, relicensed("MIT"));
    ASSERT_EQ(reasonOf(wordless), v1::POLICY_REASON_MISSING);
    EXPECT_EQ(wordless.error().arguments().at("rule"), "c-reason");
}

TEST_F(EnforcementTest, WhatCannotWaitIsToldOfTheRuleThatAsksForTheMostApprovals) {
    const auto asking = [](const std::string &id, int approvals) {
        auto rule = approvalRule(approvals, {in("change.kind", {"principals", "invitations"})});
        rule.set_id(id);
        return rule;
    };
    auto tag = ruleNamed("a-tag", v1::OBLIGE, {in("change.kind", {"principals", "invitations"})});
    tag.mutable_obligations()->add_tags("people");
    ASSERT_TRUE(put(setOf("people", {tag, asking("b-one", 1), asking("c-two", 2)})));
    v1::CreateInvitationRequest request;
    request.set_full_name("Nina Neu");
    request.set_role("operator");
    const auto refused = owner.ask<v1::CreateInvitationResponse>("IdentityService.CreateInvitation", request);
    ASSERT_EQ(reasonOf(refused), v1::APPROVAL_NOT_POSSIBLE);
    EXPECT_EQ(refused.error().arguments().at("rule"), "c-two");
}

TEST_F(EnforcementTest, WhereAStageIsClosedOnlyWhatIsPermittedHappens) {
    auto set = setOf("closed", {ruleNamed("admins", v1::PERMIT, {in("principal.type", {"USER"})})});
    auto &predicate = *set.mutable_policy_set()->mutable_rules(0)->mutable_when(0);
    predicate.set_attribute("principal.roles");
    predicate.mutable_has_any()->add_values("admin");
    set.mutable_policy_set()->add_closed_stages(v1::ADMINISTRATION_STAGE);
    const auto made = put(set);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_NOT_PERMITTED);
    EXPECT_TRUE(change(owner, relicensed("MIT")));
}

TEST_F(EnforcementTest, NobodyLocksOutThoseWhoChangePolicies) {
    EXPECT_EQ(reasonOf(put(setOf("stuck", {ruleNamed("all", v1::FORBID, {in("change.kind", {"policySets"})})}))),
              v1::POLICY_LOCKS_OUT);
    auto closed = setOf("closed", {});
    closed.mutable_policy_set()->add_closed_stages(v1::ADMINISTRATION_STAGE);
    EXPECT_EQ(reasonOf(put(closed)), v1::POLICY_LOCKS_OUT);
    EXPECT_TRUE(change(operating, relicensed("MIT")));
}

TEST_F(EnforcementTest, NobodyLocksHimselfOutForLater) {
    const auto at = [this](std::chrono::hours hours) { return core::toTimestamp(service.clock.now() + hours); };
    auto later = ruleNamed("later", v1::FORBID, {in("change.kind", {"policySets"})});
    *later.mutable_start_time() = at(std::chrono::hours(1));
    EXPECT_EQ(reasonOf(put(setOf("stuck", {later}))), v1::POLICY_LOCKS_OUT);
    // What ends in years ends for nobody.
    *later.mutable_end_time() = at(std::chrono::hours(24 * 1'000));
    EXPECT_EQ(reasonOf(put(setOf("stuck", {later}))), v1::POLICY_LOCKS_OUT);
    auto admins = ruleNamed("admins", v1::PERMIT, {});
    auto &role = *admins.add_when();
    role.set_attribute("principal.roles");
    role.mutable_has_any()->add_values("admin");
    *admins.mutable_end_time() = at(std::chrono::hours(1));
    auto closed = setOf("closed", {admins});
    closed.mutable_policy_set()->add_closed_stages(v1::ADMINISTRATION_STAGE);
    EXPECT_EQ(reasonOf(put(closed)), v1::POLICY_LOCKS_OUT);
    closed.mutable_policy_set()->mutable_rules(0)->clear_end_time();
    const auto made = put(closed);
    EXPECT_TRUE(made) << made.error().message();
}

TEST_F(EnforcementTest, AFreezeOfPoliciesThatEndsLocksNobodyOut) {
    auto freeze = ruleNamed("freeze", v1::FORBID, {in("change.kind", {"policySets"})});
    *freeze.mutable_start_time() = core::toTimestamp(service.clock.now() - std::chrono::hours(1));
    *freeze.mutable_end_time() = core::toTimestamp(service.clock.now() + std::chrono::hours(24 * 20));
    const auto made = put(setOf("freeze", {freeze}));
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ(reasonOf(put(setOf("other", {}))), v1::POLICY_FORBIDS);
    service.clock.advance(std::chrono::hours(24 * 21));
    EXPECT_TRUE(put(setOf("other", {})));
}

TEST_F(EnforcementTest, RulesBeginInTheShadow) {
    auto set = setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"routes"})})});
    set.mutable_policy_set()->clear_shadow_time();
    const auto early = put(set);
    ASSERT_FALSE(early);
    ASSERT_EQ(early.error().violations().size(), 1U);
    EXPECT_EQ(early.error().violations().front().reason(), v1::POLICY_SHADOW_FIRST);
    set.mutable_policy_set()->mutable_rules(0)->set_mode(v1::SHADOW);
    ASSERT_TRUE(put(set));
    set.mutable_policy_set()->mutable_rules(0)->set_mode(v1::ENFORCE);
    EXPECT_EQ(reasonOf(put(set)), v1::INVALID_FIELD);
    service.clock.advance(std::chrono::hours(25));
    EXPECT_TRUE(put(set));
    // Other words are another rule.
    *set.mutable_policy_set()->mutable_rules(0)->mutable_when(0) = in("change.kind", {"providers"});
    EXPECT_EQ(reasonOf(put(set)), v1::INVALID_FIELD);
}

TEST_F(EnforcementTest, ASetWhoseTestsFailDoesNotCount) {
    auto set = setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    auto &test = *set.mutable_policy_set()->add_tests();
    test.set_id("models-change");
    test.set_stage(v1::ADMINISTRATION_STAGE);
    auto &fact = *test.mutable_example()->add_facts();
    fact.set_attribute("change.kind");
    fact.set_text("models");
    test.set_is_allowed(true);
    const auto refused = put(set);
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().violations().size(), 1U);
    EXPECT_EQ(refused.error().violations().front().reason(), v1::POLICY_TEST_FAILED);
    set.mutable_policy_set()->mutable_tests(0)->set_is_allowed(false);
    EXPECT_TRUE(put(set));
}

TEST_F(EnforcementTest, NobodyAsksForMoreApproversThanThereAre) {
    const auto refused = put(setOf("access", {approvalRule(5, {in("change.kind", {"models"})})}));
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().violations().size(), 1U);
    EXPECT_EQ(refused.error().violations().front().reason(), v1::APPROVERS_TOO_FEW);
    EXPECT_EQ(refused.error().violations().front().arguments().at("eligible"), "3");
}

TEST_F(EnforcementTest, UnknownAttributesAreRefusedWithTheNearestName) {
    const auto refused = put(setOf("typo", {ruleNamed("typo", v1::FORBID, {in("change.kimd", {"models"})})}));
    ASSERT_FALSE(refused);
    const auto &violation = refused.error().violations().front();
    EXPECT_EQ(violation.field(), "spec.rules[typo].when[0].attribute");
    EXPECT_EQ(violation.arguments().at("choices"), "change.kind");
}

TEST_F(EnforcementTest, ARouteIsAdmittedByEachOfItsTargets) {
    auto rule = ruleNamed("europe", v1::FORBID, {in("target.kind", {"providers"})});
    rule.set_stage(v1::ADMISSION_STAGE);
    auto &outside = *rule.add_when();
    outside.set_attribute("target.region");
    outside.mutable_not_in()->add_values("eu");
    ASSERT_TRUE(put(setOf("residency", {rule})));
    for (const auto *region : {"eu", "us"}) {
        v1::Resource provider;
        provider.mutable_meta()->set_name(std::string("providers/") + region);
        provider.mutable_provider()->set_base_url("https://api.example.com/v1");
        provider.mutable_provider()->set_region(region);
        provider.mutable_provider()->add_models()->set_name("chat-large");
        ASSERT_TRUE(owner.put(provider));
    }
    v1::Resource route;
    route.mutable_meta()->set_name("routes/chat");
    route.mutable_route()->set_model("chat");
    const auto add = [&](const std::string &region, int share) {
        auto &target = *route.mutable_route()->add_targets();
        target.set_id(region);
        target.set_provider("providers/" + region);
        target.set_provider_model("chat-large");
        target.set_share_basis_points(share);
    };
    add("eu", 5'000);
    add("us", 5'000);
    const auto refused = change(operating, route);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::POLICY_FORBIDS);
    EXPECT_EQ(refused.error().arguments().at("target"), "providers/us");
    route.mutable_route()->clear_targets();
    add("eu", 10'000);
    const auto admitted = change(operating, route);
    EXPECT_TRUE(admitted) << admitted.error().message();
}

TEST_F(EnforcementTest, APreviewTellsWhatPoliciesWouldSay) {
    ASSERT_TRUE(put(setOf("access", {approvalRule(1, {in("change.kind", {"models"})})})));
    v1::ApplyRequest request;
    auto &wanted = *request.add_changes()->mutable_put();
    *wanted.mutable_resource() = relicensed("MIT");
    wanted.set_etag(wanted.resource().meta().etag());
    request.set_validate_only(true);
    const auto answer = operating.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->preview().refusal_reason(), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(answer->preview().obligations().approvals(), 1);
    ASSERT_EQ(answer->preview().decisions_size(), 1);
    EXPECT_EQ(answer->preview().decisions(0).verdict().obliging(0).rule(), "two-persons");
    ASSERT_EQ(answer->preview().diffs_size(), 1);
    EXPECT_EQ(answer->preview().diffs(0).fields_size(), 1);
}

TEST_F(EnforcementTest, WhatADryRunRefusesIsExplainedAsItWouldBe) {
    ASSERT_TRUE(put(setOf("licenses", {ruleNamed("no-gpl", v1::FORBID, {in("model.license", {"GPL-3.0"})})})));
    v1::ApplyRequest request;
    auto &wanted = *request.add_changes()->mutable_put();
    *wanted.mutable_resource() = relicensed("GPL-3.0");
    wanted.set_etag(wanted.resource().meta().etag());
    request.set_validate_only(true);
    const auto dry = operating.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(dry) << dry.error().message();
    EXPECT_EQ(dry->preview().refusal_reason(), v1::POLICY_FORBIDS);
    ASSERT_EQ(dry->preview().decisions_size(), 2);
    EXPECT_FALSE(dry->preview().decisions(0).verdict().is_allowed());
    // As it stands nothing is against it.
    EXPECT_TRUE(dry->preview().decisions(1).verdict().is_allowed());
    v1::ExplainPoliciesRequest why;
    *why.mutable_question() = dry->preview().decisions(0).question();
    EXPECT_EQ(why.question().principal(), service.principalOf(operating));
    EXPECT_EQ(why.question().permission(), "models.update");
    EXPECT_EQ(why.question().resource(), "models/llama");
    const auto explained = operating.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why);
    ASSERT_TRUE(explained) << explained.error().message();
    ASSERT_EQ(explained->explanations_size(), 1);
    const auto &explanation = explained->explanations(0);
    EXPECT_FALSE(explanation.decision().verdict().is_allowed());
    EXPECT_EQ(explanation.decision().verdict().rule().rule(), "no-gpl");
    EXPECT_EQ(explanation.decision().object(), "models/llama");
    ASSERT_EQ(explanation.remedies_size(), 1);
    EXPECT_EQ(explanation.remedies(0).actual().text(), "GPL-3.0");
    // As the model stands it would be allowed.
    why.mutable_question()->clear_example();
    why.mutable_question()->set_is_whole(false);
    const auto standing = operating.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why);
    ASSERT_TRUE(standing) << standing.error().message();
    EXPECT_TRUE(standing->explanations(0).decision().verdict().is_allowed());
}

TEST_F(EnforcementTest, WhatShallBeMadeIsExplainedToo) {
    ASSERT_TRUE(put(setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"teams"})})})));
    v1::ApplyRequest request;
    request.add_changes()->mutable_put()->mutable_resource()->mutable_meta()->set_name("teams/new");
    request.mutable_changes(0)->mutable_put()->mutable_resource()->mutable_team();
    request.set_validate_only(true);
    const auto dry = owner.ask<v1::ApplyResponse>("ResourceService.Apply", request);
    ASSERT_TRUE(dry && dry->preview().decisions_size() == 1);
    v1::ExplainPoliciesRequest why;
    *why.mutable_question() = dry->preview().decisions(0).question();
    const auto explained = owner.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why);
    ASSERT_TRUE(explained) << explained.error().message();
    EXPECT_EQ(explained->explanations(0).decision().verdict().rule().rule(), "frozen");
}

TEST_F(EnforcementTest, WhoeverIsRefusedMayAskWhyAlthoughHeMayNotReadTheLog) {
    ASSERT_TRUE(put(setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})})));
    const auto refused = change(operating, relicensed("MIT"));
    ASSERT_FALSE(refused);
    const auto event = refused.error().arguments().at("event");
    v1::ExplainPoliciesRequest why;
    why.set_log_index(std::stoll(event.substr(event.find('/') + 1)));
    const auto explained = operating.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why);
    ASSERT_TRUE(explained) << explained.error().message();
    ASSERT_GE(explained->explanations_size(), 1);
    EXPECT_EQ(explained->explanations(0).decision().verdict().rule().rule(), "frozen");
    const auto other = service.enrol("operator");
    EXPECT_EQ(reasonOf(other.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why)), v1::NOT_FOUND);
    EXPECT_TRUE(owner.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why));
}

TEST_F(EnforcementTest, AQuestionAboutATeamCountsTheRolesInIt) {
    v1::Resource red;
    red.mutable_meta()->set_name("teams/red");
    red.mutable_team();
    ASSERT_TRUE(owner.put(red));
    const auto member = service.enrol("operator", "teams/red");
    v1::PolicyPredicate operators;
    operators.set_attribute("principal.roles");
    operators.mutable_has_any()->add_values("operator");
    ASSERT_TRUE(owner.put(setOf("operators", {ruleNamed("routes", v1::FORBID, {operators})})));
    v1::AskPoliciesRequest asked;
    auto &question = *asked.add_questions();
    question.set_stage(v1::ADMINISTRATION_STAGE);
    question.set_principal(service.principalOf(member));
    question.set_permission("routes.create");
    const auto isAllowed = [&] {
        const auto answer = owner.ask<v1::AskPoliciesResponse>("PolicyService.AskPolicies", asked);
        EXPECT_TRUE(answer) << answer.error().message();
        return answer->decisions(0).verdict().is_allowed();
    };
    EXPECT_TRUE(isAllowed());
    auto &team = *question.mutable_example()->add_facts();
    team.set_attribute("resource.team");
    team.set_text("teams/red");
    EXPECT_FALSE(isAllowed());
}

} // namespace
} // namespace support
