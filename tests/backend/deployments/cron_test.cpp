#include "backend/deployments/cron.h"

#include <google/protobuf/timestamp.pb.h>
#include <gtest/gtest.h>

#include "backend/core/time_text.h"

namespace deployments {
namespace {

std::chrono::system_clock::time_point at(const char *text) {
    return core::fromTimestamp(*core::parseTime(text));
}

std::string last(const char *cron, const char *now, const char *zone = "") {
    const auto parsed = Cron::parse(cron);
    EXPECT_TRUE(parsed) << cron;
    const auto time = parsed->lastTime(at(now), zone);
    return time ? core::timeText(core::toTimestamp(*time)) : "never";
}

TEST(CronTest, TheLastTimeIsTheOneThatHasPassed) {
    EXPECT_EQ(last("0 8 * * *", "2026-11-26T09:00:00Z"), "2026-11-26T08:00:00Z");
    EXPECT_EQ(last("0 8 * * *", "2026-11-26T08:00:00Z"), "2026-11-26T08:00:00Z");
    EXPECT_EQ(last("0 8 * * *", "2026-11-26T07:59:59Z"), "2026-11-25T08:00:00Z");
    EXPECT_EQ(last("*/15 * * * *", "2026-11-26T07:44:00Z"), "2026-11-26T07:30:00Z");
    EXPECT_EQ(last("5,35 6-8 * * *", "2026-11-26T09:44:00Z"), "2026-11-26T08:35:00Z");
}

TEST(CronTest, DaysOfTheWeekAreNamedOrCounted) {
    // 26 November 2026 is a Thursday.
    EXPECT_EQ(last("0 8 * * mon-wed", "2026-11-26T09:00:00Z"), "2026-11-25T08:00:00Z");
    EXPECT_EQ(last("0 8 * * 7", "2026-11-26T09:00:00Z"), "2026-11-22T08:00:00Z");
    EXPECT_EQ(last("0 8 * * 0", "2026-11-26T09:00:00Z"), "2026-11-22T08:00:00Z");
    EXPECT_EQ(last("0 8 * FEB Sun", "2026-11-26T09:00:00Z"), "2026-02-22T08:00:00Z");
}

TEST(CronTest, EitherDayWillDoWhereBothAreRestricted) {
    EXPECT_EQ(last("0 0 1 * mon", "2026-11-26T09:00:00Z"), "2026-11-23T00:00:00Z");
    EXPECT_EQ(last("0 0 24 * mon", "2026-11-26T09:00:00Z"), "2026-11-24T00:00:00Z");
}

TEST(CronTest, ADayThatComesRarelyIsFound) {
    EXPECT_EQ(last("0 0 29 2 *", "2026-11-26T09:00:00Z"), "2024-02-29T00:00:00Z");
    EXPECT_EQ(last("0 0 30 2 *", "2026-11-26T09:00:00Z"), "never");
}

TEST(CronTest, TimesAreThoseOfTheZone) {
    EXPECT_EQ(last("0 8 * * *", "2026-11-26T07:30:00Z", "Europe/Berlin"), "2026-11-26T07:00:00Z");
    EXPECT_EQ(last("0 8 * * *", "2026-07-26T07:30:00Z", "Europe/Berlin"), "2026-07-26T06:00:00Z");
    // The clock is put on from 2:00 to 3:00 on 29 March 2026.
    EXPECT_EQ(last("30 2 * * *", "2026-03-29T12:00:00Z", "Europe/Berlin"), "2026-03-29T01:00:00Z");
    EXPECT_TRUE(Cron::isTimeZone("Asia/Tokyo"));
    EXPECT_FALSE(Cron::isTimeZone("Mars/Olympus"));
    EXPECT_FALSE(Cron::isTimeZone("../../etc/passwd"));
}

TEST(CronTest, WhatIsNoScheduleIsRefused) {
    for (const auto *text : {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
                             "* * * * 8", "5-1 * * * *", "a * * * *", "*/0 * * * *", "1,,2 * * * *", "-1 * * * *",
                             "* * * foo *", "1- * * * *", "5/2 * * * *", "+5 * * * *", "0x1 * * * *"}) {
        const auto parsed = Cron::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().reason(), v1::VALUE_MALFORMED) << text;
    }
    EXPECT_FALSE(Cron::parse(std::string(1000, '*')));
}

} // namespace
} // namespace deployments
