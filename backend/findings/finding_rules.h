#pragma once

#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace findings {

namespace v1 = pilothouse::v1;

// What people may decide about a finding, and that the service alone makes them.
class FindingRules final : public ledger::Rules {
public:
    // The clock outlives them.
    explicit FindingRules(const core::Clock &clock) : clock_(clock) {}

    std::string_view plural() const override { return "findings"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;

private:
    const core::Clock &clock_;
};

// Which addresses a telemetry source that is a scan may look at, and that it sends nothing secret there.
class ScanRules final : public ledger::Rules {
public:
    std::string_view plural() const override { return "telemetrySources"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
};

} // namespace findings
