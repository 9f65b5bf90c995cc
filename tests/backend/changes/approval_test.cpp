#include <future>
#include <thread>

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
    v1::CommentChangeRequestRequest comment;
    comment.set_name(name);
    comment.set_text("Who checked it?");
    ASSERT_TRUE(approver.ask<v1::MoveChangeRequestResponse>("ChangeService.CommentChangeRequest", comment));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (owner.get(name)->change_request_status().comments().empty() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    const auto status = owner.get(name)->change_request_status();
    ASSERT_EQ(status.comments_size(), 1);
    EXPECT_EQ(status.comments(0).text(), "Who checked it?");
    EXPECT_EQ(status.comments(0).principal(), service.principalOf(approver));
    EXPECT_EQ(status.reason(), "The licence was wrong");
    ASSERT_TRUE(approve(approver, name));
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
