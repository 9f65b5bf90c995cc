#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <variant>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace filter {

// Seconds and nanoseconds of a Timestamp or Duration.
struct Time {
    std::int64_t seconds;
    std::int32_t nanos;

    auto operator<=>(const Time &) const = default;
};

// What a field holds; an enum by its number. Texts look into the message. Monostate stands for no value.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, std::uint64_t, bool, Time>;

// Of a singular field, or of one element of a repeated one. A field that can tell that it is not set has no value, and
// neither has a message other than Timestamp and Duration, nor floating point.
Value valueOf(const google::protobuf::Message &message, const google::protobuf::FieldDescriptor *field);
Value valueOf(const google::protobuf::Message &message, const google::protobuf::FieldDescriptor *field, int index);

} // namespace filter
