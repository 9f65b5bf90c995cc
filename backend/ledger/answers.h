#pragma once

#include <optional>

#include "backend/core/result.h"
#include "backend/ledger/change.h"

namespace storage {
class Connection;
}

namespace ledger {

// For how long a request id keeps its answer.
inline constexpr std::chrono::days AnswerTime{7};

// The answer that this principal's request id was given; absent when it is new. REQUEST_ID_REUSED when it came with
// other bytes.
core::Result<std::optional<Commit>> findAnswer(storage::Connection &connection, const Proposal &proposal);
// For a proposal with a request id and its drafts. Intents are not kept twice: history has them. Nor is what can be
// erased.
core::Result<void> keepAnswer(storage::Connection &connection, const Proposal &proposal,
                              const std::vector<Draft> &drafts, const Commit &commit);
// Some of those that are older than AnswerTime.
core::Result<void> forgetAnswers(storage::Connection &connection, Time now);

} // namespace ledger
