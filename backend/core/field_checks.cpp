#include "backend/core/field_checks.h"

#include <algorithm>

#include "backend/core/violation.h"

namespace core {

namespace {

constexpr std::size_t longestRegion = 32;

bool isRegion(std::string_view region) {
    return !region.empty() && region.size() <= longestRegion && std::all_of(region.begin(), region.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

void checkLength(const std::string &field, std::string_view value, std::size_t most,
                 std::vector<v1::FieldViolation> *violations) {
    if (value.size() <= most)
        return;
    const auto size = std::to_string(value.size());
    const auto limit = std::to_string(most);
    violations->push_back(violation(field, v1::TOO_LARGE, "holds " + size + " bytes; at most " + limit + " are kept",
                                    {{"limit", limit}, {"size", size}}));
}

void checkRegion(const std::string &field, std::string_view region, std::vector<v1::FieldViolation> *violations) {
    if (!isRegion(region))
        violations->push_back(
            violation(field, v1::VALUE_MALFORMED,
                      "a region is written in lower-case letters, digits and hyphens, for example eu-central",
                      {{"allowed", "a-z 0-9 -"}, {"example", "eu-central"}}));
}

} // namespace core
