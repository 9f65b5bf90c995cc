#pragma once

#include <string>

#include "backend/policy/facts.h"
#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// The facts of an example, which outlives them. Attributes that the vocabulary does not have are left out.
Facts factsOf(const v1::PolicyExample &example, const Vocabulary &vocabulary);
// Sets those of the example, in the place of others.
void addFacts(const v1::PolicyExample &example, const Vocabulary &vocabulary, Facts *facts);

// A fact as it is told. Of one that is absent the value is not set.
v1::PolicyFact factOf(const std::string &attribute, const Fact &fact);

} // namespace policy
