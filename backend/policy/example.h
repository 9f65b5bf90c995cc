#pragma once

#include "backend/policy/facts.h"
#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// The facts of an example, which outlives them. Attributes that the vocabulary does not have are left out.
Facts factsOf(const v1::PolicyExample &example, const Vocabulary &vocabulary);

} // namespace policy
