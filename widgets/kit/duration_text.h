#pragma once

#include <optional>

#include <QString>

#include <google/protobuf/duration.pb.h>

namespace kit {

// Spans of time as people type them: "30 s", "5 min", "1 h 30 min", "1.5 s", "80 ms".
class DurationText {
public:
    // Exact to the nanosecond: parse() gives the same value back.
    static QString of(const google::protobuf::Duration &duration);
    // A number without a unit counts seconds. Nothing for what is no span of time, is negative or is finer than a
    // nanosecond.
    static std::optional<google::protobuf::Duration> parse(const QString &text);
};

} // namespace kit
