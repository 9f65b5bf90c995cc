#pragma once

#include <string>
#include <vector>

#include "pilothouse/v1/resource.pb.h"

namespace policies::test {

namespace v1 = pilothouse::v1;

inline v1::PolicyPredicate in(const std::string &attribute, const std::vector<std::string> &values) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    predicate.mutable_in()->mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

inline v1::PolicyPredicate notIn(const std::string &attribute, const std::vector<std::string> &values) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    predicate.mutable_not_in()->mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

inline v1::PolicyPredicate hasAny(const std::string &attribute, const std::vector<std::string> &values) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    predicate.mutable_has_any()->mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

inline v1::PolicyPredicate hasNone(const std::string &attribute, const std::vector<std::string> &values) {
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute);
    predicate.mutable_has_none()->mutable_values()->Assign(values.begin(), values.end());
    return predicate;
}

inline v1::PolicyRule rule(const std::string &id, v1::PolicyEffect effect, const std::vector<v1::PolicyPredicate> &when,
                           v1::PolicyStage stage = v1::ADMINISTRATION_STAGE) {
    v1::PolicyRule rule;
    rule.set_id(id);
    rule.set_stage(stage);
    rule.set_effect(effect);
    rule.set_mode(v1::ENFORCE);
    rule.mutable_when()->Assign(when.begin(), when.end());
    return rule;
}

inline v1::Resource setOf(const std::string &id, const std::vector<v1::PolicyRule> &rules) {
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/" + id);
    set.mutable_meta()->set_uid("uid-" + id);
    set.mutable_policy_set()->mutable_rules()->Assign(rules.begin(), rules.end());
    return set;
}

} // namespace policies::test
