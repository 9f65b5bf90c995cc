#pragma once

#include <string_view>
#include <vector>

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace changes {

namespace v1 = pilothouse::v1;

// How a change request may move, judged on the state that the move commits to: so an approval counts once, of somebody
// who may, of the bytes that are there, in time.
class ChangeRequestRules final : public ledger::Rules {
public:
    explicit ChangeRequestRules(const core::Clock &clock);

    std::string_view plural() const override { return "changeRequests"; }
    // Another window is another request: nothing of it is approved. Without an end it lapses when its time asks for.
    void complete(ledger::Draft &draft, const ledger::Snapshot &state) const override;
    void validate(const ledger::Draft &draft, const ledger::Snapshot &state,
                  std::vector<v1::FieldViolation> *violations) const override;
    core::Result<void> decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                              const ledger::Actor &actor, const ledger::Snapshot &state) const override;

private:
    core::Result<void> checkApprovals(const ledger::Draft &draft, const ledger::Actor &actor,
                                      const ledger::Snapshot &state) const;

    const core::Clock &clock_;
    identity::BindingsCache bindings_;
};

// Whether nothing more can come of a request.
bool isOver(const v1::ChangeRequestSpec &request);

} // namespace changes
