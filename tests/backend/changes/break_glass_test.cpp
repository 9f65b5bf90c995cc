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
                                                    const std::string &ticket) const {
        v1::BeginBreakGlassRequest wanted;
        wanted.set_reason(reason);
        wanted.set_ticket(ticket);
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

} // namespace
} // namespace support
