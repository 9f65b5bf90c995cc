#include <chrono>
#include <memory>
#include <random>
#include <unordered_map>

#include "backend/policy/analysis.h"
#include "backend/policy/rule_table.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr int Questions = 20'000;

// What an organisation could have: rules about kinds and verbs, and of these about teams, sites, licenses and sizes.
class Organisation {
public:
    enum Position : std::size_t { Kind, Verb, Roles, Team, Site, License, Lifecycle, Product, Labels, Replicas };

    explicit Organisation(std::uint64_t seed) : random_(seed) {
        for (const auto *word : {"kind", "verb", "role", "team", "site", "license", "lifecycle", "product", "label"}) {
            auto &words = words_.emplace_back();
            for (int i = 0; i < 40; ++i)
                words.push_back(word + std::to_string(i));
        }
    }

    static policy::Vocabulary vocabulary() {
        using policy::FactType;
        return policy::Vocabulary({{"kind", FactType::Text},
                                   {"verb", FactType::Text},
                                   {"principal.roles", FactType::Texts},
                                   {"team", FactType::Text},
                                   {"site", FactType::Text},
                                   {"license", FactType::Text},
                                   {"lifecycle", FactType::Text},
                                   {"gpu_product", FactType::Text},
                                   {"labels", FactType::Texts},
                                   {"replicas", FactType::Number}});
    }

    std::vector<v1::PolicyRule> rules(int count) {
        const auto attributes = vocabulary().attributes();
        std::vector<v1::PolicyRule> rules;
        for (int number = 0; number < count; ++number) {
            auto &rule = rules.emplace_back();
            rule.set_id("rule-" + std::to_string(number));
            rule.set_effect(static_cast<v1::PolicyEffect>(1 + below(3)));
            rule.set_mode(v1::ENFORCE);
            test(attributes, Kind, &rule);
            test(attributes, Verb, &rule);
            for (std::size_t position = Roles; position <= Labels; ++position) {
                if (below(3) == 0)
                    test(attributes, position, &rule);
            }
            if (below(4) == 0) {
                auto &range = *rule.add_when();
                range.set_attribute("replicas");
                range.mutable_between()->set_low(below(32));
            }
            if (rule.effect() == v1::OBLIGE)
                rule.mutable_obligations()->set_approvals(1);
        }
        return rules;
    }

    policy::Facts question() {
        policy::Facts facts(10);
        for (std::size_t position = Kind; position <= Labels; ++position) {
            if (position == Roles || position == Labels)
                facts.set(position, std::vector<std::string_view>{word(position), word(position)});
            else
                facts.set(position, std::string_view(word(position)));
        }
        facts.set(Replicas, static_cast<std::int64_t>(below(64)));
        return facts;
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
    const std::string &word(std::size_t position) {
        return words_[position][static_cast<std::size_t>(below(position <= Verb ? 10 : 40))];
    }
    void test(const std::vector<policy::Attribute> &attributes, std::size_t position, v1::PolicyRule *rule) {
        auto &predicate = *rule->add_when();
        predicate.set_attribute(attributes[position].name);
        auto &texts = attributes[position].type == policy::FactType::Texts ? *predicate.mutable_has_any()
                                                                           : *predicate.mutable_in();
        for (int i = position <= Verb ? 1 : 1 + below(6); i > 0; --i)
            texts.add_values(word(position));
    }

    std::mt19937_64 random_;
    std::vector<std::vector<std::string>> words_;
};

// What a programmer would write for these attributes alone: rules by kind and verb, and the rest compared in a row.
class HandCompiled {
public:
    explicit HandCompiled(const std::vector<v1::PolicyRule> &rules, const policy::Vocabulary &vocabulary) {
        for (const auto &rule : rules) {
            Compiled compiled{rule.effect(), {}};
            std::string place;
            for (const auto &predicate : rule.when()) {
                const auto attribute = *vocabulary.find(predicate.attribute());
                if (attribute <= Organisation::Verb)
                    place += predicate.in().values(0) + ' ';
                else
                    compiled.tests.emplace_back(attribute, predicate);
            }
            byPlace_[place].push_back(std::move(compiled));
        }
    }

    bool isAllowed(const policy::Facts &facts) const {
        std::string place(std::get<std::string_view>(facts.at(Organisation::Kind)));
        (place += ' ').append(std::get<std::string_view>(facts.at(Organisation::Verb))) += ' ';
        const auto found = byPlace_.find(place);
        bool isPermitted = false;
        bool isForbidden = false;
        if (found != byPlace_.end()) {
            for (const auto &rule : found->second) {
                bool matches = true;
                for (const auto &test : rule.tests)
                    matches = matches && test.passes(facts);
                isPermitted = isPermitted || (matches && rule.effect == v1::PERMIT);
                isForbidden = isForbidden || (matches && rule.effect == v1::FORBID);
            }
        }
        return isPermitted && !isForbidden;
    }

private:
    struct Compiled {
        v1::PolicyEffect effect;
        std::vector<policy::PredicateTest> tests;
    };
    std::unordered_map<std::string, std::vector<Compiled>> byPlace_;
};

// So many rules and questions, each asked of ours and of what is written by hand.
class Desk {
public:
    explicit Desk(int rules)
        : organisation_(1),
          vocabulary_(Organisation::vocabulary()),
          rules_(organisation_.rules(rules)),
          table_(rules_, vocabulary_, true),
          hand_(rules_, vocabulary_) {
        for (int i = 0; i < Questions; ++i)
            questions_.push_back(organisation_.question());
    }

    // Microseconds of each decision.
    std::vector<double> ours() const {
        return timed([this](const auto &facts) { return table_.decide(facts, {7, 0}).verdict.isAllowed; });
    }
    std::vector<double> byHand() const {
        return timed([this](const auto &facts) { return hand_.isAllowed(facts); });
    }
    bool isAgreed() const {
        for (const auto &facts : questions_) {
            if (table_.decide(facts, {7, 0}).verdict.isAllowed != hand_.isAllowed(facts))
                return false;
        }
        return true;
    }

private:
    template <typename Decide>
    std::vector<double> timed(Decide decide) const {
        using Clock = std::chrono::steady_clock;
        std::vector<double> times;
        times.reserve(questions_.size());
        for (const auto &facts : questions_) {
            const auto start = Clock::now();
            const volatile bool isAllowed = decide(facts);
            times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
            (void)isAllowed;
        }
        return times;
    }

    Organisation organisation_;
    policy::Vocabulary vocabulary_;
    std::vector<v1::PolicyRule> rules_;
    policy::RuleTable table_;
    HandCompiled hand_;
    std::vector<policy::Facts> questions_;
};

Figures halfAndMost(const std::vector<double> &times) {
    return {percentile(times, 0.5), percentile(times, 0.99)};
}

Experiment decisions() {
    Experiment experiment;
    experiment.gauges = {{"policy.decision_p50", "us", "limit, 500 rules", 1},
                         {"policy.decision_p99", "us", "limit, 500 rules", 1}};
    experiment.ours = [desk = std::make_shared<Desk>(500)] {
        return desk->isAgreed() ? halfAndMost(desk->ours()) : failed("the two evaluators differ");
    };
    experiment.theirs = [] { return Figures{1, 5}; };
    return experiment;
}

Experiment besideHand() {
    Experiment experiment;
    experiment.gauges = {{"policy.decision_by_hand", "us", "rules written by hand, 500 rules, median", std::nullopt}};
    const auto desk = std::make_shared<Desk>(500);
    experiment.ours = [desk] { return Figures{percentile(desk->ours(), 0.5)}; };
    experiment.theirs = [desk] { return Figures{percentile(desk->byHand(), 0.5)}; };
    return experiment;
}

Experiment growth() {
    Experiment experiment;
    experiment.gauges = {{"policy.decision_10000", "us", "the same with 1,000 rules, median", 2}};
    experiment.ours = [desk = std::make_shared<Desk>(10'000)] { return Figures{percentile(desk->ours(), 0.5)}; };
    experiment.theirs = [desk = std::make_shared<Desk>(1'000)] { return Figures{percentile(desk->ours(), 0.5)}; };
    return experiment;
}

Experiment compiling() {
    Experiment experiment;
    experiment.gauges = {{"policy.compile", "ms", "limit, 10,000 rules", 1}};
    experiment.ours = [rules = Organisation(1).rules(10'000)] {
        const auto start = wallSeconds();
        const policy::RuleTable table(rules, Organisation::vocabulary(), true);
        return Figures{(wallSeconds() - start) * 1e3};
    };
    experiment.theirs = [] { return Figures{1'000}; };
    return experiment;
}

Experiment analysing() {
    Experiment experiment;
    experiment.gauges = {{"policy.analysis", "ms", "limit, 1,000 rules", 1}};
    experiment.ours = [rules = Organisation(1).rules(1'000)] {
        const auto start = wallSeconds();
        const auto findings = policy::Analysis(rules, Organisation::vocabulary(), true, 0).findings();
        for (const auto &finding : findings) {
            if (finding.is_unknown())
                return failed("a finding is unknown");
        }
        return Figures{(wallSeconds() - start) * 1e3};
    };
    experiment.theirs = [] { return Figures{2'000}; };
    return experiment;
}

} // namespace

std::vector<Offer> policyOffers() {
    return {{{"policy.decision_p50", "policy.decision_p99"}, decisions},
            {{"policy.decision_by_hand"}, besideHand},
            {{"policy.decision_10000"}, growth},
            {{"policy.compile"}, compiling},
            {{"policy.analysis"}, analysing}};
}

} // namespace bench
