#include <future>
#include <map>
#include <thread>

#include "backend/core/time_text.h"
#include "backend/tls/key_pair.h"
#include "tests/backend/changes/governed.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {
namespace {

class ApprovalTest : public Governed {
protected:
    ApprovalTest() {
        const auto put = owner.put(
            setOf("access", {approvalRule(1, {in("change.kind", {"models"}), in("change.verb", {"update"})})}));
        EXPECT_TRUE(put) << put.error().message();
    }

    static core::Result<v1::MoveChangeRequestResponse> comment(const ServiceClient &client, const std::string &name,
                                                               const std::string &text, const std::string &id = {}) {
        v1::CommentChangeRequestRequest comment;
        comment.set_name(name);
        comment.set_text(text);
        comment.set_request_id(id);
        return client.ask<v1::MoveChangeRequestResponse>("ChangeService.CommentChangeRequest", comment);
    }
};

TEST_F(ApprovalTest, WhatNeedsApprovalWaitsAndChangesNothing) {
    const auto name = asked(operating, "MIT");
    EXPECT_NE(license(), "MIT");
    const auto spec = request(name);
    EXPECT_EQ(spec.state(), v1::AWAITING_APPROVAL);
    EXPECT_EQ(spec.principal(), service.principalOf(operating));
    EXPECT_EQ(spec.permission(), "models.update");
    EXPECT_EQ(spec.required_approvals(), 1);
    ASSERT_EQ(spec.rules_size(), 1);
    EXPECT_EQ(spec.rules(0).policy_set(), "policySets/access");
    EXPECT_EQ(spec.rules(0).rule(), "two-persons");
    const auto event = eventOf("changeRequests.create");
    ASSERT_EQ(event.policies_size(), 1);
    EXPECT_EQ(event.policies(0).rule(), "two-persons");
    EXPECT_EQ(event.policies(0).generation(), 1);
}

TEST_F(ApprovalTest, TheLastApprovalAppliesItInTheNameOfWhoeverAsked) {
    const auto name = asked(operating, "MIT");
    const auto approved = approve(approver, name);
    ASSERT_TRUE(approved) << approved.error().message();
    EXPECT_EQ(approved->change_request().change_request().state(), v1::APPLIED);
    EXPECT_EQ(license(), "MIT");
    const auto event = eventOf("changeRequests.approve");
    EXPECT_EQ(event.actor(), service.principalOf(approver));
    ASSERT_EQ(event.objects_size(), 2);
    EXPECT_EQ(event.objects(1).name(), "models/llama");
    ASSERT_EQ(event.policies_size(), 1);
}

TEST_F(ApprovalTest, HistoryTellsWhoAskedForWhatOthersApprovedAndWhy) {
    ASSERT_TRUE(approve(approver, asked(operating, "MIT")));
    v1::ListRevisionsRequest wanted;
    wanted.set_name("models/llama");
    const auto revisions = owner.ask<v1::ListRevisionsResponse>("ResourceService.ListRevisions", wanted);
    ASSERT_TRUE(revisions) << revisions.error().message();
    ASSERT_EQ(revisions->entries_size(), 2);
    const auto &entry = revisions->entries(0);
    EXPECT_EQ(entry.principal(), service.principalOf(operating));
    EXPECT_EQ(entry.principal_full_name(), "Somebody");
    EXPECT_EQ(entry.reason(), "The licence was wrong");
    EXPECT_EQ(entry.permission(), "models.update");
    ASSERT_EQ(entry.approvers_size(), 1);
    EXPECT_EQ(entry.approvers(0), service.principalOf(approver));
    EXPECT_EQ(revisions->entries(1).approvers_size(), 0);
    EXPECT_EQ(revisions->entries(1).permission(), "models.create");
}

TEST_F(ApprovalTest, NeitherWhoeverAskedNorWhoMayNotNorTwiceApproves) {
    const auto put = owner.put(setOf("more", {approvalRule(2, {in("change.kind", {"models"})})}));
    ASSERT_TRUE(put) << put.error().message();
    const auto own = asked(owner, "MIT");
    const auto mine = approve(owner, own);
    ASSERT_FALSE(mine);
    EXPECT_EQ(mine.error().reason(), v1::APPROVER_NOT_ELIGIBLE);
    EXPECT_EQ(mine.error().arguments().at("why"), "REQUESTER");
    EXPECT_EQ(reasonOf(approve(operating, own)), v1::PERMISSION_MISSING);
    ASSERT_TRUE(approve(approver, own));
    const auto twice = approve(approver, own);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().arguments().at("why"), "APPROVED_BEFORE");
    EXPECT_EQ(request(own).state(), v1::AWAITING_APPROVAL);
    EXPECT_NE(license(), "MIT");
}

TEST_F(ApprovalTest, WhomAChangeIsAboutDoesNotApproveIt) {
    ASSERT_TRUE(owner.put(setOf("people", {approvalRule(1, {in("change.kind", {"principals", "roleBindings"})})})));
    auto person = *owner.get(service.principalOf(approver));
    person.clear_principal_status();
    person.mutable_principal()->set_disabled(true);
    const auto asked = change(owner, person, "She leaves");
    ASSERT_TRUE(asked) << asked.error().message();
    const auto own = approve(approver, asked->change_request());
    ASSERT_FALSE(own);
    EXPECT_EQ(own.error().reason(), v1::APPROVER_NOT_ELIGIBLE);
    EXPECT_EQ(own.error().arguments().at("why"), "CONCERNED");
    ASSERT_TRUE(approve(second, asked->change_request()));
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/more");
    binding.mutable_role_binding()->set_principal(service.principalOf(second));
    binding.mutable_role_binding()->set_role(v1::ADMIN);
    const auto role = change(owner, binding, "She does more");
    ASSERT_TRUE(role) << role.error().message();
    EXPECT_EQ(reasonOf(approve(second, role->change_request())), v1::APPROVER_NOT_ELIGIBLE);
}

TEST_F(ApprovalTest, WhoHasARoleByATeamDoesNotApproveWhatTheTeamGainsOrLoses) {
    ASSERT_TRUE(owner.put(teamNamed("red")));
    auto member = *owner.get(service.principalOf(second));
    member.clear_principal_status();
    member.mutable_principal()->add_teams("teams/red");
    ASSERT_TRUE(owner.put(member, member.meta().etag()));
    v1::Resource living;
    living.mutable_meta()->set_name("roleBindings/of-red");
    living.mutable_role_binding()->set_subject_team("teams/red");
    living.mutable_role_binding()->set_role(v1::OPERATOR);
    ASSERT_TRUE(owner.put(living));
    ASSERT_TRUE(owner.put(setOf("people", {approvalRule(1, {in("change.kind", {"principals", "roleBindings"})})})));
    const auto isConcerned = [&](const core::Result<v1::ApplyResponse> &request) {
        EXPECT_TRUE(request) << request.error().message();
        const auto own = approve(second, request->change_request());
        EXPECT_FALSE(own);
        return !own && own.error().reason() == v1::APPROVER_NOT_ELIGIBLE &&
               own.error().arguments().at("why") == "CONCERNED";
    };
    v1::Resource gained;
    gained.mutable_meta()->set_name("roleBindings/more-for-red");
    gained.mutable_role_binding()->set_subject_team("teams/red");
    gained.mutable_role_binding()->set_role(v1::ADMIN);
    const auto asked = change(owner, gained, "Red does more");
    EXPECT_TRUE(isConcerned(asked));
    // What the team has already, given to somebody else.
    auto lost = *owner.get("roleBindings/of-red");
    lost.mutable_role_binding()->set_principal(service.principalOf(operating));
    EXPECT_TRUE(isConcerned(change(owner, lost, "Red does less")));
    auto moved = *owner.get(service.principalOf(second));
    moved.clear_principal_status();
    moved.mutable_principal()->clear_teams();
    EXPECT_TRUE(isConcerned(change(owner, moved, "She leaves red")));
    const auto approved = approve(approver, asked->change_request());
    EXPECT_TRUE(approved) << approved.error().message();
}

TEST_F(ApprovalTest, WhatIsRevokedWithApprovalIsWhatWasIssuedUntilThen) {
    ASSERT_TRUE(owner.put(setOf("people", {approvalRule(1, {in("change.kind", {"principals"})})})));
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(service.principalOf(operating));
    revocation.set_reason("The key is lost");
    // It is asked for, and nothing is revoked.
    const auto asked = owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation);
    EXPECT_TRUE(operating.get("models/llama"));
    const auto waiting = owner.list("changeRequests");
    ASSERT_TRUE(waiting && waiting->resources_size() == 1);
    service.clock.advance(std::chrono::minutes(10));
    const auto then = service.clock.now();
    const auto approved = approve(approver, waiting->resources(0).meta().name());
    ASSERT_TRUE(approved) << approved.error().message();
    const auto revoked = owner.get(revocation.name());
    ASSERT_TRUE(revoked);
    EXPECT_GE(core::fromTimestamp(revoked->principal().revoke_time()), then);
}

TEST_F(ApprovalTest, ASecondCertificateOfWhoeverAskedIsStillWhoeverAsked) {
    const auto key = tls::KeyPair::make();
    const auto name = asked(owner, "MIT");
    v1::RenewCertificateRequest renewal;
    renewal.set_certificate_request_pem(key.certificateRequestPem());
    const auto renewed = owner.ask<v1::RenewCertificateResponse>("IdentityService.RenewCertificate", renewal);
    ASSERT_TRUE(renewed) << renewed.error().message();
    tls::Credentials other = owner.credentials();
    other.certificatePem = renewed->certificate_pem();
    other.privateKeyPem = key.privateKeyPem();
    EXPECT_EQ(reasonOf(approve(service.clientWith(other), name)), v1::APPROVER_NOT_ELIGIBLE);
}

TEST_F(ApprovalTest, AnApprovalOfOtherBytesCountsForNothing) {
    const auto name = asked(operating, "MIT");
    const auto other = asked(operating, "BSD");
    EXPECT_EQ(reasonOf(approve(approver, name, request(other).sha256())), v1::APPROVAL_OF_OTHER_BYTES);
    EXPECT_TRUE(request(name).approvals().empty());
    EXPECT_NE(license(), "MIT");
}

TEST_F(ApprovalTest, TwoApproversAtOnceGiveOneApply) {
    for (int i = 0; i < 8; ++i) {
        const auto license = "MIT-" + std::to_string(i);
        const auto before = owner.get("models/llama")->meta().generation();
        const auto name = asked(operating, license);
        auto one = std::async(std::launch::async, [&] { return approve(approver, name).isOk(); });
        auto other = std::async(std::launch::async, [&] { return approve(second, name).isOk(); });
        const int made = (one.get() ? 1 : 0) + (other.get() ? 1 : 0);
        EXPECT_EQ(made, 1);
        EXPECT_EQ(request(name).state(), v1::APPLIED);
        EXPECT_EQ(owner.get("models/llama")->meta().generation(), before + 1);
        EXPECT_EQ(this->license(), license);
    }
}

TEST_F(ApprovalTest, AnotherChangeOfTheObjectVoidsTheRequest) {
    const auto name = asked(operating, "MIT");
    const auto other = asked(operating, "BSD");
    ASSERT_TRUE(approve(approver, other));
    EXPECT_TRUE(becomes(name, v1::VOID));
    EXPECT_EQ(request(name).cause(), "CHANGED_MEANWHILE");
    EXPECT_EQ(request(name).cause_arguments().at("name"), "models/llama");
    EXPECT_EQ(reasonOf(approve(approver, name)), v1::WRONG_STATE);
    EXPECT_EQ(license(), "BSD");
}

TEST_F(ApprovalTest, ADryRunTellsWhichRequestsItWouldVoid) {
    const auto name = asked(operating, "MIT");
    v1::ApplyRequest wanted;
    auto &put = *wanted.add_changes()->mutable_put();
    *put.mutable_resource() = relicensed("BSD");
    put.set_etag(put.resource().meta().etag());
    wanted.set_validate_only(true);
    const auto dry = owner.ask<v1::ApplyResponse>("ResourceService.Apply", wanted);
    ASSERT_TRUE(dry) << dry.error().message();
    ASSERT_EQ(dry->preview().consequences_size(), 1);
    EXPECT_EQ(dry->preview().consequences(0).kind(), v1::Consequence::VOIDED);
    EXPECT_EQ(dry->preview().consequences(0).name(), name);
    // A request does not void itself.
    v1::ReviewChangeRequestRequest review;
    review.set_name(name);
    const auto reviewed = approver.ask<v1::ReviewChangeRequestResponse>("ChangeService.ReviewChangeRequest", review);
    ASSERT_TRUE(reviewed) << reviewed.error().message();
    EXPECT_EQ(reviewed->preview().consequences_size(), 0);
}

TEST_F(ApprovalTest, WhyTellsWhoWroteAndWhoApprovedTheVersionOfASet) {
    ASSERT_TRUE(owner.put(setOf("guard", {approvalRule(1, {in("change.kind", {"policySets"})})})));
    const auto freeze = setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"routes"})})});
    const auto request = change(owner, freeze, "Before the holidays");
    ASSERT_TRUE(request) << request.error().message();
    const auto approved = approve(second, request->change_request());
    ASSERT_TRUE(approved) << approved.error().message();
    v1::ExplainPoliciesRequest wanted;
    wanted.mutable_question()->set_stage(v1::ADMINISTRATION_STAGE);
    wanted.mutable_question()->set_principal(service.principalOf(operating));
    wanted.mutable_question()->set_permission("models.update");
    wanted.mutable_question()->set_resource("models/llama");
    const auto explained = owner.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", wanted);
    ASSERT_TRUE(explained) << explained.error().message();
    ASSERT_EQ(explained->explanations_size(), 1);
    std::map<std::string, v1::PolicyRuleTrace> traces;
    for (const auto &trace : explained->explanations(0).rules())
        traces[trace.rule().policy_set()] = trace;
    const auto &frozen = traces["policySets/freeze"];
    EXPECT_EQ(frozen.author(), service.principalOf(owner));
    ASSERT_EQ(frozen.approvers_size(), 1);
    EXPECT_EQ(frozen.approvers(0), service.principalOf(second));
    EXPECT_FALSE(frozen.is_matched());
    // Put into force by its author alone, before anything asked for others.
    const auto &access = traces["policySets/access"];
    EXPECT_EQ(access.author(), service.principalOf(owner));
    EXPECT_EQ(access.approvers_size(), 0);
    EXPECT_TRUE(access.is_matched());
}

TEST_F(ApprovalTest, OneRejectionEndsItAndOnlyWhoeverAskedWithdraws) {
    const auto rejected = asked(operating, "MIT");
    v1::RejectChangeRequestRequest rejection;
    rejection.set_name(rejected);
    rejection.set_sha256(request(rejected).sha256());
    rejection.set_reason("Not ours to choose");
    EXPECT_EQ(reasonOf(operating.ask<v1::MoveChangeRequestResponse>("ChangeService.RejectChangeRequest", rejection)),
              v1::PERMISSION_MISSING);
    ASSERT_TRUE(approver.ask<v1::MoveChangeRequestResponse>("ChangeService.RejectChangeRequest", rejection));
    EXPECT_EQ(request(rejected).state(), v1::REJECTED);
    const auto mine = asked(operating, "MIT");
    v1::WithdrawChangeRequestRequest withdrawal;
    withdrawal.set_name(mine);
    EXPECT_EQ(reasonOf(owner.ask<v1::MoveChangeRequestResponse>("ChangeService.WithdrawChangeRequest", withdrawal)),
              v1::PERMISSION_MISSING);
    ASSERT_TRUE(operating.ask<v1::MoveChangeRequestResponse>("ChangeService.WithdrawChangeRequest", withdrawal));
    EXPECT_EQ(request(mine).state(), v1::WITHDRAWN);
    EXPECT_NE(license(), "MIT");
}

TEST_F(ApprovalTest, AReviewTellsWhatItWouldDoNowAndWhoMayApprove) {
    const auto name = asked(operating, "MIT");
    v1::ReviewChangeRequestRequest wanted;
    wanted.set_name(name);
    const auto review = approver.ask<v1::ReviewChangeRequestResponse>("ChangeService.ReviewChangeRequest", wanted);
    ASSERT_TRUE(review) << review.error().message();
    EXPECT_EQ(review->refusal_reason(), v1::REASON_UNSPECIFIED);
    EXPECT_EQ(review->eligible_size(), 3);
    ASSERT_EQ(review->preview().diffs_size(), 1);
    ASSERT_EQ(review->preview().diffs(0).fields_size(), 1);
    EXPECT_EQ(review->preview().diffs(0).fields(0).path(), "spec.license");
    EXPECT_EQ(review->preview().obligations().approvals(), 1);
    const auto own = operating.ask<v1::ReviewChangeRequestResponse>("ChangeService.ReviewChangeRequest", wanted);
    ASSERT_TRUE(own);
    EXPECT_EQ(own->refusal_reason(), v1::APPROVER_NOT_ELIGIBLE);
}

TEST_F(ApprovalTest, CommentsStandBesideAndReasonsAreKept) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(comment(approver, name, "Who checked it?"));
    const auto status = owner.get(name)->change_request_status();
    ASSERT_EQ(status.comments_size(), 1);
    EXPECT_EQ(status.comments(0).text(), "Who checked it?");
    EXPECT_EQ(status.comments(0).principal(), service.principalOf(approver));
    EXPECT_EQ(status.reason(), "The licence was wrong");
    ASSERT_TRUE(approve(approver, name));
}

TEST_F(ApprovalTest, CommentsAreLimitedInLengthAndNumber) {
    const auto name = asked(operating, "MIT");
    EXPECT_EQ(reasonOf(comment(operating, name, std::string(4'097, 'x'))), v1::INVALID_FIELD);
    for (int i = 0; i < 200; ++i)
        ASSERT_TRUE(comment(operating, name, "Soon?")) << i;
    const auto refused = comment(operating, name, "Soon?");
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().violations().size(), 1U);
    EXPECT_EQ(refused.error().violations().front().reason(), v1::TOO_LARGE);
    EXPECT_EQ(refused.error().violations().front().arguments().at("limit"), "200");
    EXPECT_EQ(owner.get(name)->change_request_status().comments_size(), 200);
    EXPECT_TRUE(approve(approver, name)) << "the request itself still moves";
}

TEST_F(ApprovalTest, ARepeatedRequestIdCommentsOnce) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(comment(operating, name, "Soon?", "once"));
    ASSERT_TRUE(comment(operating, name, "Soon?", "once"));
    ASSERT_TRUE(comment(operating, name, "Now?"));
    EXPECT_EQ(owner.get(name)->change_request_status().comments_size(), 2);
}

TEST_F(ApprovalTest, WhoeverAskedMustStillBeAllowedWhenItIsApplied) {
    const auto name = asked(operating, "MIT");
    auto principal = *owner.get(service.principalOf(operating));
    principal.mutable_principal()->set_disabled(true);
    const auto etag = principal.meta().etag();
    ASSERT_TRUE(owner.put(principal, etag));
    const auto approved = approve(approver, name);
    ASSERT_TRUE(approved) << approved.error().message();
    EXPECT_EQ(approved->change_request().change_request().state(), v1::NOT_APPLICABLE);
    EXPECT_EQ(approved->change_request().change_request().cause(), "PERMISSION_MISSING");
    EXPECT_NE(license(), "MIT");
}

TEST_F(ApprovalTest, AVerbThatWaitsSaysWhatItBecame) {
    const auto put = owner.put(setOf("restarts", {approvalRule(1, {in("change.permission", {"principals.revoke"})})}));
    ASSERT_TRUE(put) << put.error().message();
    const auto principal = service.principalOf(second);
    v1::RevokeCertificatesRequest revocation;
    revocation.set_name(principal);
    const auto answer = owner.ask<v1::RevokeCertificatesResponse>("IdentityService.RevokeCertificates", revocation);
    ASSERT_FALSE(answer);
    ASSERT_EQ(answer.error().reason(), v1::APPROVAL_PENDING);
    const auto name = answer.error().arguments().at("change_request");
    EXPECT_FALSE(owner.get(principal)->principal().has_revoke_time());
    ASSERT_TRUE(approve(approver, name));
    EXPECT_TRUE(owner.get(principal)->principal().has_revoke_time());
}

} // namespace
} // namespace support
