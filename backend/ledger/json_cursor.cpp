#include "backend/ledger/json_cursor.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "backend/core/canonical_json.h"

namespace ledger {

void JsonCursor::open() {
    expect("{");
    isFirst_ = true;
}

void JsonCursor::close() {
    expect("}");
    isFirst_ = false;
}

bool JsonCursor::member(std::string_view key) {
    // `,"key":`, the comma only between members.
    const std::size_t comma = isFirst_ ? 0 : 1;
    const std::size_t size = comma + key.size() + 3;
    if (rest_.size() < size || rest_.substr(comma + 1, key.size()) != key || rest_[comma] != '"' ||
        rest_[size - 2] != '"' || rest_[size - 1] != ':' || (comma == 1 && rest_[0] != ','))
        return false;
    rest_.remove_prefix(size);
    isFirst_ = false;
    return true;
}

bool JsonCursor::passes(std::string_view literal) {
    if (!rest_.starts_with(literal))
        return false;
    rest_.remove_prefix(literal.size());
    return true;
}

std::string JsonCursor::text() {
    expect("\"");
    const auto end = rest_.find('"');
    if (end == 0 || end == std::string_view::npos) {
        fail();
        return {};
    }
    std::string found(rest_.substr(0, end));
    if (found.find('\\') != std::string::npos)
        return unescaped();
    rest_.remove_prefix(end + 1);
    return found;
}

std::int64_t JsonCursor::number() {
    std::int64_t value = 0;
    const auto *begin = rest_.data();
    const auto [end, error] = std::from_chars(begin, begin + rest_.size(), value);
    const auto size = static_cast<std::size_t>(end - begin);
    const bool isPadded = size > 1 && (*begin == '0' || (*begin == '-' && begin[1] == '0'));
    if (error != std::errc() || isPadded) {
        fail();
        return 0;
    }
    rest_.remove_prefix(size);
    return value;
}

std::optional<std::int64_t> JsonCursor::numberOf(std::string_view key) {
    if (!member(key))
        return std::nullopt;
    return number();
}

std::optional<core::Digest> JsonCursor::digestOf(std::string_view key) {
    if (!member(key))
        return std::nullopt;
    const auto hex = text();
    const auto digest = core::digestFromHex(hex);
    const bool isLower = std::none_of(hex.begin(), hex.end(), [](char digit) { return digit >= 'A' && digit <= 'F'; });
    if (!digest || !isLower)
        fail();
    return digest;
}

void JsonCursor::fail() {
    isGood_ = false;
    rest_ = {};
}

void JsonCursor::expect(std::string_view literal) {
    if (!passes(literal))
        fail();
}

std::string JsonCursor::unescaped() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != '"')
        end += rest_[end] == '\\' ? 2 : 1;
    if (end >= rest_.size()) {
        fail();
        return {};
    }
    const std::string quoted = '"' + std::string(rest_.substr(0, end + 1));
    const auto parsed = nlohmann::json::parse(quoted, nullptr, false);
    std::string found = parsed.is_string() ? parsed.get<std::string>() : std::string();
    std::string again;
    core::appendJsonString(found, &again);
    if (again != quoted) {
        fail();
        return {};
    }
    rest_.remove_prefix(end + 1);
    return found;
}

} // namespace ledger
