#include "backend/policy/rule_reach.h"

namespace policy {

std::int64_t shareOf(const v1::PolicyRule &rule) {
    if (rule.mode() != v1::ENFORCE)
        return 0;
    return rule.has_enforced_basis_points() ? rule.enforced_basis_points() : WholeShare;
}

std::string conditionsOf(const v1::PolicyRule &rule) {
    v1::PolicyRule conditions;
    *conditions.mutable_when() = rule.when();
    *conditions.mutable_unless() = rule.unless();
    if (rule.has_start_time())
        *conditions.mutable_start_time() = rule.start_time();
    if (rule.has_end_time())
        *conditions.mutable_end_time() = rule.end_time();
    return conditions.SerializeAsString();
}

} // namespace policy
