#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tlog {

// Takes the next line off the text, without its line feed; nothing where no line feed is left.
std::optional<std::string_view> takeLine(std::string_view &text);

// ASCII digits without a sign or leading zeros, up to 2^63 - 1.
std::optional<std::int64_t> parseDecimal(std::string_view digits);

} // namespace tlog
