#pragma once

#include <string>
#include <vector>

#include "backend/policy/facts.h"
#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy::test {

namespace v1 = pilothouse::v1;

// What the words of the contract say, read one rule after the other and without any index: what the engine must agree
// with. Shares no code with it but the facts and the vocabulary.
struct Expected {
    bool isAllowed = true;
    // Id; empty where none decided.
    std::string rule;
    v1::PolicyObligations obligations;
    // Ids.
    std::vector<std::string> warnings;
};

bool refPasses(const v1::PolicyPredicate &predicate, const Fact &fact);
// `isShadow`: as if all were enforced. Rules are enforced for all or for nobody.
Expected refDecide(const std::vector<v1::PolicyRule> &rules, const Vocabulary &vocabulary, const Facts &facts,
                   bool isClosed, std::int64_t time, bool isShadow);

} // namespace policy::test
