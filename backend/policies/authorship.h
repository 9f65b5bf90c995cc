#pragma once

#include <functional>

#include "backend/ledger/history.h"
#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// Tells with each rule who wrote the version of its set that is in force, when, and who approved it. The history and
// the response outlive `done`, which comes on any thread.
void addAuthorship(ledger::History &history, ledger::SnapshotPtr state, v1::ExplainPoliciesResponse *response,
                   std::function<void()> done);

} // namespace policies
