#include "backend/secret/secret_rules.h"

#include <algorithm>

#include "backend/core/violation.h"

namespace secret {

namespace {

constexpr std::size_t longestDescription = 4 * 1024;
constexpr std::size_t longestValue = 16 * 1024;

v1::FieldViolation tooLarge(const std::string &field, std::size_t size, std::size_t limit) {
    return core::violation(field, v1::TOO_LARGE,
                           "holds " + std::to_string(size) + " bytes; at most " + std::to_string(limit) + " are kept",
                           {{"limit", std::to_string(limit)}, {"size", std::to_string(size)}});
}

} // namespace

void SecretRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                           std::vector<v1::FieldViolation> *violations) const {
    const auto &description = draft.after.secret().description();
    if (description.size() > longestDescription)
        violations->push_back(tooLarge("spec.description", description.size(), longestDescription));
}

std::vector<v1::FieldViolation> violationsOfValue(const std::string &value) {
    if (value.empty())
        return {core::violation("value", v1::VALUE_MISSING, "must not be empty")};
    if (value.size() > longestValue)
        return {tooLarge("value", value.size(), longestValue)};
    const auto control =
        std::find_if(value.begin(), value.end(), [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
    if (control == value.end())
        return {};
    const auto position = std::to_string(control - value.begin());
    return {core::violation("value", v1::UNSAFE_TEXT, "must stand on one line; byte " + position + " is a control",
                            {{"position", position}})};
}

} // namespace secret
