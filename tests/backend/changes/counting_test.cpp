// What is told of each rule: how many changes it matched, and how many of them it refused or held up.
#include "tests/backend/changes/governed.h"
#include "tests/support/eventually.h"

namespace support {
namespace {

class CountingTest : public Governed {
protected:
    void enforce(const std::vector<v1::PolicyRule> &rules) const {
        const auto put = owner.put(setOf("counted", rules));
        ASSERT_TRUE(put) << put.error().message();
    }
    static v1::PolicyRule obliging(const std::string &id, bool isReason) {
        auto rule = ruleNamed(id, v1::OBLIGE, {in("change.kind", {"models"})});
        rule.mutable_obligations()->set_reason(isReason);
        rule.mutable_obligations()->set_ticket(!isReason);
        return rule;
    }
    // Waits until a rule has matched so many changes.
    v1::PolicyRuleStatus counted(int position, std::int64_t matched) const {
        v1::PolicyRuleStatus status;
        EXPECT_TRUE(eventually([&] {
            const auto set = owner.get("policySets/counted");
            if (set->policy_set_status().rules_size() > position)
                status = set->policy_set_status().rules(position);
            return status.matched() == matched;
        })) << status.DebugString();
        return status;
    }
};

TEST_F(CountingTest, ARuleThatAsksForApprovalsCountsWhatItHeldUp) {
    enforce({approvalRule(1, {in("change.kind", {"models"})})});
    const auto name = asked(operating, "MIT");
    EXPECT_EQ(counted(0, 1).refused(), 1);
    // What others have approved it does not hold up.
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(license(), "MIT");
    const auto status = counted(0, 2);
    EXPECT_EQ(status.refused(), 1);
    EXPECT_EQ(status.shadow_refused(), 0);
}

TEST_F(CountingTest, OnlyTheRuleCountsThatAskedForWhatIsMissing) {
    enforce({obliging("reason", true), obliging("ticket", false)});
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"), "Because")), v1::POLICY_TICKET_MISSING);
    EXPECT_EQ(counted(0, 1).refused(), 0);
    EXPECT_EQ(counted(1, 1).refused(), 1);
    ASSERT_TRUE(change(operating, relicensed("MIT"), "Because of OPS-7"));
    EXPECT_EQ(counted(1, 2).refused(), 1);
}

TEST_F(CountingTest, WhatIsForbiddenIsNotHeldUpToo) {
    enforce({ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})}), obliging("ticket", false)});
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_FORBIDS);
    EXPECT_EQ(counted(0, 1).refused(), 1);
    EXPECT_EQ(counted(1, 1).refused(), 0);
}

TEST_F(CountingTest, InTheShadowARuleCountsWhatItWouldHaveHeldUp) {
    auto approving = approvalRule(1, {in("change.kind", {"models"})});
    approving.set_mode(v1::SHADOW);
    auto ticket = obliging("ticket", false);
    ticket.set_mode(v1::SHADOW);
    enforce({approving, ticket});
    ASSERT_TRUE(change(operating, relicensed("MIT"), "Because of OPS-7"));
    EXPECT_EQ(counted(0, 1).shadow_refused(), 1);
    EXPECT_EQ(counted(1, 1).shadow_refused(), 0);
    EXPECT_EQ(counted(1, 1).refused(), 0);
}

// Else approvals would be got rid of by asking for many.
TEST_F(CountingTest, NobodyDisarmsARuleThatAsksForApprovals) {
    enforce({approvalRule(1, {in("change.kind", {"models"})})});
    const auto other = service.enrol("operator");
    for (int i = 0; i < 25; ++i) {
        asked(operating, "MIT " + std::to_string(i));
        asked(other, "BSD " + std::to_string(i));
    }
    // The controller has looked when this stands in the status.
    EXPECT_EQ(counted(0, 50).refused(), 50);
    EXPECT_EQ(owner.get("policySets/counted")->policy_set().rules(0).mode(), v1::ENFORCE);
}

} // namespace
} // namespace support
