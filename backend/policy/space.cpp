#include "backend/policy/space.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

constexpr int Absent = 0;
constexpr int Out = 0;
constexpr int In = 1;

// There is room for as many boxes of a rule, and for as many rules whose boxes are the most.
constexpr std::size_t FewestBoxes = 8;
constexpr std::size_t FewestRules = 8;
// What is kept for a box beside it, in words.
constexpr std::size_t WordsBesideBox = 8;

bool hasBit(const std::uint64_t *words, int cell) {
    return (words[cell / 64] >> (cell % 64)) & 1U;
}

// What few name comes first: it leaves room for the most.
std::vector<const Predicate *> shortestFirst(const std::vector<const v1::PolicyRule *> &rules) {
    std::vector<const Predicate *> predicates;
    for (const auto *rule : rules) {
        for (const auto *side : {&rule->when(), &rule->unless()}) {
            for (const auto &predicate : *side)
                predicates.push_back(&predicate);
        }
    }
    const auto length = [](const Predicate *predicate) {
        const auto *texts = textsOf(*predicate);
        return texts == nullptr ? 0 : texts->values_size();
    };
    std::stable_sort(predicates.begin(), predicates.end(),
                     [&](const auto *one, const auto *other) { return length(one) < length(other); });
    return predicates;
}

// When rules begin and end to count, as many of these instants as there is room for.
std::set<std::int64_t> instantsOf(const std::vector<const v1::PolicyRule *> &rules, std::int64_t now,
                                  std::size_t most) {
    std::set<std::int64_t> instants{now};
    const auto add = [&](std::int64_t instant) {
        if (instant > now && instants.size() < most)
            instants.insert(instant);
    };
    for (const auto *rule : rules) {
        if (rule->has_start_time())
            add(rule->start_time().seconds());
        if (rule->has_end_time())
            add(rule->end_time().seconds());
    }
    return instants;
}

} // namespace

Space::Space(const std::vector<const v1::PolicyRule *> &rules, const Vocabulary &vocabulary, std::int64_t now,
             Room room)
    : vocabulary_(vocabulary), now_(now) {
    const auto wordsOfRule = room.words / std::max(FewestRules, rules.size());
    const auto cells = wordsOfRule / FewestBoxes * 64;
    const auto instants = instantsOf(rules, now, std::min(room.values, cells) / 2);
    NamedValues named(vocabulary, room.values, cells);
    for (const auto *predicate : shortestFirst(rules)) {
        if (!named.add(*predicate))
            leftOut_.insert(predicate);
    }
    for (std::size_t attribute = 0; attribute < vocabulary.size(); ++attribute) {
        if (named.of(attribute).isTested)
            addAxes(attribute, named.of(attribute));
    }
    add({Axis::Kind::Time, vocabulary.size()}, instants.size()).cuts.assign(instants.begin(), instants.end());
    most_ = std::clamp<std::size_t>(wordsOfRule / (words_ + WordsBesideBox), 1, room.boxes);
}

Axis &Space::add(Axis axis, std::size_t cells) {
    axis.cells = static_cast<int>(cells);
    axis.firstWord = words_;
    axis.words = (cells + 63) / 64;
    words_ += axis.words;
    axes_.push_back(std::move(axis));
    return axes_.back();
}

void Space::addAxes(std::size_t attribute, const NamedValues::OfAttribute &named) {
    byAttribute_[{attribute, std::nullopt}] = axes_.size();
    switch (vocabulary_.attributes()[attribute].type) {
    case FactType::Text: {
        auto &axis = add({Axis::Kind::Text, attribute}, 1 + named.texts.size() + named.prefixes.size());
        axis.texts.assign(named.texts.begin(), named.texts.end());
        axis.prefixes.assign(named.prefixes.begin(), named.prefixes.end());
        break;
    }
    case FactType::Number:
        add({Axis::Kind::Number, attribute}, 1 + named.cuts.size()).cuts.assign(named.cuts.begin(), named.cuts.end());
        break;
    case FactType::Flag:
        add({Axis::Kind::Flag, attribute}, 3);
        break;
    case FactType::Texts:
        add({Axis::Kind::Presence, attribute}, 2);
        for (const auto &element : named.texts) {
            byAttribute_[{attribute, element}] = axes_.size();
            add({Axis::Kind::Element, attribute}, 2).element = element;
        }
        break;
    }
}

Box Space::everything() const {
    Box box;
    box.reserve(words_);
    for (const auto &axis : axes_) {
        const auto cells = axis.range(0, static_cast<std::size_t>(axis.cells));
        box.insert(box.end(), cells.begin(), cells.end());
    }
    return box;
}

int Space::firstCell(const Box &box, const Axis &axis) const {
    // What is there tells people more than what is absent.
    const bool isFirstLast = axis.kind != Axis::Kind::Element && axis.kind != Axis::Kind::Time;
    for (std::size_t i = 0; i < axis.words; ++i) {
        auto word = box[axis.firstWord + i];
        if (i == 0 && isFirstLast)
            word &= ~std::uint64_t{1};
        if (word != 0)
            return static_cast<int>(i) * 64 + std::countr_zero(word);
    }
    return hasBit(&box[axis.firstWord], 0) ? 0 : axis.cells;
}

std::optional<std::size_t> Space::apart(const Box &one, const Box &other) const {
    // A list that is absent has no element.
    bool isThere = true;
    for (const auto &axis : axes_) {
        const auto first = one[axis.firstWord] & other[axis.firstWord];
        auto any = first;
        for (std::size_t i = axis.firstWord + 1; i < axis.firstWord + axis.words; ++i)
            any |= one[i] & other[i];
        if (axis.kind == Axis::Kind::Presence)
            isThere = hasBit(&first, In);
        if (any == 0 || (axis.kind == Axis::Kind::Element && !isThere && !hasBit(&first, Out)))
            return axis.firstWord + axis.words;
    }
    return std::nullopt;
}

std::size_t Space::axisOf(std::size_t attribute, const std::optional<std::string> &element) const {
    return byAttribute_.at({attribute, element});
}

Space::Limit Space::only(std::size_t axis, int cell) const {
    return {axis, axes_[axis].only(cell)};
}

Space::Limits Space::allOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const {
    Limits limits;
    if (isIn)
        limits.all.push_back(only(axisOf(attribute), In));
    for (const auto &text : texts.values())
        limits.all.push_back(only(axisOf(attribute, text), isIn ? In : Out));
    return limits;
}

Space::Limits Space::anyOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const {
    Limits limits;
    if (isIn)
        limits.all.push_back(only(axisOf(attribute), In));
    limits.any.emplace();
    for (const auto &text : texts.values())
        limits.any->push_back(only(axisOf(attribute, text), isIn ? In : Out));
    return limits;
}

Space::Limits Space::passing(const Predicate &predicate, bool isPassing) const {
    const auto attribute = *vocabulary_.find(predicate.attribute());
    switch (predicate.test_case()) {
    case Predicate::kHasAny:
        return isPassing ? anyOf(attribute, predicate.has_any(), true) : allOf(attribute, predicate.has_any(), false);
    case Predicate::kHasNone:
        return isPassing ? allOf(attribute, predicate.has_none(), false) : anyOf(attribute, predicate.has_none(), true);
    case Predicate::kHasAll:
        if (isPassing)
            return allOf(attribute, predicate.has_all(), true);
        // One that is absent has none of them; of no elements, only that one fails.
        if (predicate.has_all().values().empty())
            return {{only(axisOf(attribute), Absent)}};
        return anyOf(attribute, predicate.has_all(), false);
    case Predicate::kIsSet:
    case Predicate::kIn:
    case Predicate::kNotIn:
    case Predicate::kPrefix:
    case Predicate::kBetween:
    case Predicate::kIs:
    case Predicate::TEST_NOT_SET: {
        const auto axis = axisOf(attribute);
        return {{{axis, axes_[axis].passing(predicate, isPassing)}}};
    }
    }
    return {};
}

void Space::narrow(const Limit &limit, Box *box) const {
    for (std::size_t i = 0; i < limit.cells.size(); ++i)
        (*box)[axes_[limit.axis].firstWord + i] &= limit.cells[i];
}

std::optional<std::vector<Box>> Space::limited(const std::vector<Box> &boxes, const Limits &limits,
                                               std::size_t most) const {
    std::vector<Box> all;
    for (auto rest : boxes) {
        for (const auto &limit : limits.all)
            narrow(limit, &rest);
        if (!limits.any && !isEmpty(rest)) {
            if (all.size() == most)
                return std::nullopt;
            all.push_back(std::move(rest));
        }
        if (!limits.any)
            continue;
        // The first of them alone, or the second without the first, and so on: so that no two overlap.
        for (const auto &limit : *limits.any) {
            auto one = rest;
            narrow(limit, &one);
            const auto firstWord = axes_[limit.axis].firstWord;
            for (std::size_t i = 0; i < limit.cells.size(); ++i)
                rest[firstWord + i] &= ~limit.cells[i];
            if (isEmpty(one))
                continue;
            if (all.size() == most)
                return std::nullopt;
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::optional<Space::Limit> Space::window(const v1::PolicyRule &rule) const {
    const auto &cuts = axes_.back().cuts;
    // The cell that begins then; of what is over, the first one.
    const auto cellOf = [&](std::int64_t instant) -> std::optional<std::size_t> {
        const auto found = std::lower_bound(cuts.begin(), cuts.end(), instant);
        if (instant > now_ && (found == cuts.end() || *found != instant))
            return std::nullopt;
        return static_cast<std::size_t>(found - cuts.begin());
    };
    const auto first = rule.has_start_time() ? cellOf(rule.start_time().seconds()) : 0;
    const auto last = rule.has_end_time() ? cellOf(rule.end_time().seconds()) : cuts.size();
    if (!first || !last)
        return std::nullopt;
    return Limit{axes_.size() - 1, axes_.back().range(*first, *last)};
}

Conditions::Conditions(const v1::PolicyRule &rule) : rule(&rule) {
    for (const auto &predicate : rule.when())
        when.push_back(&predicate);
    for (const auto &predicate : rule.unless())
        unless.push_back(&predicate);
}

std::optional<std::vector<Box>> Space::exactly(const Conditions &conditions) const {
    const auto &[rule, when, unless] = conditions;
    const auto time = window(*rule);
    const auto isHeld = [this](const auto *predicate) { return !leftOut_.contains(predicate); };
    if (!time || !std::all_of(when.begin(), when.end(), isHeld) || !std::all_of(unless.begin(), unless.end(), isHeld))
        return std::nullopt;
    auto matches = limited({everything()}, {{*time}}, most_);
    for (const auto *predicate : when) {
        if (matches)
            matches = limited(*matches, passing(*predicate, true), most_);
    }
    if (!matches || unless.empty())
        return matches;
    std::vector<Box> all;
    for (const auto *predicate : unless) {
        auto saved = limited(*matches, passing(*predicate, false), most_ - all.size());
        matches = limited(*matches, passing(*predicate, true), most_);
        if (!saved || !matches)
            return std::nullopt;
        std::move(saved->begin(), saved->end(), std::back_inserter(all));
    }
    return all;
}

Box Space::atMost(const Conditions &conditions) const {
    auto box = everything();
    if (const auto time = window(*conditions.rule))
        narrow(*time, &box);
    for (const auto *predicate : conditions.when) {
        if (leftOut_.contains(predicate))
            continue;
        for (const auto &limit : passing(*predicate, true).all)
            narrow(limit, &box);
    }
    return box;
}

Matches Space::matchesOf(const Conditions &conditions) const {
    if (auto exact = exactly(conditions))
        return {std::move(*exact)};
    auto box = atMost(conditions);
    if (isEmpty(box))
        return {};
    return {{std::move(box)}, false};
}

v1::PolicyExample Space::exampleOf(const Box &box) const {
    v1::PolicyExample example;
    v1::PolicyFact *list = nullptr;
    for (const auto &axis : axes_) {
        const int cell = firstCell(box, axis);
        if (axis.kind == Axis::Kind::Time) {
            example.mutable_time()->set_seconds(axis.cuts[static_cast<std::size_t>(cell)]);
            continue;
        }
        if (axis.kind == Axis::Kind::Element) {
            if (list != nullptr && !hasBit(&box[axis.firstWord], Out))
                list->mutable_texts()->add_values(axis.element);
            continue;
        }
        list = nullptr;
        if (cell == Absent)
            continue;
        auto &fact = *example.add_facts();
        fact.set_attribute(vocabulary_.attributes()[axis.attribute].name);
        switch (axis.kind) {
        case Axis::Kind::Text:
            fact.set_text(axis.textIn(cell));
            break;
        case Axis::Kind::Number: {
            const auto place = static_cast<std::size_t>(cell - 1);
            // Of the lowest cell the highest, which is no wonder to anybody.
            fact.set_number(place > 0 ? axis.cuts[place] : axis.cuts.size() > 1 ? axis.cuts[1] - 1 : 0);
            break;
        }
        case Axis::Kind::Flag:
            fact.set_flag(cell == 2);
            break;
        case Axis::Kind::Presence:
            list = &fact;
            fact.mutable_texts();
            break;
        case Axis::Kind::Element:
        case Axis::Kind::Time:
            break;
        }
    }
    return example;
}

} // namespace policy
