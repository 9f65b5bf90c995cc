#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "backend/policy/axis.h"
#include "backend/policy/named_values.h"
#include "backend/policy/vocabulary.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policy {

namespace v1 = pilothouse::v1;

// A product of sets of cells, one set for each axis of its space: bits, axis after axis.
using Box = std::vector<std::uint64_t>;

// What a rule matches.
struct Matches {
    // That do not overlap.
    std::vector<Box> boxes = {};
    // Else there is one box, and all that is known is that the rule matches nothing outside of it.
    bool isExact = true;
};

// When a rule matches: by all of its tests, or by fewer of them. The rule outlives it.
struct Conditions {
    Conditions(const v1::PolicyRule &rule);

    const v1::PolicyRule *rule;
    std::vector<const v1::PolicyPredicate *> when;
    std::vector<const v1::PolicyPredicate *> unless;
};

// What all rules together tell apart. Exact, as far as there is room: two things that are asked and lie in one cell of
// each axis are decided alike by each of the rules. Of rules that need more room, matches are not exact.
class Space {
public:
    // Rules of one stage, or of two versions of it; they and the vocabulary outlive it. From `now` on, in seconds since
    // 1970: what is over is asked no more.
    Space(const std::vector<const v1::PolicyRule *> &rules, const Vocabulary &vocabulary, std::int64_t now,
          Room room = {});

    Box everything() const;
    // After so many of their words it shows that nothing lies in both; absent where something does.
    std::optional<std::size_t> apart(const Box &one, const Box &other) const;
    bool isEmpty(const Box &box) const { return apart(box, box).has_value(); }
    // Of one of the rules.
    Matches matchesOf(const Conditions &conditions) const;
    // Something that lies in the box, which is not empty.
    v1::PolicyExample exampleOf(const Box &box) const;

    const std::vector<Axis> &axes() const { return axes_; }
    // Of a box.
    std::size_t words() const { return words_; }

private:
    struct Limit {
        std::size_t axis;
        Axis::Cells cells;
    };
    // What passes a predicate, or does not: within all of these limits, and within any of those where there are such.
    struct Limits {
        std::vector<Limit> all = {};
        std::optional<std::vector<Limit>> any = {};
    };

    void addAxes(std::size_t attribute, const NamedValues::OfAttribute &named);
    Axis &add(Axis axis, std::size_t cells);
    Limits passing(const v1::PolicyPredicate &predicate, bool isPassing) const;
    Limits allOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const;
    Limits anyOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const;
    Limit only(std::size_t axis, int cell) const;
    void narrow(const Limit &limit, Box *box) const;
    // The part of the boxes within the limits; nothing where that would be more than so many.
    std::optional<std::vector<Box>> limited(const std::vector<Box> &boxes, const Limits &limits,
                                            std::size_t most) const;
    // When the rule counts; nothing where there was no room for when it begins or ends.
    std::optional<Limit> window(const v1::PolicyRule &rule) const;
    // Nothing where there is no room for it.
    std::optional<std::vector<Box>> exactly(const Conditions &conditions) const;
    // The rule matches nothing outside of it.
    Box atMost(const Conditions &conditions) const;
    std::size_t axisOf(std::size_t attribute, const std::optional<std::string> &element = {}) const;
    int firstCell(const Box &box, const Axis &axis) const;

    const Vocabulary &vocabulary_;
    std::int64_t now_;
    std::vector<Axis> axes_;
    // By attribute, and of a list by element.
    std::map<std::pair<std::size_t, std::optional<std::string>>, std::size_t> byAttribute_;
    // For what they name there is no room.
    std::set<const v1::PolicyPredicate *> leftOut_;
    std::size_t words_ = 0;
    // Boxes of a rule.
    std::size_t most_ = 0;
};

} // namespace policy
