#pragma once

#include <string>

#include "backend/core/result.h"
#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace changes {

namespace v1 = pilothouse::v1;

// Applies a request, or says why nothing can come of it, in one commit each; where somebody else moves it meanwhile, on
// what he left.
class Approving {
public:
    // The ledger outlives it.
    Approving(ledger::Ledger &ledger, const core::Clock &clock);

    // What somebody says of a request. The last approval that is asked for applies it; what cannot be applied is VOID
    // or NOT_APPLICABLE, and its approval is kept. Answers with the request as it is then. Blocks for commits.
    core::Result<ledger::Commit> approve(const std::string &name, const v1::ChangeApproval &said,
                                         const ledger::Proposal &frame) const;
    // Of one that was approved, and whose time has come; by the service itself.
    core::Result<ledger::Commit> apply(const std::string &name) const;

private:
    // By those who still count, once it is as wanted.
    bool isApproved(v1::Resource request, const v1::ChangeRequestSpec &wanted, const ledger::Snapshot &state) const;
    core::Result<ledger::Commit> settle(const v1::Resource &request, ledger::Proposal frame,
                                        const v1::ChangeApproval *said) const;

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    identity::BindingsCache bindings_;
};

} // namespace changes
