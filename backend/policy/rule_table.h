#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "backend/policy/decision.h"
#include "backend/policy/dimension.h"
#include "backend/policy/facts.h"
#include "backend/policy/predicate_test.h"
#include "backend/policy/vocabulary.h"

namespace policy {

// For whom, and when.
struct Asking {
    // Who falls into the enforced part of a rule is the same each time: of the principal, of the key.
    std::uint64_t subject = 0;
    // Seconds since 1970.
    std::int64_t time = 0;
};

// The rules of one stage, compiled: never changed, safe from any thread. No evaluation can fail, and the order of the
// rules does not matter: what forbids wins over what permits.
class RuleTable {
public:
    // Positions are those of the table, not those of `rules`. Rules have been checked against the vocabulary; their ids
    // are there once. `isClosed`: what no rule permits is not allowed.
    RuleTable(std::vector<v1::PolicyRule> rules, const Vocabulary &vocabulary, bool isClosed);

    Decision decide(const Facts &facts, const Asking &asking) const;

    // Whether it counts for the subject at that time; else it is in the shadow, or not asked at all.
    bool counts(int position, const Asking &asking) const;
    const v1::PolicyRule &rule(int position) const { return rules_[static_cast<std::size_t>(position)]; }
    int size() const { return static_cast<int>(rules_.size()); }

private:
    // What is read of a rule that matches, close together: of ten thousand each is far from the next.
    struct Compiled {
        // Among all by their ids.
        int rank;
        v1::PolicyEffect effect;
        v1::PolicyMode mode;
        // Of 10,000 subjects those that it counts for, where it is enforced.
        std::int32_t enforcedBasisPoints;
        std::uint64_t hash;
        std::int64_t start;
        std::int64_t end;
        // What the dimensions do not answer.
        std::vector<PredicateTest> when;
        std::vector<PredicateTest> unless;

        bool matches(const Facts &facts, std::int64_t time) const;
    };

    // What has been found for one verdict.
    struct Weighing {
        int forbids = Decision::NoRule;
        int permits = Decision::NoRule;
        v1::PolicyObligations obligations;
        std::vector<int> obliging;
    };

    // Rules that ask alike stand side by side, so that what they ask leaves few words.
    void order();
    void index(const Vocabulary &vocabulary);
    const Compiled &compiled(int position) const { return compiled_[static_cast<std::size_t>(position)]; }
    bool isEnforced(int position, std::uint64_t subject) const;
    void weigh(int position, Weighing *weighing) const;
    void takeFirst(int position, int *first) const;
    void sortByRank(std::vector<int> *positions) const;
    Decision::Verdict verdictOf(Weighing weighing) const;

    std::vector<v1::PolicyRule> rules_;
    std::vector<Compiled> compiled_;
    // The one that leaves the fewest first.
    std::vector<Dimension> dimensions_;
    bool isClosed_;
};

// The subject of a name or an id.
std::uint64_t subjectOf(std::string_view name);

} // namespace policy
