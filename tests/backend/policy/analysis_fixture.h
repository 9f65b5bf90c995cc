#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "backend/policy/analysis.h"
#include "backend/policy/example.h"
#include "tests/backend/policy/random_rules.h"
#include "tests/backend/policy/reference.h"

namespace policy::test {

using Finding = v1::PolicyFinding;

// A world so small that all that can be asked in it is asked: what analysis says must be what is found so.
class AnalysisTest : public ::testing::Test {
protected:
    static constexpr RandomRules::World Small{4, 3, 3};

    struct Question {
        Facts facts;
        std::int64_t time;
    };

    static std::vector<Fact> texts() {
        return {Fact(),
                Fact(std::string_view("")),
                Fact(std::string_view("a")),
                Fact(std::string_view("ab")),
                Fact(std::string_view("abx")),
                Fact(std::string_view("ax")),
                Fact(std::string_view("x"))};
    }

    static std::vector<Fact> lists() {
        std::vector<Fact> lists{Fact()};
        for (unsigned some = 0; some < 8; ++some) {
            std::vector<std::string_view> list;
            for (unsigned i = 0; i < 3; ++i) {
                if ((some >> i) & 1U)
                    list.emplace_back(RandomRules::words()[i]);
            }
            lists.emplace_back(std::move(list));
        }
        return lists;
    }

    static const std::vector<Question> &questions() {
        static const std::vector<Question> all = [] {
            std::vector<Question> questions;
            for (const auto &text : texts())
                for (const auto &list : lists())
                    for (std::int64_t number = -4; number < 12; ++number)
                        for (int flag = 0; flag < 3; ++flag)
                            for (std::int64_t time = 0; time < 3; ++time) {
                                Facts facts(RandomRules::vocabulary().size());
                                facts.set(0, text);
                                facts.set(1, list);
                                facts.set(2, number == -4 ? Fact() : Fact(number));
                                facts.set(3, flag == 2 ? Fact() : Fact(flag == 1));
                                questions.push_back({std::move(facts), time});
                            }
            return questions;
        }();
        return all;
    }

    // Ids of the rules that match each question.
    static std::vector<std::set<std::string>> matches(const std::vector<v1::PolicyRule> &rules) {
        std::vector<std::set<std::string>> matches(questions().size());
        for (auto rule : rules) {
            if (rule.mode() == v1::OFF)
                continue;
            rule.set_mode(v1::ENFORCE);
            rule.clear_enforced_basis_points();
            rule.set_effect(v1::PERMIT);
            for (std::size_t i = 0; i < questions().size(); ++i) {
                const auto &question = questions()[i];
                if (refDecide({rule}, RandomRules::vocabulary(), question.facts, true, question.time, false).isAllowed)
                    matches[i].insert(rule.id());
            }
        }
        return matches;
    }

    static std::vector<v1::PolicyRule> rulesOf(RandomRules *random) {
        auto rules = random->rules(random->below(9));
        for (auto &rule : rules) {
            if (rule.mode() != v1::OFF)
                rule.set_mode(v1::ENFORCE);
            rule.clear_enforced_basis_points();
        }
        return rules;
    }

    static bool decidesAlike(const Expected &one, const Expected &other) {
        return one.isAllowed == other.isAllowed &&
               one.obligations.SerializeAsString() == other.obligations.SerializeAsString();
    }

    static std::map<std::string, Finding> byRule(const std::vector<Finding> &findings, Finding::Kind kind) {
        std::map<std::string, Finding> byRule;
        for (const auto &finding : findings) {
            if (finding.kind() == kind)
                byRule.emplace(finding.rule(), finding);
        }
        return byRule;
    }

    // Bytes that the process has had at most.
    static long mostMemory() {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss * 1024;
    }

    static void nameMany(const std::string &word, int count, v1::PolicyTexts *texts) {
        for (int i = 0; i < count; ++i)
            texts->add_values(word + std::to_string(i));
    }

    // Its boxes are as many as the product of its lists is long.
    static v1::PolicyRule manyBoxes(const std::string &id, v1::PolicyEffect effect, const std::string &kind = {}) {
        auto rule = ruleOf(id, effect, kind);
        for (const auto *attribute : {"principal.roles", "labels"}) {
            auto &predicate = *rule.add_when();
            predicate.set_attribute(attribute);
            nameMany(attribute, 1'000, predicate.mutable_has_any());
        }
        return rule;
    }

    // For all kinds where none is said.
    static v1::PolicyRule ruleOf(const std::string &id, v1::PolicyEffect effect, const std::string &kind = {}) {
        v1::PolicyRule rule;
        rule.set_id(id);
        rule.set_effect(effect);
        rule.set_mode(v1::ENFORCE);
        if (!kind.empty()) {
            auto &predicate = *rule.add_when();
            predicate.set_attribute("kind");
            predicate.mutable_in()->add_values(kind);
        }
        return rule;
    }

    // Forbids what has no roles or no labels.
    static v1::PolicyRule notLabelled(const std::string &id) {
        auto rule = ruleOf(id, v1::FORBID);
        for (const auto *attribute : {"principal.roles", "labels"}) {
            auto &predicate = *rule.add_unless();
            predicate.set_attribute(attribute);
            predicate.set_is_set(true);
        }
        return rule;
    }

    // So small that some of the rules have no room in it.
    static Space tightSpace(const std::vector<const std::vector<v1::PolicyRule> *> &versions, RandomRules *random) {
        std::vector<const v1::PolicyRule *> rules;
        for (const auto *version : versions) {
            for (const auto &rule : *version)
                rules.push_back(&rule);
        }
        const auto some = [random](int most) { return static_cast<std::size_t>(random->below(most)); };
        return Space(rules, RandomRules::vocabulary(), 0, {some(3'000), 1 + some(5), some(30)});
    }

    static v1::PolicyRule forSome(v1::PolicyRule rule, int basisPoints) {
        rule.set_enforced_basis_points(basisPoints);
        return rule;
    }

    static std::vector<v1::PolicyDifference> differ(const std::vector<v1::PolicyRule> &before,
                                                    const std::vector<v1::PolicyRule> &after, bool isClosed = false) {
        return differences({&before, isClosed}, {&after, isClosed}, RandomRules::vocabulary(), 0);
    }

    // Whether it is of what both versions allow and ask otherwise.
    static bool isOfAsking(const v1::PolicyDifference &difference) {
        return difference.has_newly_asked() || difference.has_no_longer_asked();
    }

    static Expected ask(const std::vector<v1::PolicyRule> &rules, const v1::PolicyExample &example, bool isClosed) {
        const auto &vocabulary = RandomRules::vocabulary();
        return refDecide(rules, vocabulary, factsOf(example, vocabulary), isClosed, example.time().seconds(), false);
    }
};

} // namespace policy::test
