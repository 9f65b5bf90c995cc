#include "backend/core/time_text.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <cstdio>
#include <limits>

namespace core {

namespace {

using google::protobuf::Duration;
using google::protobuf::Timestamp;

constexpr std::int64_t firstSecond = -62135596800;
constexpr std::int64_t lastSecond = 253402300799;
constexpr std::int64_t longestSeconds = 315576000000;
constexpr std::int32_t nanosPerSecond = 1000000000;
constexpr std::int64_t secondsPerDay = 86400;

std::string fractionText(std::int32_t nanos) {
    if (nanos == 0)
        return {};
    char digits[16];
    std::snprintf(digits, sizeof digits, ".%09d", nanos);
    std::string_view text(digits, 10);
    while (text.ends_with("000"))
        text.remove_suffix(3);
    return std::string(text);
}

std::string secondText(std::int64_t seconds) {
    const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const auto second = static_cast<int>((instant - day).count());
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600,
                  second / 60 % 60, second % 60);
    return text;
}

// Reads a text from its front; every step says whether it was there.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool isAtEnd() const { return rest_.empty(); }

    bool literal(char c) {
        if (rest_.empty() || rest_.front() != c)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool digit(int *value) {
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9')
            return false;
        *value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return true;
    }

    // Exactly `count` digits.
    bool number(int count, int *value) {
        *value = 0;
        for (int i = 0; i < count; ++i) {
            int next = 0;
            if (!digit(&next))
                return false;
            *value = *value * 10 + next;
        }
        return true;
    }

    // Nothing, or a point and one to nine digits.
    bool fraction(std::int32_t *nanos) {
        *nanos = 0;
        if (!literal('.'))
            return true;
        std::int32_t unit = nanosPerSecond / 10;
        int next = 0;
        if (!digit(&next))
            return false;
        do {
            if (unit == 0)
                return false;
            *nanos += next * unit;
            unit /= 10;
        } while (digit(&next));
        return true;
    }

    bool offset(int *seconds) {
        *seconds = 0;
        if (literal('Z') || literal('z'))
            return true;
        const bool behind = literal('-');
        if (!behind && !literal('+'))
            return false;
        int hours = 0;
        int minutes = 0;
        if (!number(2, &hours) || !literal(':') || !number(2, &minutes) || hours > 23 || minutes > 59)
            return false;
        *seconds = (behind ? -1 : 1) * (hours * 3600 + minutes * 60);
        return true;
    }

private:
    std::string_view rest_;
};

} // namespace

Timestamp toTimestamp(TimePoint time) {
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    Timestamp timestamp;
    timestamp.set_seconds(second.time_since_epoch().count());
    timestamp.set_nanos(
        static_cast<std::int32_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(time - second).count()));
    return timestamp;
}

TimePoint fromTimestamp(const Timestamp &timestamp) {
    using std::chrono::seconds;
    if (timestamp.seconds() >= std::chrono::floor<seconds>(TimePoint::max()).time_since_epoch().count())
        return TimePoint::max();
    if (timestamp.seconds() <= std::chrono::ceil<seconds>(TimePoint::min()).time_since_epoch().count())
        return TimePoint::min();
    return TimePoint(seconds(timestamp.seconds())) + std::chrono::nanoseconds(timestamp.nanos());
}

bool isValid(const Timestamp &timestamp) {
    return timestamp.seconds() >= firstSecond && timestamp.seconds() <= lastSecond && timestamp.nanos() >= 0 &&
           timestamp.nanos() < nanosPerSecond;
}

bool isValid(const Duration &duration) {
    const auto seconds = duration.seconds();
    const auto nanos = duration.nanos();
    if (seconds < -longestSeconds || seconds > longestSeconds || nanos <= -nanosPerSecond || nanos >= nanosPerSecond)
        return false;
    return seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0);
}

std::string timeText(TimePoint time) {
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%03dZ",
                  static_cast<int>(std::chrono::floor<std::chrono::milliseconds>(time - second).count()));
    return secondText(second.time_since_epoch().count()) + fraction;
}

std::string timeText(const Timestamp &timestamp) {
    return secondText(timestamp.seconds()) + fractionText(timestamp.nanos()) + 'Z';
}

std::string durationText(const Duration &duration) {
    const bool isNegative = duration.seconds() < 0 || duration.nanos() < 0;
    const std::int64_t seconds = isNegative ? -duration.seconds() : duration.seconds();
    const std::int32_t nanos = isNegative ? -duration.nanos() : duration.nanos();
    return (isNegative ? "-" : "") + std::to_string(seconds) + fractionText(nanos) + 's';
}

std::optional<Timestamp> parseTime(std::string_view text) {
    Scanner scan(text);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0;
    std::int32_t nanos = 0;
    const bool isRead = scan.number(4, &year) && scan.literal('-') && scan.number(2, &month) && scan.literal('-') &&
                        scan.number(2, &day) && (scan.literal('T') || scan.literal('t')) && scan.number(2, &hour) &&
                        scan.literal(':') && scan.number(2, &minute) && scan.literal(':') && scan.number(2, &second) &&
                        scan.fraction(&nanos) && scan.offset(&offset) && scan.isAtEnd();
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!isRead || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return {};
    Timestamp timestamp;
    timestamp.set_seconds(std::chrono::sys_days(date).time_since_epoch().count() * secondsPerDay + hour * 3600 +
                          minute * 60 + second - offset);
    timestamp.set_nanos(nanos);
    if (!isValid(timestamp))
        return {};
    return timestamp;
}

std::optional<Duration> parseDuration(std::string_view text) {
    Scanner scan(text);
    const bool isNegative = scan.literal('-');
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;
    int next = 0;
    if (!scan.digit(&next))
        return {};
    do {
        seconds = seconds * 10 + next;
        if (seconds > longestSeconds)
            return {};
    } while (scan.digit(&next));
    if (!scan.fraction(&nanos) || !scan.literal('s') || !scan.isAtEnd())
        return {};
    Duration duration;
    duration.set_seconds(isNegative ? -seconds : seconds);
    duration.set_nanos(isNegative ? -nanos : nanos);
    if (!isValid(duration))
        return {};
    return duration;
}

} // namespace core
