#pragma once

#include <optional>
#include <string>

#include "backend/ledger/change.h"

namespace changes {

namespace v1 = pilothouse::v1;

// A proposal that moves a request: its own change first.
struct Move {
    ledger::Proposal proposal;
    // The request as it shall be; to be changed before it is proposed.
    v1::ChangeRequestSpec &spec();
};

// Of a request as it stands, under a permission such as `changeRequests.approve`.
Move moveOf(const v1::Resource &request, std::string op);

// Adds what the request asks for, in the name of whoever asked, so that both are committed together, and says that it
// is applied. Errors: INTERNAL.
core::Result<void> addChanges(const v1::Resource &request, const ledger::Snapshot &state, Move *move);

// Of the objects that a request would change, the first one that is not as it was when it was asked; empty where all
// are.
std::string changedObject(const v1::ChangeRequestSpec &request, const ledger::Snapshot &state);

// Says why nothing can come of a request.
void end(v1::ChangeRequestState state, const core::Error &cause, v1::ChangeRequestSpec *spec);

} // namespace changes
