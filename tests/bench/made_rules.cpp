#include "tests/bench/made_rules.h"

#include <random>
#include <string>

namespace bench {

namespace v1 = pilothouse::v1;

v1::Resource madeRules(int count) {
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/many");
    set.mutable_policy_set()->mutable_shadow_time();
    std::mt19937 random(1);
    for (int number = 0; number < count; ++number) {
        auto &rule = *set.mutable_policy_set()->add_rules();
        rule.set_id("rule-" + std::to_string(number));
        rule.set_stage(number % 4 == 0 ? v1::ADMISSION_STAGE : v1::ADMINISTRATION_STAGE);
        rule.set_effect(number % 5 == 0 ? v1::PERMIT : v1::FORBID);
        rule.set_mode(v1::ENFORCE);
        const auto add = [&](const char *attribute, const std::string &value) {
            auto &predicate = *rule.add_when();
            predicate.set_attribute(attribute);
            predicate.mutable_in()->add_values(value);
        };
        add("change.kind", number % 2 == 0 ? "models" : "deployments");
        add("resource.team", "teams/t" + std::to_string(random() % 200));
        if (number % 3 == 0)
            add("model.license", "License " + std::to_string(random() % 40));
    }
    return set;
}

} // namespace bench
