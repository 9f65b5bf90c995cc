#pragma once

#include "backend/core/result.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace policies {

namespace v1 = pilothouse::v1;

inline constexpr auto LongestBreakGlass = std::chrono::minutes(60);

// What a break-glass proposes when it is begun, ended before its time, or looked at afterwards; `frame` says by whom
// and why. INVALID_FIELD without reason or ticket, or for longer than an hour.
core::Result<ledger::Proposal> beginning(ledger::Proposal frame, const v1::BeginBreakGlassRequest &request,
                                         ledger::Time now, const ledger::Snapshot &state, core::Random &random);
core::Result<ledger::Proposal> ending(ledger::Proposal frame, const v1::Resource &breakGlass, ledger::Time now);
core::Result<ledger::Proposal> reviewing(ledger::Proposal frame, const v1::Resource &breakGlass, ledger::Time now);

// Judges them on the state that they commit to: nobody reviews his own, none is reviewed before its end or twice, and
// none is made longer.
class BreakGlassRules final : public ledger::Rules {
public:
    explicit BreakGlassRules(const core::Clock &clock) : clock_(clock) {}

    std::string_view plural() const override { return "breakGlasses"; }
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;

private:
    const core::Clock &clock_;
};

} // namespace policies
