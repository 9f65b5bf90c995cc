#include "backend/secret/secret_rules.h"

#include <algorithm>

#include "backend/core/field_checks.h"
#include "backend/core/violation.h"

namespace secret {

namespace {

constexpr std::size_t longestDescription = 4 * 1024;
constexpr std::size_t longestValue = 16 * 1024;

} // namespace

void SecretRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                           std::vector<v1::FieldViolation> *violations) const {
    core::checkLength("spec.description", draft.after.secret().description(), longestDescription, violations);
}

std::vector<v1::FieldViolation> violationsOfValue(const std::string &value) {
    if (value.empty())
        return {core::violation("value", v1::VALUE_MISSING, "must not be empty")};
    std::vector<v1::FieldViolation> violations;
    core::checkLength("value", value, longestValue, &violations);
    if (!violations.empty())
        return violations;
    const auto control =
        std::find_if(value.begin(), value.end(), [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
    if (control == value.end())
        return {};
    const auto position = std::to_string(control - value.begin());
    return {core::violation("value", v1::UNSAFE_TEXT, "must stand on one line; byte " + position + " is a control",
                            {{"position", position}})};
}

} // namespace secret
