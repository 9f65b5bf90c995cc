#pragma once

#include <optional>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/evaluation.h"

namespace ledger {

// Names and labels that people could be deceived by, and what is too long of them.
void checkTexts(const Draft &draft, std::vector<v1::FieldViolation> *violations);

// Fields that only a verb, or only a creation, may set.
void checkMarkedFields(const Draft &draft, const Evaluation::Detail &detail,
                       std::vector<v1::FieldViolation> *violations);

// Whatever the drafts refer to lives, or will, and is of the right kind.
void checkReferences(const Evaluation &evaluation, const Snapshot &state, std::vector<v1::FieldViolation> *violations);
// Likewise, for drafts that were not evaluated and delete nothing.
void checkReferences(const std::vector<Draft> &drafts, const Snapshot &state,
                     std::vector<v1::FieldViolation> *violations);

// STILL_REFERENCED when something that stays refers to what is deleted.
std::optional<core::Error> checkReferrers(const std::vector<Draft> &drafts, const Snapshot &state);

} // namespace ledger
