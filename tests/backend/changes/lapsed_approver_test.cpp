// What becomes of a request when somebody who approved it may do so no more.
#include "backend/core/time_text.h"
#include "tests/backend/changes/governed.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class LapsedApproverTest : public Governed {
protected:
    LapsedApproverTest() {
        EXPECT_TRUE(owner.put(setOf("access", {approvalRule(2, {in("change.kind", {"models"})})})));
    }

    void disable(const ServiceClient &client) const {
        auto person = *owner.get(service.principalOf(client));
        person.clear_principal_status();
        person.mutable_principal()->set_disabled(true);
        const auto put = owner.put(person, person.meta().etag());
        EXPECT_TRUE(put) << put.error().message();
    }

    void schedule(const std::string &name, core::TimePoint time) const {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        *wanted.mutable_start_time() = core::toTimestamp(time);
        EXPECT_TRUE(owner.ask<v1::MoveChangeRequestResponse>("ChangeService.ScheduleChangeRequest", wanted));
    }

    ServiceClient third = service.enrol("approver");
};

TEST_F(LapsedApproverTest, TheNextApprovalStandsAndOneMoreApplies) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(approve(approver, name));
    disable(approver);
    const auto approved = approve(second, name);
    ASSERT_TRUE(approved) << approved.error().message();
    EXPECT_EQ(approved->change_request().change_request().state(), v1::AWAITING_APPROVAL);
    EXPECT_NE(license(), "MIT");
    const auto last = approve(third, name);
    ASSERT_TRUE(last) << last.error().message();
    EXPECT_EQ(request(name).state(), v1::APPLIED);
    EXPECT_EQ(license(), "MIT");
}

TEST_F(LapsedApproverTest, WhatIsScheduledIsApprovedByOthers) {
    const auto name = asked(operating, "MIT");
    schedule(name, service.clock.now() + 1h);
    ASSERT_TRUE(approve(approver, name));
    disable(approver);
    const auto approved = approve(second, name);
    ASSERT_TRUE(approved) << approved.error().message();
    EXPECT_EQ(request(name).state(), v1::AWAITING_APPROVAL);
    ASSERT_TRUE(approve(third, name));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
}

TEST_F(LapsedApproverTest, WhatLacksAnApprovalWhenItsTimeComesWaitsForAnother) {
    const auto name = asked(operating, "MIT");
    schedule(name, service.clock.now() + 1h);
    ASSERT_TRUE(approve(approver, name));
    ASSERT_TRUE(approve(second, name));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    disable(approver);
    v1::CommentChangeRequestRequest comment;
    comment.set_name(name);
    comment.set_text("She has left");
    const auto said = second.ask<v1::MoveChangeRequestResponse>("ChangeService.CommentChangeRequest", comment);
    EXPECT_TRUE(said) << said.error().message();
    service.clock.advance(1h);
    // The service looks at its clock once a minute; whatever is written wakes it.
    ASSERT_TRUE(owner.put(modelNamed("another")));
    EXPECT_TRUE(becomes(name, v1::AWAITING_APPROVAL));
    EXPECT_NE(license(), "MIT");
    const auto last = approve(third, name);
    ASSERT_TRUE(last) << last.error().message();
    EXPECT_EQ(request(name).state(), v1::APPLIED);
    EXPECT_EQ(license(), "MIT");
}

} // namespace
} // namespace support
