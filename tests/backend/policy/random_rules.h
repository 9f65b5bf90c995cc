#pragma once

#include <random>
#include <string>
#include <vector>

#include "backend/policy/facts.h"
#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy::test {

namespace v1 = pilothouse::v1;

// Rules and questions of a small world, so that they often meet; the same for the same seed.
class RandomRules {
public:
    // So many of the attributes, words and instants occur in it.
    struct World {
        int attributes = 6;
        int words = 7;
        int instants = 100;
    };
    explicit RandomRules(std::uint64_t seed) : RandomRules(seed, World{}) {}
    RandomRules(std::uint64_t seed, World world) : random_(seed), world_(world) {}

    static const Vocabulary &vocabulary();
    // From the empty one, each the beginning of the next as far as they go.
    static const std::vector<std::string> &words();

    std::vector<v1::PolicyRule> rules(int count);
    // Looks at texts that stay.
    Facts facts();
    std::int64_t time() { return below(world_.instants); }
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

private:
    bool oneOf(int bound) { return below(bound) == 0; }
    v1::PolicyPredicate predicate();
    void testText(v1::PolicyPredicate *predicate);
    void testTexts(v1::PolicyPredicate *predicate);
    void fill(v1::PolicyTexts *texts);
    v1::PolicyRule rule(int number);
    void oblige(v1::PolicyObligations *obligations);
    const std::string &word();

    std::mt19937_64 random_;
    World world_;
};

} // namespace policy::test
