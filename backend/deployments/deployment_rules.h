#pragma once

#include "backend/ledger/change.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// What may be said of a deployment: numbers, settings of its engine, schedule and rollout.
class DeploymentRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "deployments"; }
    void complete(ledger::Draft &draft, const ledger::Snapshot &state) const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace deployments
