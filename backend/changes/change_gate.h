#pragma once

#include <functional>

#include "backend/identity/bindings.h"
#include "backend/ledger/gate.h"
#include "backend/policies/judge.h"
#include "backend/policies/policies_in_force.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace changes {

namespace v1 = pilothouse::v1;

// Takes what counted, and what rules did in it. Runs on the thread that commits, and may only note it.
using Listener =
    std::function<void(ledger::CountedVerdict counted, const std::vector<policies::Ruling::Matched> &matched)>;

// Asks the policies of the very state that a change commits to. The service itself is not asked. Where a rule asks for
// approvals, a change request is made in the place of the change; a request that is applied is asked once more, in the
// name of whoever made it.
class ChangeGate final : public ledger::Gate {
public:
    ChangeGate(const core::Clock &clock, core::Random &random);

    ledger::GateVerdict judge(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                              const ledger::Snapshot &state) const override;
    bool holds(const ledger::GateVerdict &verdict, const ledger::Proposal &proposal,
               const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state) const override;
    void foresee(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                 const ledger::Snapshot &state, v1::Preview *preview) const override;
    void hasCounted(ledger::CountedVerdict counted) const override;

    // Before the first change.
    void listen(Listener listener) { listener_ = std::move(listener); }
    const policies::PoliciesInForce &inForce() const { return inForce_; }
    const identity::BindingsCache &bindings() const { return bindings_; }

private:
    ledger::Time now() const;
    policies::Ruling rulingOf(const policies::Case &asked) const;
    // Makes a change request in the place of the change, by the rule that asks for approvals.
    void askOthers(const ledger::Proposal &proposal, const std::vector<ledger::Draft> &drafts,
                   const v1::PolicyCitation &rule, ledger::GateVerdict *verdict) const;

    const core::Clock &clock_;
    core::Random &random_;
    policies::PoliciesInForce inForce_;
    identity::BindingsCache bindings_;
    Listener listener_;
};

} // namespace changes
