#pragma once

#include "backend/ledger/change.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What may be said of a cluster.
class ClusterRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "clusters"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

// What may be said of where values of GPUs come from.
class TelemetrySourceRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "telemetrySources"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace fleet
