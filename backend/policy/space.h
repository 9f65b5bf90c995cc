#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// A product of sets of cells, one set for each axis of its space: bits, axis after axis.
using Box = std::vector<std::uint64_t>;

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
    Kind kind = Kind::Text;
    // Position in the vocabulary; of no meaning for Time.
    std::size_t attribute = 0;
    // Of Element.
    std::string element = {};
    // Of Text: what each cell after the first is named by; the empty prefix is all else.
    std::vector<std::string> texts = {};
    std::vector<std::string> prefixes = {};
    // Of Number and Time: where each cell begins.
    std::vector<std::int64_t> cuts = {};
    int cells = 0;
    // In a box.
    std::size_t firstWord = 0;
    std::size_t words = 0;
};

// What all rules together tell apart. Exact: two things that are asked and lie in one cell of each axis are decided
// alike by each of the rules.
class Space {
public:
    // Rules of one stage, or of two versions of it; they outlive it. From `now` on, in seconds since 1970: what is over
    // is asked no more.
    Space(std::vector<const v1::PolicyRule *> rules, const Vocabulary &vocabulary, std::int64_t now);

    Box everything() const;
    bool isEmpty(const Box &box) const;
    // The rule's matches, as boxes that do not overlap.
    std::vector<Box> matchesOf(const v1::PolicyRule &rule) const;
    // Something that lies in the box, which is not empty.
    v1::PolicyExample exampleOf(const Box &box) const;

    const std::vector<Axis> &axes() const { return axes_; }
    // Of a box.
    std::size_t words() const { return words_; }

private:
    // What passes a predicate, or does not: boxes that do not overlap, each limited on few axes.
    struct Limit {
        std::size_t axis;
        std::vector<std::uint64_t> cells;
    };
    using Limits = std::vector<Limit>;

    void addAxes(std::size_t attribute, const std::vector<const v1::PolicyPredicate *> &predicates);
    void addTime(const std::vector<const v1::PolicyRule *> &rules);
    Axis &add(Axis axis, std::size_t cells);
    std::vector<Limits> passing(const v1::PolicyPredicate &predicate, bool isPassing) const;
    Limits elements(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const;
    std::vector<Limits> oneOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const;
    Limit cellsWhere(std::size_t axis, const v1::PolicyPredicate &predicate, bool isPassing) const;
    bool passesCell(const Axis &axis, int cell, const v1::PolicyPredicate &predicate) const;
    std::vector<Box> limited(const std::vector<Box> &boxes, const std::vector<Limits> &alternatives) const;
    Limit only(std::size_t axis, int cell) const;
    std::size_t axisOf(std::size_t attribute, const std::optional<std::string> &element = {}) const;
    std::string textOf(const Axis &axis, int cell) const;
    int firstCell(const Box &box, const Axis &axis) const;

    const Vocabulary &vocabulary_;
    std::int64_t now_;
    std::vector<Axis> axes_;
    // By attribute, and of a list by element.
    std::map<std::pair<std::size_t, std::optional<std::string>>, std::size_t> byAttribute_;
    std::size_t words_ = 0;
};

} // namespace policy
