#pragma once

#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace fleet {

namespace v1 = pilothouse::v1;

// What may be silenced, and for how long.
class SilenceRules final : public ledger::Rules {
public:
    // The clock outlives them.
    explicit SilenceRules(const core::Clock &clock) : clock_(clock) {}

    std::string_view plural() const override { return "silences"; }
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;

private:
    void checkTimes(const ledger::Draft &draft, std::vector<v1::FieldViolation> *violations) const;

    const core::Clock &clock_;
};

} // namespace fleet
