#pragma once

#include "backend/ledger/change.h"

namespace gateway {

namespace v1 = pilothouse::v1;

// What may be said of a route: names that no other route has, targets that exist and share out everything.
class RouteRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "routes"; }
    // A route without a model name takes its id.
    void complete(ledger::Draft &draft, const ledger::Snapshot &state) const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    // Names that two routes of one change set would share.
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;
};

// What may be said of a provider.
class ProviderRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "providers"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace gateway
