#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace google::protobuf {
class Duration;
class Timestamp;
} // namespace google::protobuf

namespace core {

using TimePoint = std::chrono::system_clock::time_point;

google::protobuf::Timestamp toTimestamp(TimePoint time);
// Instants that a TimePoint cannot hold become its first or last one.
TimePoint fromTimestamp(const google::protobuf::Timestamp &timestamp);

// Years 1 to 9999 and nanoseconds below one second, as timestamp.proto demands; nothing else has a text.
bool isValid(const google::protobuf::Timestamp &timestamp);
inline constexpr char earliestTime[] = "0001-01-01T00:00:00Z";
inline constexpr char latestTime[] = "9999-12-31T23:59:59.999999999Z";
// At most 315,576,000,000 seconds, both parts of one sign, as duration.proto demands.
bool isValid(const google::protobuf::Duration &duration);

// RFC 3339 in UTC with exactly three digits, for example `2026-11-22T14:01:58.204Z`.
std::string timeText(TimePoint time);
// RFC 3339 in UTC with 0, 3, 6 or 9 digits, as few as hold it. Precondition: isValid.
std::string timeText(const google::protobuf::Timestamp &timestamp);
// Decimal seconds with 0, 3, 6 or 9 digits, for example `1.500s`. Precondition: isValid.
std::string durationText(const google::protobuf::Duration &duration);

// RFC 3339 with any offset and at most 9 digits of a second; no leap second.
std::optional<google::protobuf::Timestamp> parseTime(std::string_view text);
// Decimal seconds, for example `1.5s`, `-20s`.
std::optional<google::protobuf::Duration> parseDuration(std::string_view text);

} // namespace core
