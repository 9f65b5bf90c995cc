#include <cstdint>
#include <limits>
#include <optional>
#include <thread>
#include <vector>

#include "backend/core/time_text.h"
#include "tests/backend/changes/governed.h"

namespace support {
namespace {

using namespace std::chrono_literals;

class LapseTest : public Governed {
protected:
    LapseTest() { EXPECT_TRUE(owner.put(setOf("access", {approvalRule(1, {in("change.kind", {"models"})})}))); }

    // Without a time it is for at once.
    core::Result<v1::MoveChangeRequestResponse> schedule(const std::string &name,
                                                         const std::optional<google::protobuf::Timestamp> &time) const {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        if (time)
            *wanted.mutable_start_time() = *time;
        return approver.ask<v1::MoveChangeRequestResponse>("ChangeService.ScheduleChangeRequest", wanted);
    }
    core::Result<v1::MoveChangeRequestResponse> schedule(const std::string &name, core::TimePoint time) const {
        return schedule(name, core::toTimestamp(time));
    }
    core::TimePoint madeAt(const std::string &name) const {
        return core::fromTimestamp(owner.get(name)->meta().create_time());
    }
    core::TimePoint lapsesAt(const std::string &name) const { return core::fromTimestamp(request(name).expire_time()); }
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

TEST_F(LapseTest, WhatIsApprovedForOneTimeIsNotAppliedAtAnother) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(schedule(name, service.clock.now() + 48h));
    ASSERT_TRUE(approve(approver, name));
    const auto moved = schedule(name, std::nullopt);
    ASSERT_TRUE(moved) << moved.error().message();
    EXPECT_EQ(moved->change_request().change_request().state(), v1::AWAITING_APPROVAL);
    EXPECT_EQ(request(name).approvals_size(), 0);
    EXPECT_EQ(request(name).state(), v1::AWAITING_APPROVAL);
    EXPECT_NE(license(), "MIT");
    // Whoever approved it before may approve it for its new time.
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::APPLIED);
}

TEST_F(LapseTest, AnApprovalOfTheTimeThatStoodBeforeIsRefused) {
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(schedule(name, service.clock.now() + 48h));
    const auto read = request(name).sha256();
    ASSERT_TRUE(schedule(name, std::nullopt));
    EXPECT_EQ(reasonOf(approve(second, name, read)), v1::APPROVAL_OF_OTHER_BYTES);
    EXPECT_NE(license(), "MIT");
}

TEST_F(LapseTest, TheSameTimeOnceMoreKeepsWhatIsApproved) {
    const auto name = asked(operating, "MIT");
    const auto time = service.clock.now() + 1h;
    ASSERT_TRUE(schedule(name, time));
    ASSERT_TRUE(approve(approver, name));
    ASSERT_TRUE(schedule(name, time));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    EXPECT_EQ(request(name).approvals_size(), 1);
}

TEST_F(LapseTest, ATimeThatCannotBeIsRefused) {
    const auto name = asked(operating, "MIT");
    const auto refused = [&](std::int64_t seconds, std::int32_t nanos) {
        google::protobuf::Timestamp time;
        time.set_seconds(seconds);
        time.set_nanos(nanos);
        return reasonOf(schedule(name, time));
    };
    const auto most = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t seconds : std::vector<std::int64_t>{most, most / 1'000'000'000, 253'402'300'799, -most})
        EXPECT_EQ(refused(seconds, 0), v1::INVALID_FIELD) << seconds;
    const auto soon = core::toTimestamp(service.clock.now() + 1h).seconds();
    EXPECT_EQ(refused(soon, 2'000'000'000), v1::INVALID_FIELD);
    EXPECT_EQ(refused(soon, -1), v1::INVALID_FIELD);
    EXPECT_FALSE(request(name).has_start_time());
}

TEST_F(LapseTest, WhatIsScheduledLapsesADayLaterAndNothingIsPutOffWithoutEnd) {
    const auto name = asked(operating, "MIT");
    const auto made = madeAt(name);
    EXPECT_EQ(reasonOf(schedule(name, made + 30 * 24h + 1s)), v1::INVALID_FIELD);
    ASSERT_TRUE(schedule(name, made + 1h));
    EXPECT_EQ(lapsesAt(name), made + 72h);
    ASSERT_TRUE(schedule(name, made + 29 * 24h));
    EXPECT_EQ(lapsesAt(name), made + 30 * 24h);
    ASSERT_TRUE(schedule(name, made + 60h));
    EXPECT_EQ(lapsesAt(name), made + 84h);
    ASSERT_TRUE(schedule(name, std::nullopt));
    EXPECT_EQ(lapsesAt(name), made + 72h);
    ASSERT_TRUE(schedule(name, made + 29 * 24h));
    service.clock.advance(28 * 24h);
    EXPECT_EQ(reasonOf(schedule(name, made + 31 * 24h)), v1::INVALID_FIELD) << "since it was asked, not from now";
    EXPECT_EQ(reasonOf(schedule(name, std::nullopt)), v1::INVALID_FIELD) << "it would have lapsed";
    EXPECT_EQ(request(name).state(), v1::AWAITING_APPROVAL);
}

} // namespace
} // namespace support
