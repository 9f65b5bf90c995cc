#pragma once

#include <string>

#include "backend/ledger/change.h"

namespace core {
class Random;
}

namespace operation {

namespace v1 = pilothouse::v1;

// Adds to a proposal of a verb the operation that will do its work: the resource and its PENDING status, in one commit.
// Nobody may have more than 100 unfinished ones: RESOURCE_EXHAUSTED. The runner takes it up as soon as it is committed.
void start(v1::OperationSpec spec, const std::string &team, core::Random &random, ledger::Proposal *proposal);

// Who started an operation, to act in his name: with his permissions as they are when the work commits.
ledger::Actor starterOf(const v1::Resource &operation, const ledger::Snapshot &state);

bool isFinished(const v1::Resource &operation);

} // namespace operation
