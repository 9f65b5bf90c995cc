#include "backend/policies/set_tests.h"

#include <algorithm>
#include <set>
#include <string>

#include "backend/core/nearest_name.h"
#include "backend/core/resource_name.h"
#include "backend/core/violation.h"
#include "backend/policies/backtest.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/judge.h"
#include "backend/policies/policy_tables.h"
#include "backend/policy/example.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using Violations = std::vector<v1::FieldViolation>;

constexpr int MostTests = 1'000;
constexpr int MostFacts = 1'000;

// The set as its tests see it: enforced, and wherever it is attached.
v1::Resource enforced(const v1::Resource &set) {
    auto copy = enforcedWhole(set);
    copy.mutable_policy_set()->clear_scope();
    copy.mutable_meta()->clear_team();
    return copy;
}

v1::PolicyVerdict verdictOf(const v1::PolicyTest &test, const PolicyTables &tables) {
    const auto *stage = tables.stage(test.stage());
    if (stage == nullptr) {
        v1::PolicyVerdict open;
        open.set_is_allowed(true);
        return open;
    }
    const Question question{test.stage(), 0, {}, policy::factsOf(test.example(), changeVocabulary().vocabulary())};
    return decisionOf(*stage, question, {}, {0, test.example().time().seconds()}).verdict();
}

bool hasPassed(const v1::PolicyTest &test, const v1::PolicyVerdict &actual) {
    return actual.is_allowed() == test.is_allowed() && (test.rule().empty() || actual.rule().rule() == test.rule()) &&
           (!test.has_approvals() || actual.obligations().approvals() == test.approvals());
}

bool isOfType(const v1::PolicyFact &fact, policy::FactType type) {
    switch (fact.value_case()) {
    case v1::PolicyFact::kText:
        return type == policy::FactType::Text;
    case v1::PolicyFact::kNumber:
        return type == policy::FactType::Number;
    case v1::PolicyFact::kTexts:
        return type == policy::FactType::Texts;
    case v1::PolicyFact::kFlag:
        return type == policy::FactType::Flag;
    case v1::PolicyFact::VALUE_NOT_SET:
        break;
    }
    return false;
}

void checkFact(const v1::PolicyFact &fact, const std::string &path, Violations *violations) {
    static constexpr std::string_view Members[] = {"text", "number", "texts", "flag"};
    const auto &vocabulary = changeVocabulary().vocabulary();
    const auto known = vocabulary.find(fact.attribute());
    if (!known) {
        const std::string guess(vocabulary.nearest(fact.attribute()));
        std::map<std::string, std::string> arguments{{"value", fact.attribute()}};
        if (!guess.empty())
            arguments["choices"] = guess;
        violations->push_back(core::violation(path, v1::VALUE_NOT_ALLOWED,
                                              "is not known: `" + fact.attribute() + "`" +
                                                  (guess.empty() ? "" : "; did you mean `" + guess + "`?"),
                                              arguments));
        return;
    }
    const auto type = vocabulary.attributes()[*known].type;
    if (isOfType(fact, type))
        return;
    const std::string member(Members[static_cast<std::size_t>(type)]);
    violations->push_back(core::violation(path, v1::VALUE_MISSING, "`" + fact.attribute() + "` is given as " + member,
                                          {{"choices", member}}));
}

std::string wordOf(bool isAllowed) {
    return isAllowed ? "allowed" : "denied";
}

} // namespace

std::vector<v1::PolicyTestResult> runTests(const v1::Resource &set) {
    const PolicyTables tables({std::make_shared<const v1::Resource>(enforced(set))});
    std::vector<v1::PolicyTestResult> results;
    for (const auto &test : set.policy_set().tests()) {
        auto &result = results.emplace_back();
        result.set_test(test.id());
        *result.mutable_actual() = verdictOf(test, tables);
        result.set_has_passed(hasPassed(test, result.actual()));
    }
    return results;
}

void checkTests(const v1::PolicySetSpec &set, Violations *violations) {
    if (set.tests_size() > MostTests)
        violations->push_back(core::outOfRange("spec.tests", "0", std::to_string(MostTests)));
    std::set<std::string_view> ids;
    for (const auto &test : set.tests()) {
        const auto path = "spec.tests[" + test.id() + ']';
        if (!core::isResourceId(test.id()))
            violations->push_back(core::violation(path + ".id", v1::VALUE_MALFORMED,
                                                  "must be small letters, digits and `-`, for example not-retired",
                                                  {{"example", "not-retired"}}));
        else if (!ids.insert(test.id()).second)
            violations->push_back(
                core::violation("spec.tests", v1::VALUE_REPEATED, "has an id twice", {{"value", test.id()}}));
        if (test.stage() != v1::ADMINISTRATION_STAGE && test.stage() != v1::ADMISSION_STAGE)
            violations->push_back(core::violation(path + ".stage", v1::VALUE_MISSING,
                                                  "is ADMINISTRATION_STAGE or ADMISSION_STAGE",
                                                  {{"choices", "ADMINISTRATION_STAGE ADMISSION_STAGE"}}));
        checkExample(test.example(), path + ".example", violations);
    }
}

void checkExample(const v1::PolicyExample &example, const std::string &path, Violations *violations) {
    if (example.facts_size() > MostFacts)
        violations->push_back(core::outOfRange(path + ".facts", "0", std::to_string(MostFacts)));
    for (const auto &fact : example.facts())
        checkFact(fact, path + ".facts[" + fact.attribute() + ']', violations);
}

void addFailures(const v1::Resource &set, Violations *violations) {
    const auto results = runTests(set);
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].has_passed())
            continue;
        const auto &test = set.policy_set().tests(static_cast<int>(i));
        const auto &actual = results[i].actual();
        violations->push_back(core::violation("spec.tests[" + test.id() + ']', v1::POLICY_TEST_FAILED,
                                              "fails: it expects " + wordOf(test.is_allowed()) +
                                                  ", and the rules say " + wordOf(actual.is_allowed()) + " with " +
                                                  std::to_string(actual.obligations().approvals()) + " approvals",
                                              {{"test", test.id()},
                                               {"expected", wordOf(test.is_allowed())},
                                               {"actual", wordOf(actual.is_allowed())},
                                               {"rule", actual.rule().rule()},
                                               {"approvals", std::to_string(actual.obligations().approvals())}}));
    }
}

} // namespace policies
