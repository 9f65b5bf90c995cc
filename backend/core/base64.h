#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

// RFC 4648, section 4, with padding.
std::string toBase64(std::string_view bytes);
// Absent for any other spelling of the bytes, white space and stray bits included.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace core
