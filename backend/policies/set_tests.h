#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_service.pb.h"

namespace policies {

namespace v1 = pilothouse::v1;

// What the tests inside a set say: of its own rules alone, all of them as if they were enforced. The set's rules are
// checked.
std::vector<v1::PolicyTestResult> runTests(const v1::Resource &set);

// What is wrong with the tests of a set as they are written.
void checkTests(const v1::PolicySetSpec &set, std::vector<v1::FieldViolation> *violations);

// What is wrong with the facts of an example at a path.
void checkExample(const v1::PolicyExample &example, const std::string &path,
                  std::vector<v1::FieldViolation> *violations);

// A violation for each test that fails.
void addFailures(const v1::Resource &set, std::vector<v1::FieldViolation> *violations);

} // namespace policies
