#include "backend/tlog/lines.h"

#include <charconv>

namespace tlog {

std::optional<std::string_view> takeLine(std::string_view &text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::int64_t> parseDecimal(std::string_view digits) {
    if (digits.empty() || digits.front() == '-' || (digits.front() == '0' && digits.size() > 1))
        return std::nullopt;
    std::int64_t number = 0;
    const char *end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc() || rest != end)
        return std::nullopt;
    return number;
}

} // namespace tlog
