#pragma once

#include "backend/identity/bindings.h"
#include "backend/ledger/change.h"
#include "backend/policies/questions.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace core {
class Clock;
}

namespace policies {

namespace v1 = pilothouse::v1;

// What is to be said of a set as somebody writes it: form, names of what is not there in his sight, tests, and with
// analysis what its rules do that nobody may have meant, and what all sets together would decide otherwise than now.
v1::CheckPolicySetResponse checkSet(const v1::Resource &set, bool withAnalysis, const ledger::Snapshot &state,
                                    const core::Clock &clock, const MaySee &maySee);

} // namespace policies
