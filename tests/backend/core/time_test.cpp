#include "backend/core/clock.h"
#include "backend/core/ids.h"
#include "backend/core/time_text.h"
#include "tests/support/fake_clock.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <gtest/gtest.h>

#include <random>

namespace {

using google::protobuf::Duration;
using google::protobuf::Timestamp;
using std::chrono::milliseconds;
using std::chrono::seconds;

Timestamp timestamp(std::int64_t seconds, std::int32_t nanos) {
    Timestamp result;
    result.set_seconds(seconds);
    result.set_nanos(nanos);
    return result;
}

Duration duration(std::int64_t seconds, std::int32_t nanos) {
    Duration result;
    result.set_seconds(seconds);
    result.set_nanos(nanos);
    return result;
}

TEST(SystemClock, TellsWholeMillisecondsAndNeverGoesBack) {
    const core::SystemClock clock;
    EXPECT_EQ(clock.now().time_since_epoch() % milliseconds(1), std::chrono::nanoseconds(0));
    EXPECT_GT(clock.now().time_since_epoch(), seconds(1700000000));
    const auto before = clock.monotonicNanoseconds();
    EXPECT_GE(clock.monotonicNanoseconds(), before);
}

TEST(TimeText, HasAsManyDigitsAsHoldIt) {
    EXPECT_EQ(core::timeText(timestamp(0, 0)), "1970-01-01T00:00:00Z");
    EXPECT_EQ(core::timeText(timestamp(1795356000, 204000000)), "2026-11-22T14:00:00.204Z");
    EXPECT_EQ(core::timeText(timestamp(1795356000, 204001000)), "2026-11-22T14:00:00.204001Z");
    EXPECT_EQ(core::timeText(timestamp(1795356000, 1)), "2026-11-22T14:00:00.000000001Z");
    EXPECT_EQ(core::timeText(timestamp(-1, 500000000)), "1969-12-31T23:59:59.500Z");
    EXPECT_EQ(core::timeText(timestamp(-62135596800, 0)), "0001-01-01T00:00:00Z");
    EXPECT_EQ(core::timeText(timestamp(253402300799, 999999999)), "9999-12-31T23:59:59.999999999Z");
    EXPECT_EQ(core::timeText(timestamp(951782400, 0)), "2000-02-29T00:00:00Z");
}

TEST(TimeText, OfATimePointHasMilliseconds) {
    EXPECT_EQ(core::timeText(core::TimePoint(milliseconds(1795356000000))), "2026-11-22T14:00:00.000Z");
    EXPECT_EQ(core::timeText(core::TimePoint(milliseconds(-1))), "1969-12-31T23:59:59.999Z");
}

TEST(TimeText, ReadsWhatRfc3339Allows) {
    EXPECT_EQ(core::parseTime("2026-11-22T14:00:00Z")->seconds(), 1795356000);
    EXPECT_EQ(core::parseTime("2026-11-22t16:30:00.5+02:30")->seconds(), 1795356000);
    EXPECT_EQ(core::parseTime("2026-11-22T16:30:00.5+02:30")->nanos(), 500000000);
    EXPECT_EQ(core::parseTime("2026-11-22T12:00:00-02:00")->seconds(), 1795356000);
    EXPECT_TRUE(core::parseTime("2024-02-29T00:00:00z"));
    for (const auto *text :
         {"", "2026-11-22", "2026-11-22T14:00:00", "2026-11-22 14:00:00Z", "2026-11-22T14:00Z", "2023-02-29T00:00:00Z",
          "2026-13-01T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T14:60:00Z", "2026-11-22T14:00:60Z",
          "2026-11-22T14:00:00.Z", "2026-11-22T14:00:00.1234567890Z", "2026-11-22T14:00:00+24:00",
          "2026-11-22T14:00:00+0100", "2026-11-22T14:00:00Z ", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00",
          "9999-12-31T23:59:59-01:00", "+2026-11-22T14:00:00Z"})
        EXPECT_FALSE(core::parseTime(text)) << text;
}

TEST(TimeText, ReadsBackWhatItWrites) {
    std::mt19937_64 engine(1);
    for (int i = 0; i < 10000; ++i) {
        const auto second = std::uniform_int_distribution<std::int64_t>(-62135596800, 253402300799)(engine);
        const auto nanos = std::uniform_int_distribution<std::int32_t>(0, 999999999)(engine);
        const auto time = timestamp(second, i % 3 == 0 ? 0 : nanos);
        const auto read = core::parseTime(core::timeText(time));
        ASSERT_TRUE(read) << second;
        EXPECT_EQ(read->SerializeAsString(), time.SerializeAsString()) << core::timeText(time);
    }
}

TEST(TimeText, GoesThroughTimePoints) {
    const auto time = timestamp(1795356000, 204000000);
    EXPECT_EQ(core::toTimestamp(core::fromTimestamp(time)).SerializeAsString(), time.SerializeAsString());
    const auto early = timestamp(-3, 1000000);
    EXPECT_EQ(core::toTimestamp(core::fromTimestamp(early)).SerializeAsString(), early.SerializeAsString());
    EXPECT_EQ(core::fromTimestamp(timestamp(253402300799, 0)), core::TimePoint::max());
    EXPECT_EQ(core::fromTimestamp(timestamp(-62135596800, 0)), core::TimePoint::min());
}

TEST(TimeText, KnowsItsRange) {
    EXPECT_TRUE(core::isValid(timestamp(-62135596800, 0)));
    EXPECT_FALSE(core::isValid(timestamp(-62135596801, 0)));
    EXPECT_FALSE(core::isValid(timestamp(253402300800, 0)));
    EXPECT_FALSE(core::isValid(timestamp(0, -1)));
    EXPECT_FALSE(core::isValid(timestamp(0, 1000000000)));
    EXPECT_TRUE(core::isValid(duration(-315576000000, -999999999)));
    EXPECT_FALSE(core::isValid(duration(315576000001, 0)));
    EXPECT_FALSE(core::isValid(duration(1, -1)));
    EXPECT_FALSE(core::isValid(duration(0, 1000000000)));
}

TEST(DurationText, GoesThereAndBack) {
    EXPECT_EQ(core::durationText(duration(1, 500000000)), "1.500s");
    EXPECT_EQ(core::durationText(duration(0, 0)), "0s");
    EXPECT_EQ(core::durationText(duration(0, -500000000)), "-0.500s");
    EXPECT_EQ(core::durationText(duration(-20, 0)), "-20s");
    for (const auto &sample : {duration(1, 1), duration(-1, -1000), duration(315576000000, 999999999), duration(0, -1)})
        EXPECT_EQ(core::parseDuration(core::durationText(sample))->SerializeAsString(), sample.SerializeAsString());
    EXPECT_EQ(core::parseDuration("1.5s")->nanos(), 500000000);
    for (const auto *text : {"", "s", "1", ".5s", "1.s", "1 s", "+1s", "1.0000000000s", "315576000001s",
                             "99999999999999999999s", "1m", "--1s"})
        EXPECT_FALSE(core::parseDuration(text)) << text;
}

TEST(Ids, AreUuidsInTheOrderOfTime) {
    support::FakeClock clock;
    support::SeededRandom random;
    const auto first = core::uuidV7(clock, random);
    ASSERT_EQ(first.size(), 36u);
    // 1795356000000 ms is 0x1a2038e7f00.
    EXPECT_EQ(first.substr(0, 15), "01a2038e-7f00-7");
    EXPECT_NE(std::string("89ab").find(first[19]), std::string::npos);
    EXPECT_EQ(first.find_first_not_of("0123456789abcdef-"), std::string::npos);
    clock.advance(milliseconds(1));
    EXPECT_LT(first, core::uuidV7(clock, random));
}

TEST(Ids, AreRandomAndFitResourceNames) {
    support::SeededRandom random;
    const auto id = core::randomId(random);
    EXPECT_EQ(id.size(), 16u);
    EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
    EXPECT_NE(id, core::randomId(random));
}

} // namespace
