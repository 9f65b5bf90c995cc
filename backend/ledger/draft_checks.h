#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/evaluation.h"

namespace ledger {

// `<plural>.<verb>` of a draft that no verb of its noun made.
std::string permissionOf(const Draft &draft);

// Names and labels that people could be deceived by, and what is too long of them.
void checkTexts(const Draft &draft, std::vector<v1::FieldViolation> *violations);

// Fields that only a verb, or only a creation, may set.
void checkMarkedFields(const Draft &draft, const Evaluation::Detail &detail,
                       std::vector<v1::FieldViolation> *violations);

// Whatever the drafts refer to lives, or will, and is of the right kind; and `maySee` lets what they did not refer to
// before, so that nobody can hold on to what he may not see, or find out that it is there.
using MaySee = std::function<bool(const v1::Resource &)>;
void checkReferences(const Evaluation &evaluation, const Snapshot &state, const MaySee &maySee,
                     std::vector<v1::FieldViolation> *violations);
// Likewise, for drafts that were not evaluated and delete nothing.
void checkReferences(const std::vector<Draft> &drafts, const Snapshot &state, const MaySee &maySee,
                     std::vector<v1::FieldViolation> *violations);

// STILL_REFERENCED when something that stays refers to what is deleted.
std::optional<core::Error> checkReferrers(const std::vector<Draft> &drafts, const Snapshot &state);

} // namespace ledger
