#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/ledger/evaluation.h"
#include "backend/ledger/payload.h"
#include "backend/ledger/state.h"

namespace ledger {

// A draft with all that its commit writes and does not depend on when that is: canonical text, hash, bytes.
struct PreparedDraft {
    // Whole but for its revision and times; null where the draft changes no intent.
    std::shared_ptr<v1::Resource> resource;
    std::string json;
    std::string bytes;
};

// A proposal ready to be written to the state that it was judged on, or to any other on which the verdict holds and
// nothing of what it touches has changed.
struct Prepared {
    Evaluation evaluation;
    std::vector<PreparedDraft> drafts;
    // Of the drafts, in their order.
    std::vector<EventObject> objects;
    std::string eventId;
    Payload payload;
};

// Of an evaluation without refusal, made on that state.
Prepared prepare(const Proposal &proposal, Evaluation evaluation, const State &state, const core::Clock &clock,
                 core::Random &random);

// Puts the status of one resource in the place of another's; leaves it when there is none.
void copyStatus(const v1::Resource &from, v1::Resource *to);

} // namespace ledger
