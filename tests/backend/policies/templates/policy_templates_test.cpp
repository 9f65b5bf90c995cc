// The templates that policies begin with: each can be read, has nothing wrong with it, and does what its tests say.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "backend/core/strict_json.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/set_tests.h"
#include "backend/policy/analysis.h"
#include "backend/policy/rule_checks.h"

#include "pilothouse/v1/resource.pb.h"

namespace v1 = pilothouse::v1;

namespace {

struct Template {
    std::string file;
    v1::Resource set;
};

std::vector<Template> templates() {
    std::vector<Template> all;
    const auto folder = std::filesystem::path(std::getenv("PILOTHOUSE_SOURCE")) / "resources/policies";
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        Template one{entry.path().stem().string(), {}};
        const auto read = core::messageFromJson(text.str(), &one.set);
        EXPECT_TRUE(read) << entry.path() << ": " << (read ? "" : read.error().message());
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<v1::PolicyRule> enforced(const v1::PolicySetSpec &set) {
    std::vector<v1::PolicyRule> rules(set.rules().begin(), set.rules().end());
    for (auto &rule : rules)
        rule.set_mode(v1::ENFORCE);
    return rules;
}

} // namespace

TEST(PolicyTemplates, AreTheSixThatAreOffered) {
    std::set<std::string> names;
    for (const auto &[file, set] : templates()) {
        EXPECT_EQ(set.meta().name(), "policySets/" + file);
        EXPECT_FALSE(set.meta().display_name().empty()) << file;
        EXPECT_FALSE(set.policy_set().description().empty()) << file;
        names.insert(file);
    }
    EXPECT_EQ(names, (std::set<std::string>{"approved-models", "gpu-reservation", "licenses", "permitted-regions",
                                            "read-only-auditors", "two-persons"}));
}

TEST(PolicyTemplates, HaveNothingWrongWithThem) {
    for (const auto &[file, set] : templates()) {
        std::vector<v1::FieldViolation> violations;
        for (const auto &rule : set.policy_set().rules())
            policy::checkRule(rule, "spec.rules[" + rule.id() + ']', policies::changeVocabulary().vocabulary(),
                              &violations);
        policies::checkTests(set.policy_set(), &violations);
        for (const auto &violation : violations)
            ADD_FAILURE() << file << ": " << violation.field() << ' ' << violation.description();
    }
}

TEST(PolicyTemplates, BeginInTheShadow) {
    for (const auto &[file, set] : templates()) {
        for (const auto &rule : set.policy_set().rules())
            EXPECT_EQ(rule.mode(), v1::SHADOW) << file << ": " << rule.id();
    }
}

TEST(PolicyTemplates, DoWhatTheirTestsSay) {
    for (const auto &[file, set] : templates()) {
        // Both that something is let through and that something is not, or is asked for more.
        bool isLetThrough = false;
        bool isHeld = false;
        for (const auto &test : set.policy_set().tests()) {
            isLetThrough |= test.is_allowed() && test.approvals() == 0;
            isHeld |= !test.is_allowed() || test.approvals() > 0;
        }
        EXPECT_TRUE(isLetThrough && isHeld) << file;
        const auto results = policies::runTests(set);
        EXPECT_EQ(static_cast<int>(results.size()), set.policy_set().tests_size());
        for (const auto &result : results)
            EXPECT_TRUE(result.has_passed()) << file << ": " << result.test() << ' ' << result.actual().DebugString();
    }
}

TEST(PolicyTemplates, HaveNoRuleThatIsDeadOrSuperfluous) {
    for (const auto &[file, set] : templates()) {
        // They outlive the analysis.
        const auto rules = enforced(set.policy_set());
        const policy::Analysis analysis(rules, policies::changeVocabulary().vocabulary(), false, 0);
        for (const auto &finding : analysis.findings())
            ADD_FAILURE() << file << ": " << finding.DebugString();
    }
}
