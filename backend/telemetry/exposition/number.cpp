#include "backend/telemetry/exposition/number.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

namespace telemetry {

namespace {

bool isSame(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] | 0x20) != lower[i])
            return false;
    }
    return true;
}

// Of digits that are no double: whether they are beyond the greatest rather than below the least. What decides is the
// place of the first digit that is not zero, moved by the exponent.
bool isHuge(std::string_view text) {
    const auto exponentAt = text.find_first_of("eE");
    const auto digits = text.substr(0, exponentAt);
    const auto point = std::min(digits.find('.'), digits.size());
    const auto first = std::min(digits.find_first_of("123456789"), digits.size());
    long long place = static_cast<long long>(point) - static_cast<long long>(first);
    if (exponentAt == std::string_view::npos)
        return place > 0;
    auto exponent = text.substr(exponentAt + 1);
    const bool isNegative = exponent.starts_with('-');
    if (isNegative || exponent.starts_with('+'))
        exponent.remove_prefix(1);
    long long moved = 0;
    if (std::from_chars(exponent.data(), exponent.data() + exponent.size(), moved).ec != std::errc())
        return !isNegative;
    return (isNegative ? place - moved : place + moved) > 0;
}

} // namespace

std::optional<double> parseNumber(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    const double sign = isNegative ? -1 : 1;
    if (isSame(text, "inf") || isSame(text, "infinity"))
        return sign * std::numeric_limits<double>::infinity();
    if (isSame(text, "nan"))
        return std::numeric_limits<double>::quiet_NaN();
    // from_chars takes signs, infinities and NaN by its own rules.
    if (text.empty() || (text.front() != '.' && (text.front() < '0' || text.front() > '9')))
        return std::nullopt;
    double value = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ptr != end || read.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (read.ec == std::errc::result_out_of_range)
        value = isHuge(text) ? std::numeric_limits<double>::infinity() : 0;
    return sign * value;
}

} // namespace telemetry
