#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pilothouse/v1/policy_rule.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// One direction of the space of all that can be asked: values that no rule tells apart are one cell of it.
struct Axis {
    enum class Kind {
        // Absent, each text that a rule names, each beginning that one names without what goes on as another, all else.
        Text,
        // Absent, and the numbers from each bound to the next.
        Number,
        // Absent, false, true.
        Flag,
        // Of a list: absent, there.
        Presence,
        // Of a list: the element is not in it, is in it.
        Element,
        // As Number, of the instant of asking, without absent.
        Time,
    };
    // Of the axis alone, as bits.
    using Cells = std::vector<std::uint64_t>;

    Kind kind = Kind::Text;
    // Position in the vocabulary; of no meaning for Time.
    std::size_t attribute = 0;
    int cells = 0;
    // In a box.
    std::size_t firstWord = 0;
    std::size_t words = 0;
    // Of Element.
    std::string element = {};
    // Of Text, in order: what each cell after the first is named by; the empty prefix is all else.
    std::vector<std::string> texts = {};
    std::vector<std::string> prefixes = {};
    // Of Number and Time: where each cell begins.
    std::vector<std::int64_t> cuts = {};

    // From the first to before the last.
    Cells range(std::size_t first, std::size_t last) const;
    Cells only(int cell) const { return range(static_cast<std::size_t>(cell), static_cast<std::size_t>(cell) + 1); }
    // What passes a predicate of the attribute, or does not. Not of Element and Time; of Presence, whether it is set.
    Cells passing(const v1::PolicyPredicate &predicate, bool isPassing) const;
    // Of Text: one that lies in the cell, which is not the first.
    std::string textIn(int cell) const;

private:
    Cells passing(const v1::PolicyPredicate &predicate) const;
    Cells named(const v1::PolicyTexts &named) const;
    Cells beginning(const std::string &prefix) const;
    Cells between(const v1::PolicyRange &range) const;
    Cells others(Cells cells) const;
};

} // namespace policy
