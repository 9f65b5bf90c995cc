#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "backend/policy/facts.h"
#include "backend/policy/word_set.h"

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// Which rules a value of one attribute leaves, for at most one predicate of each rule.
class Dimension {
public:
    // Whether one of its kind can be in an index; others are asked one by one.
    static bool canIndex(const v1::PolicyPredicate &predicate);

    // `predicates` by position of the rule; null where it has none of this attribute.
    Dimension(std::size_t attribute, const std::vector<const v1::PolicyPredicate *> &predicates);

    // Rules that an unknown value leaves: the fewer, the sooner this one is to be asked.
    std::size_t otherCount() const { return otherWords_.count(); }
    // What one decision reads by, kept from one dimension to the next for its room.
    class Reading;
    // Those of all rules that the facts leave.
    void all(const Facts &facts, Reading *reading) const;
    // Takes away what the facts do not leave.
    void narrow(const Facts &facts, Reading *reading) const;

private:
    struct Listed {
        // That name the value, or that name it as one that may not be.
        WordSet added;
        WordSet removed;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void list(const v1::PolicyTexts &texts, std::size_t position, WordSet Listed::*side);
    void cut(const std::vector<const v1::PolicyPredicate *> &predicates);
    void look(const Fact &fact, Reading *reading) const;
    // Rules whose range the number is in; null where there are none.
    const WordSet *rangesAt(std::int64_t number) const;

    std::size_t attribute_;
    // Left by what no rule names.
    std::vector<std::uint64_t> other_;
    WordSet otherWords_;
    std::unordered_map<std::string, Listed, TextHash, std::equal_to<>> byText_;
    Listed byFlag_[2];
    // From each number to the next the same rules.
    std::vector<std::int64_t> cuts_;
    std::vector<WordSet> ranges_;
};

class Dimension::Reading {
public:
    const std::vector<Word> &left() const { return left_; }

private:
    friend class Dimension;

    std::vector<Word> left_;
    std::vector<const WordSet *> added_;
    std::vector<const WordSet *> removed_;
    std::vector<WordCursor> addedCursors_;
    std::vector<WordCursor> removedCursors_;
};

} // namespace policy
