#pragma once

#include <string_view>
#include <vector>

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"
#include "backend/policies/policies_in_force.h"

namespace core {
class Clock;
}

namespace policies {

namespace v1 = pilothouse::v1;

// What a policy set must be before it is kept: rules in the vocabulary, tests that pass where rules count, a time in
// the shadow before they do, enough people where approvals are asked, and a way left for its administrators.
class PolicySetRules final : public ledger::Rules {
public:
    explicit PolicySetRules(const core::Clock &clock);

    std::string_view plural() const override { return "policySets"; }
    void complete(ledger::Draft &draft, const ledger::Snapshot &state) const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;

private:
    ledger::Time now() const;
    bool isSuspended(const std::string &set, const ledger::Snapshot &state) const;
    void checkShadow(const ledger::Draft &draft, std::vector<v1::FieldViolation> *violations) const;
    void checkApprovers(const ledger::Draft &draft, const ledger::Snapshot &state,
                        std::vector<v1::FieldViolation> *violations) const;

    const core::Clock &clock_;
    identity::BindingsCache bindings_;
};

} // namespace policies
