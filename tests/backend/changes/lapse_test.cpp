#include <thread>

#include "backend/core/time_text.h"
#include "tests/backend/changes/governed.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class LapseTest : public Governed {
protected:
    LapseTest() { EXPECT_TRUE(owner.put(setOf("access", {approvalRule(1, {in("change.kind", {"models"})})}))); }

    core::Result<v1::MoveChangeRequestResponse> schedule(const std::string &name, core::TimePoint time) const {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        *wanted.mutable_start_time() = core::toTimestamp(time);
        return approver.ask<v1::MoveChangeRequestResponse>("ChangeService.ScheduleChangeRequest", wanted);
    }
};

TEST_F(LapseTest, WhatNobodyApprovesLapses) {
    const auto name = asked(operating, "MIT");
    service.clock.advance(73h);
    EXPECT_EQ(reasonOf(approve(approver, name)), v1::WRONG_STATE);
    EXPECT_TRUE(becomes(name, v1::EXPIRED));
    EXPECT_NE(license(), "MIT");
}

TEST_F(LapseTest, WhatIsScheduledIsAppliedThenAlsoAfterTheServiceWasDown) {
    const auto name = asked(operating, "MIT");
    const auto time = service.clock.now() + 2s;
    ASSERT_TRUE(schedule(name, time));
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    EXPECT_NE(license(), "MIT");
    service.stop();
    while (service.clock.now() < time)
        std::this_thread::sleep_until(time);
    ASSERT_TRUE(service.start());
    owner = service.owner();
    EXPECT_TRUE(becomes(name, v1::APPLIED));
    EXPECT_EQ(license(), "MIT");
}

TEST_F(LapseTest, WhoeverApprovedWhatIsScheduledMayStillRejectIt) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(schedule(name, service.clock.now() + 1h));
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    v1::RejectChangeRequestRequest rejection;
    rejection.set_name(name);
    rejection.set_sha256(request(name).sha256());
    rejection.set_reason("The window is taken");
    const auto rejected = approver.ask<v1::MoveChangeRequestResponse>("ChangeService.RejectChangeRequest", rejection);
    ASSERT_TRUE(rejected) << rejected.error().message();
    EXPECT_EQ(request(name).state(), v1::REJECTED);
    ASSERT_EQ(request(name).approvals_size(), 1);
    EXPECT_FALSE(request(name).approvals(0).is_approved());
    service.clock.advance(2h);
    EXPECT_EQ(reasonOf(approve(second, name)), v1::WRONG_STATE);
    EXPECT_NE(license(), "MIT");
}

TEST_F(LapseTest, NothingIsScheduledForThePast) {
    const auto name = asked(operating, "MIT");
    EXPECT_EQ(reasonOf(schedule(name, service.clock.now() - 1h)), v1::INVALID_FIELD);
}

} // namespace
} // namespace support
