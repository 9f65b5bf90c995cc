#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tlog {

// As core::fromBase64, but with any value in the spare bits of the last digit, as Go's verifiers take it.
std::optional<std::string> fromForgivingBase64(std::string_view text);

} // namespace tlog
