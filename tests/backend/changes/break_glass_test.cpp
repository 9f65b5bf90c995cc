#include "backend/core/time_text.h"
#include "tests/backend/changes/governed.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class BreakGlassTest : public Governed {
protected:
    BreakGlassTest() {
        EXPECT_TRUE(owner.put(setOf("freeze", {ruleNamed("frozen", v1::FORBID, {in("change.kind", {"models"})})})));
    }

    core::Result<v1::BeginBreakGlassResponse> begin(const ServiceClient &client, const std::string &reason,
                                                    const std::string &ticket, std::chrono::seconds length = 1h) const {
        v1::BeginBreakGlassRequest wanted;
        wanted.set_reason(reason);
        wanted.set_ticket(ticket);
        wanted.mutable_length()->set_seconds(length.count());
        return client.ask<v1::BeginBreakGlassResponse>("PolicyService.BeginBreakGlass", wanted);
    }
    core::Result<v1::ReviewBreakGlassResponse> review(const ServiceClient &client, const std::string &name) const {
        v1::ReviewBreakGlassRequest wanted;
        wanted.set_name(name);
        wanted.set_reason("It was needed");
        return client.ask<v1::ReviewBreakGlassResponse>("PolicyService.ReviewBreakGlass", wanted);
    }
};

TEST_F(BreakGlassTest, ItSuspendsRulesForAnHourAndTheEventSaysSo) {
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_FORBIDS);
    const auto begun = begin(owner, "Everything burns", "OPS-1");
    ASSERT_TRUE(begun) << begun.error().message();
    const auto name = begun->break_glass().meta().name();
    const auto applied = change(operating, relicensed("MIT"));
    ASSERT_TRUE(applied) << applied.error().message();
    EXPECT_EQ(license(), "MIT");
    v1::GetEventRequest wanted;
    wanted.set_index(eventOf("models.update").index());
    const auto event = owner.ask<v1::GetEventResponse>("AuditService.GetEvent", wanted);
    ASSERT_TRUE(event) << event.error().message();
    ASSERT_EQ(event->details().decisions_size(), 1);
    EXPECT_EQ(event->details().decisions(0).break_glass(), name);
    EXPECT_TRUE(event->details().decisions(0).verdict().is_allowed());
    EXPECT_FALSE(event->details().decisions(0).shadow().is_allowed());
    // Its end needs nobody.
    service.clock.advance(61min);
    EXPECT_EQ(reasonOf(change(operating, relicensed("BSD"))), v1::POLICY_FORBIDS);
}

// Else the console would tell people that they are refused what the service lets through.
TEST_F(BreakGlassTest, QuestionsAreAnsweredAsChangesAre) {
    v1::AskPoliciesRequest asked;
    auto &question = *asked.add_questions();
    question.set_stage(v1::ADMINISTRATION_STAGE);
    question.set_principal(service.principalOf(operating));
    question.set_permission("models.update");
    question.set_resource(relicensed("MIT").meta().name());
    const auto ask = [&] {
        const auto answer = operating.ask<v1::AskPoliciesResponse>("PolicyService.AskPolicies", asked);
        EXPECT_TRUE(answer) << answer.error().message();
        return answer->decisions(0);
    };
    EXPECT_FALSE(ask().verdict().is_allowed());
    const auto begun = begin(owner, "Everything burns", "OPS-1");
    ASSERT_TRUE(begun);
    EXPECT_TRUE(ask().verdict().is_allowed());
    EXPECT_FALSE(ask().shadow().is_allowed());
    EXPECT_EQ(ask().break_glass(), begun->break_glass().meta().name());
    v1::ExplainPoliciesRequest why;
    *why.mutable_question() = question;
    const auto explained = operating.ask<v1::ExplainPoliciesResponse>("PolicyService.ExplainPolicies", why);
    ASSERT_TRUE(explained) << explained.error().message();
    EXPECT_TRUE(explained->explanations(0).decision().verdict().is_allowed());
    // A draft is asked what its rules say.
    *asked.mutable_draft() = *owner.get("policySets/freeze");
    EXPECT_FALSE(ask().verdict().is_allowed());
    service.clock.advance(61min);
    asked.clear_draft();
    EXPECT_FALSE(ask().verdict().is_allowed());
}

TEST_F(BreakGlassTest, ItNeedsAReasonATicketAndARole) {
    EXPECT_EQ(reasonOf(begin(owner, "", "OPS-1")), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(begin(owner, "Everything burns", "")), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(begin(operating, "Everything burns", "OPS-1")), v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_FORBIDS);
}

TEST_F(BreakGlassTest, SomebodyElseLooksAtItAfterwardsOnce) {
    const auto begun = begin(owner, "Everything burns", "OPS-1");
    ASSERT_TRUE(begun);
    const auto name = begun->break_glass().meta().name();
    EXPECT_EQ(reasonOf(review(approver, name)), v1::WRONG_STATE);
    v1::EndBreakGlassRequest ending;
    ending.set_name(name);
    ASSERT_TRUE(owner.ask<v1::EndBreakGlassResponse>("PolicyService.EndBreakGlass", ending));
    EXPECT_EQ(reasonOf(change(operating, relicensed("MIT"))), v1::POLICY_FORBIDS);
    EXPECT_EQ(reasonOf(review(owner, name)), v1::APPROVER_NOT_ELIGIBLE);
    const auto reviewed = review(approver, name);
    ASSERT_TRUE(reviewed) << reviewed.error().message();
    EXPECT_EQ(reviewed->break_glass().break_glass().reviewer(), service.principalOf(approver));
    EXPECT_EQ(reasonOf(review(second, name)), v1::WRONG_STATE);
}

TEST_F(BreakGlassTest, ItsEndComesWhileTheServiceIsDownToo) {
    const auto begun = begin(owner, "Everything burns", "OPS-1", 5s);
    ASSERT_TRUE(begun) << begun.error().message();
    const auto name = begun->break_glass().meta().name();
    const auto applied = change(operating, relicensed("MIT"));
    ASSERT_TRUE(applied) << applied.error().message();
    beDownUntil(core::fromTimestamp(begun->break_glass().break_glass().end_time()));
    EXPECT_EQ(reasonOf(change(operating, relicensed("BSD"))), v1::POLICY_FORBIDS);
    EXPECT_EQ(license(), "MIT");
    // Somebody is still to look at it.
    EXPECT_TRUE(owner.get(name)->break_glass().reviewer().empty());
    const auto reviewed = review(approver, name);
    ASSERT_TRUE(reviewed) << reviewed.error().message();
    EXPECT_EQ(reviewed->break_glass().break_glass().reviewer(), service.principalOf(approver));
}

} // namespace
} // namespace support
