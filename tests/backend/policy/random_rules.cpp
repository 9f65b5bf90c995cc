#include "tests/backend/policy/random_rules.h"

#include <algorithm>

namespace policy::test {

const Vocabulary &RandomRules::vocabulary() {
    static const Vocabulary vocabulary({{"kind", FactType::Text},
                                        {"principal.roles", FactType::Texts},
                                        {"replicas", FactType::Number},
                                        {"is_canary", FactType::Flag},
                                        {"team", FactType::Text},
                                        {"labels", FactType::Texts}});
    return vocabulary;
}

const std::vector<std::string> &RandomRules::words() {
    static const std::vector<std::string> words{"", "a", "ab", "abc", "b", "ba", "c"};
    return words;
}

const std::string &RandomRules::word() {
    return words()[static_cast<std::size_t>(below(world_.words))];
}

void RandomRules::fill(v1::PolicyTexts *texts) {
    for (int i = below(4); i > 0; --i)
        texts->add_values(word());
}

void RandomRules::testText(v1::PolicyPredicate *predicate) {
    if (oneOf(3))
        fill(predicate->mutable_not_in());
    else if (oneOf(3))
        predicate->set_prefix(word());
    else
        fill(predicate->mutable_in());
}

void RandomRules::testTexts(v1::PolicyPredicate *predicate) {
    if (oneOf(3))
        fill(predicate->mutable_has_none());
    else if (oneOf(3))
        fill(predicate->mutable_has_all());
    else
        fill(predicate->mutable_has_any());
}

v1::PolicyPredicate RandomRules::predicate() {
    const auto &attributes = vocabulary().attributes();
    const auto &attribute = attributes[static_cast<std::size_t>(below(world_.attributes))];
    v1::PolicyPredicate predicate;
    predicate.set_attribute(attribute.name);
    if (oneOf(10)) {
        predicate.set_is_set(oneOf(2));
        return predicate;
    }
    switch (attribute.type) {
    case FactType::Text:
        testText(&predicate);
        break;
    case FactType::Texts:
        testTexts(&predicate);
        break;
    case FactType::Flag:
        predicate.set_is(oneOf(2));
        break;
    case FactType::Number:
        auto &range = *predicate.mutable_between();
        if (!oneOf(3))
            range.set_low(below(12) - 2);
        if (!oneOf(3))
            range.set_high(below(12) - 2);
        break;
    }
    return predicate;
}

void RandomRules::oblige(v1::PolicyObligations *obligations) {
    obligations->set_approvals(below(3));
    obligations->set_reason(oneOf(2));
    obligations->set_ticket(oneOf(2));
    if (oneOf(2))
        obligations->set_max_replicas(below(5));
    for (int i = below(3); i > 0; --i)
        obligations->add_tags(word());
}

v1::PolicyRule RandomRules::rule(int number) {
    v1::PolicyRule rule;
    rule.set_id("r" + std::to_string(number));
    rule.set_effect(static_cast<v1::PolicyEffect>(1 + below(3)));
    rule.set_mode(static_cast<v1::PolicyMode>(oneOf(2) ? v1::ENFORCE : 1 + below(4)));
    if (oneOf(8))
        rule.set_enforced_basis_points(oneOf(2) ? 0 : 10'000);
    for (int i = below(4); i > 0; --i)
        *rule.add_when() = predicate();
    for (int i = oneOf(3) ? below(3) : 0; i > 0; --i)
        *rule.add_unless() = predicate();
    if (oneOf(6))
        rule.mutable_start_time()->set_seconds(time());
    if (oneOf(6))
        rule.mutable_end_time()->set_seconds(time());
    if (rule.effect() == v1::OBLIGE)
        oblige(rule.mutable_obligations());
    return rule;
}

std::vector<v1::PolicyRule> RandomRules::rules(int count) {
    std::vector<v1::PolicyRule> rules;
    for (int number = 0; number < count; ++number)
        rules.push_back(rule(number));
    std::shuffle(rules.begin(), rules.end(), random_);
    return rules;
}

Facts RandomRules::facts() {
    static const std::string unknown = "d";
    const auto &attributes = vocabulary().attributes();
    Facts facts(attributes.size());
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (oneOf(6))
            continue;
        switch (attributes[i].type) {
        case FactType::Text:
            facts.set(i, std::string_view(oneOf(5) ? unknown : word()));
            break;
        case FactType::Number:
            facts.set(i, static_cast<std::int64_t>(below(14)) - 3);
            break;
        case FactType::Flag:
            facts.set(i, oneOf(2));
            break;
        case FactType::Texts:
            std::vector<std::string_view> texts;
            for (int count = below(4); count > 0; --count)
                texts.emplace_back(word());
            facts.set(i, std::move(texts));
            break;
        }
    }
    return facts;
}

} // namespace policy::test
