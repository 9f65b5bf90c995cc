#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <variant>

namespace filter {

// Seconds and nanoseconds of a Timestamp or Duration.
struct Time {
    std::int64_t seconds;
    std::int32_t nanos;

    auto operator<=>(const Time &) const = default;
};

// What a field holds; an enum by its number. Texts look into the message. Monostate stands for no value.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, std::uint64_t, bool, Time>;

} // namespace filter
