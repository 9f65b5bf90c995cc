#pragma once

#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace identity {

namespace v1 = pilothouse::v1;

// A principal's id is random and its intent holds nothing personal. Joining a team or being enabled again is a grant.
class PrincipalRules final : public ledger::Rules {
public:
    explicit PrincipalRules(const core::Clock &clock);

    std::string_view plural() const override;
    // Revoked is what was issued until then, also where others had to approve it first.
    void complete(ledger::Draft &draft, const ledger::Snapshot &state) const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;

private:
    const core::Clock &clock_;
};

} // namespace identity
