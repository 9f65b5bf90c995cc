#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// How large a space and the boxes of its rules may become. Without what goes beyond it, less is known.
struct Room {
    // Of the boxes of all rules, 8 bytes each; every rule has the same part of it.
    std::size_t words = std::size_t(32) << 20;
    // Of one rule.
    std::size_t boxes = 20'000;
    // That rules name, without those that the vocabulary knows.
    std::size_t values = 131'072;
};

// What predicates name of each attribute of a vocabulary, as long as there is room for it.
class NamedValues {
public:
    struct OfAttribute {
        bool isTested = false;
        std::set<std::string> texts = {};
        std::set<std::string> prefixes = {};
        // Where numbers begin that are told apart.
        std::set<std::int64_t> cuts = {};
    };

    // `cells`: in 64ths of a word. The vocabulary outlives it.
    NamedValues(const Vocabulary &vocabulary, std::size_t values, std::size_t cells);

    // Whether there was room for all that the predicate names.
    bool add(const v1::PolicyPredicate &predicate);
    // By the attribute's position.
    const OfAttribute &of(std::size_t attribute) const { return named_[attribute]; }

private:
    bool take(std::size_t values, std::size_t cellsOfEach);
    bool addTexts(const v1::PolicyTexts &texts, const Attribute &attribute, OfAttribute *named);
    bool addRange(const v1::PolicyRange &range, OfAttribute *named);

    const Vocabulary &vocabulary_;
    std::size_t values_;
    std::size_t cells_;
    std::vector<OfAttribute> named_;
};

// The texts that it names; null where its test has none.
const v1::PolicyTexts *textsOf(const v1::PolicyPredicate &predicate);

} // namespace policy
