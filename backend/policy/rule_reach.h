#pragma once

#include <cstdint>
#include <string>

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

inline constexpr std::int64_t WholeShare = 10'000;

// For how many of WholeShare subjects a rule is enforced.
std::int64_t shareOf(const v1::PolicyRule &rule);
// What it asks, and when, serialized: rules of the same conditions match the same.
std::string conditionsOf(const v1::PolicyRule &rule);

} // namespace policy
