#pragma once

#include "backend/ledger/change.h"

namespace identity {

namespace v1 = pilothouse::v1;

// Teams describe themselves in at most 4 KiB.
class TeamRules final : public ledger::Rules {
public:
    std::string_view plural() const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace identity
