#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/policy_rule.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// The tests that predicates have, by their fields in the contract.
class Predicates {
public:
    // Those that fit an attribute of a type, the most usual first; all where the type is not known.
    static std::vector<std::string> testsOf(v1::PolicyAttribute::Type type);
    static bool isTest(const std::string &name);
    // Empty where there is none.
    static std::string testOf(const v1::PolicyPredicate &predicate);
    // Another test with what values of the one before still fit.
    static void retest(v1::PolicyPredicate *predicate, const std::string &test);
    // Of tests that have values; null for others.
    static const v1::PolicyTexts *texts(const v1::PolicyPredicate &predicate);
    static v1::PolicyTexts *mutableTexts(v1::PolicyPredicate *predicate);
};

} // namespace policiespage
