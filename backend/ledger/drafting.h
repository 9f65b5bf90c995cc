#pragma once

#include <optional>

#include "backend/core/result.h"
#include "backend/ledger/evaluation.h"

namespace ledger {

// A change turned into a draft: what stands, what shall stand, and of which kind they are.
struct Drafted {
    Draft draft;
    Evaluation::Detail detail;
};

// Refuses what is malformed, whoever asks: names, kinds that disagree, unknown fields, masks. NOT_FOUND when there is
// nothing to change or to bring back.
core::Result<Drafted> draftOf(const v1::Change &change, const Snapshot &state,
                              const Evaluator::FindRestored &findRestored);

// ALREADY_EXISTS or STALE_ETAG when the change was made for another state.
std::optional<core::Error> checkExpectation(const v1::Change &change, const Draft &draft, const Snapshot &state);

} // namespace ledger
