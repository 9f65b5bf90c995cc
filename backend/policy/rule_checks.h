#pragma once

#include <string>
#include <vector>

#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// What a rule may be at most.
inline constexpr int MostPredicates = 32;
inline constexpr int MostValues = 1'000;
inline constexpr int MostApprovals = 10;

// What is wrong with a rule at `path`, for example `spec.rules[id=two-persons]`, by the vocabulary. A rule without any
// can be compiled and analysed.
void checkRule(const v1::PolicyRule &rule, const std::string &path, const Vocabulary &vocabulary,
               std::vector<v1::FieldViolation> *violations);

} // namespace policy
