#pragma once

#include "backend/ledger/change.h"

namespace secret {

namespace v1 = pilothouse::v1;

// What may be said of a secret; its value is not among that.
class SecretRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "secrets"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

// Violations of a value: 1 byte to 16 KiB on one line. They never tell it.
std::vector<v1::FieldViolation> violationsOfValue(const std::string &value);

} // namespace secret
