#include <cstdint>
#include <limits>
#include <optional>
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
    core::Result<v1::MoveChangeRequestResponse> schedule(const std::string &name, std::optional<core::TimePoint> start,
                                                         core::TimePoint end) const {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        if (start)
            *wanted.mutable_start_time() = core::toTimestamp(*start);
        *wanted.mutable_end_time() = core::toTimestamp(end);
        return approver.ask<v1::MoveChangeRequestResponse>("ChangeService.ScheduleChangeRequest", wanted);
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
    beDownUntil(time);
    EXPECT_TRUE(becomes(name, v1::APPLIED));
    EXPECT_EQ(license(), "MIT");
}

TEST_F(LapseTest, ARoleThatEndsWhileTheServiceIsDownGivesNothingAfterwards) {
    auto late = service.enrol("viewer");
    const auto end = service.clock.now() + 5s;
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/late");
    binding.mutable_role_binding()->set_principal(service.principalOf(late));
    binding.mutable_role_binding()->set_role(v1::OPERATOR);
    *binding.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(end);
    const auto put = owner.put(binding);
    ASSERT_TRUE(put) << put.error().message();
    const auto name = asked(late, "MIT");
    beDownUntil(end);
    late = service.clientWith(late.credentials());
    EXPECT_EQ(reasonOf(change(late, relicensed("BSD"))), v1::PERMISSION_MISSING);
    // Nor does what he asked for before.
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::NOT_APPLICABLE);
    EXPECT_NE(license(), "MIT");
}

TEST_F(LapseTest, WhatCouldNotBeAppliedInItsWindowLapses) {
    const auto name = asked(operating, "MIT");
    const auto start = service.clock.now() + 5s;
    ASSERT_TRUE(schedule(name, start, start + 1s));
    ASSERT_TRUE(approve(approver, name));
    beDownUntil(start + 1s);
    EXPECT_TRUE(becomes(name, v1::EXPIRED));
    EXPECT_NE(license(), "MIT");
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

TEST_F(LapseTest, AWindowEndsWhenItSays) {
    const auto name = asked(operating, "MIT");
    const auto start = service.clock.now() + 1h;
    ASSERT_TRUE(schedule(name, start, start + 2h));
    EXPECT_EQ(lapsesAt(name), start + 2h);
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    // The same window once more is the same.
    ASSERT_TRUE(schedule(name, start, start + 2h));
    EXPECT_EQ(request(name).state(), v1::AWAITING_TIME);
    service.clock.advance(4h);
    ASSERT_TRUE(owner.put(modelNamed("another")));
    EXPECT_TRUE(becomes(name, v1::EXPIRED));
    EXPECT_NE(license(), "MIT");
}

TEST_F(LapseTest, WhatIsApprovedForOneWindowIsNotAppliedInAnother) {
    const auto name = asked(operating, "MIT");
    const auto start = service.clock.now() + 1h;
    ASSERT_TRUE(schedule(name, start, start + 2h));
    const auto read = request(name).sha256();
    ASSERT_TRUE(approve(approver, name));
    ASSERT_TRUE(schedule(name, start, start + 6h));
    EXPECT_EQ(request(name).state(), v1::AWAITING_APPROVAL);
    EXPECT_EQ(request(name).approvals_size(), 0);
    EXPECT_EQ(reasonOf(approve(second, name, read)), v1::APPROVAL_OF_OTHER_BYTES);
    ASSERT_TRUE(approve(approver, name));
    // Without an end it is the usual one.
    ASSERT_TRUE(schedule(name, start));
    EXPECT_EQ(request(name).state(), v1::AWAITING_APPROVAL);
    EXPECT_EQ(lapsesAt(name), madeAt(name) + 72h);
}

TEST_F(LapseTest, AWindowMayBeginAtOnce) {
    const auto name = asked(operating, "MIT");
    const auto end = service.clock.now() + 1h;
    ASSERT_TRUE(schedule(name, std::nullopt, end));
    EXPECT_EQ(lapsesAt(name), end);
    ASSERT_TRUE(schedule(name, std::nullopt));
    EXPECT_EQ(lapsesAt(name), madeAt(name) + 72h);
    ASSERT_TRUE(schedule(name, std::nullopt, end));
    ASSERT_TRUE(approve(approver, name));
    EXPECT_EQ(request(name).state(), v1::APPLIED);
}

TEST_F(LapseTest, ASchedulingThatSaysNothingNewKeepsWhatIsApproved) {
    EXPECT_TRUE(owner.put(setOf("more", {approvalRule(2, {in("change.kind", {"models"})})})));
    const auto name = asked(operating, "MIT");
    ASSERT_TRUE(approve(approver, name));
    ASSERT_TRUE(schedule(name, std::nullopt));
    EXPECT_EQ(request(name).approvals_size(), 1);
}

TEST_F(LapseTest, AWindowThatCannotBeIsRefused) {
    const auto name = asked(operating, "MIT");
    const auto made = madeAt(name);
    const auto now = service.clock.now();
    EXPECT_EQ(reasonOf(schedule(name, now + 2h, now + 2h)), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(schedule(name, now + 2h, now + 1h)), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(schedule(name, std::nullopt, now - 1s)), v1::INVALID_FIELD);
    EXPECT_EQ(reasonOf(schedule(name, now + 2h, made + 30 * 24h + 1s)), v1::INVALID_FIELD);
    EXPECT_FALSE(request(name).has_start_time());
    EXPECT_TRUE(schedule(name, now + 2h, made + 30 * 24h));
}

} // namespace
} // namespace support
