#include "backend/policy/space.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

constexpr int Absent = 0;
constexpr int Out = 0;
constexpr int In = 1;

bool hasBit(const std::uint64_t *words, int cell) {
    return (words[cell / 64] >> (cell % 64)) & 1U;
}

void setBit(std::vector<std::uint64_t> *words, std::size_t firstWord, int cell) {
    (*words)[firstWord + static_cast<std::size_t>(cell / 64)] |= std::uint64_t(1) << (cell % 64);
}

const v1::PolicyTexts *textsOf(const Predicate &predicate) {
    switch (predicate.test_case()) {
    case Predicate::kIn:
        return &predicate.in();
    case Predicate::kNotIn:
        return &predicate.not_in();
    case Predicate::kHasAny:
        return &predicate.has_any();
    case Predicate::kHasAll:
        return &predicate.has_all();
    case Predicate::kHasNone:
        return &predicate.has_none();
    case Predicate::kPrefix:
    case Predicate::kBetween:
    case Predicate::kIs:
    case Predicate::kIsSet:
    case Predicate::TEST_NOT_SET:
        return nullptr;
    }
    return nullptr;
}

bool names(const v1::PolicyTexts &texts, const std::string &text) {
    return std::find(texts.values().begin(), texts.values().end(), text) != texts.values().end();
}

std::vector<std::int64_t> cutsOf(const std::vector<const Predicate *> &predicates) {
    std::set<std::int64_t> cuts{std::numeric_limits<std::int64_t>::min()};
    for (const auto *predicate : predicates) {
        if (predicate->between().has_low())
            cuts.insert(predicate->between().low());
        if (predicate->between().has_high() && predicate->between().high() < std::numeric_limits<std::int64_t>::max())
            cuts.insert(predicate->between().high() + 1);
    }
    return {cuts.begin(), cuts.end()};
}

} // namespace

Space::Space(std::vector<const v1::PolicyRule *> rules, const Vocabulary &vocabulary, std::int64_t now)
    : vocabulary_(vocabulary), now_(now) {
    std::vector<std::vector<const Predicate *>> byAttribute(vocabulary.size());
    for (const auto *rule : rules) {
        for (const auto *side : {&rule->when(), &rule->unless()}) {
            for (const auto &predicate : *side)
                byAttribute[*vocabulary.find(predicate.attribute())].push_back(&predicate);
        }
    }
    for (std::size_t attribute = 0; attribute < byAttribute.size(); ++attribute) {
        if (!byAttribute[attribute].empty())
            addAxes(attribute, byAttribute[attribute]);
    }
    addTime(rules);
}

Axis &Space::add(Axis axis, std::size_t cells) {
    axis.cells = static_cast<int>(cells);
    axis.firstWord = words_;
    axis.words = (cells + 63) / 64;
    words_ += axis.words;
    axes_.push_back(std::move(axis));
    return axes_.back();
}

void Space::addAxes(std::size_t attribute, const std::vector<const Predicate *> &predicates) {
    const auto &described = vocabulary_.attributes()[attribute];
    std::set<std::string> texts(described.values.begin(), described.values.end());
    std::set<std::string> prefixes;
    if (described.values.empty())
        prefixes.insert("");
    for (const auto *predicate : predicates) {
        const auto *named = textsOf(*predicate);
        if (named != nullptr && (described.values.empty() || described.type == FactType::Texts))
            texts.insert(named->values().begin(), named->values().end());
        if (predicate->has_prefix() && described.values.empty())
            prefixes.insert(predicate->prefix());
    }
    byAttribute_[{attribute, std::nullopt}] = axes_.size();
    switch (described.type) {
    case FactType::Text: {
        auto &axis = add({Axis::Kind::Text, attribute}, 1 + texts.size() + prefixes.size());
        axis.texts.assign(texts.begin(), texts.end());
        axis.prefixes.assign(prefixes.begin(), prefixes.end());
        break;
    }
    case FactType::Number: {
        auto cuts = cutsOf(predicates);
        const auto cells = 1 + cuts.size();
        add({Axis::Kind::Number, attribute}, cells).cuts = std::move(cuts);
        break;
    }
    case FactType::Flag:
        add({Axis::Kind::Flag, attribute}, 3);
        break;
    case FactType::Texts:
        add({Axis::Kind::Presence, attribute}, 2);
        for (const auto &element : texts) {
            byAttribute_[{attribute, element}] = axes_.size();
            add({Axis::Kind::Element, attribute, element}, 2);
        }
        break;
    }
}

void Space::addTime(const std::vector<const v1::PolicyRule *> &rules) {
    std::set<std::int64_t> cuts{now_};
    for (const auto *rule : rules) {
        if (rule->has_start_time() && rule->start_time().seconds() > now_)
            cuts.insert(rule->start_time().seconds());
        if (rule->has_end_time() && rule->end_time().seconds() > now_)
            cuts.insert(rule->end_time().seconds());
    }
    add({Axis::Kind::Time, vocabulary_.size()}, cuts.size()).cuts.assign(cuts.begin(), cuts.end());
}

Box Space::everything() const {
    Box box(words_);
    for (const auto &axis : axes_) {
        for (int cell = 0; cell < axis.cells; ++cell)
            setBit(&box, axis.firstWord, cell);
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

bool Space::isEmpty(const Box &box) const {
    // A list that is absent has no element.
    std::size_t present = 0;
    for (std::size_t i = 0; i < axes_.size(); ++i) {
        const auto &axis = axes_[i];
        if (firstCell(box, axis) == axis.cells)
            return true;
        if (axis.kind == Axis::Kind::Presence)
            present = i;
        if (axis.kind == Axis::Kind::Element && !hasBit(&box[axis.firstWord], Out) &&
            !hasBit(&box[axes_[present].firstWord], In))
            return true;
    }
    return false;
}

std::size_t Space::axisOf(std::size_t attribute, const std::optional<std::string> &element) const {
    return byAttribute_.at({attribute, element});
}

Space::Limit Space::only(std::size_t axis, int cell) const {
    Limit limit{axis, std::vector<std::uint64_t>(axes_[axis].words)};
    setBit(&limit.cells, 0, cell);
    return limit;
}

bool Space::passesCell(const Axis &axis, int cell, const Predicate &predicate) const {
    if (predicate.has_is_set())
        return predicate.is_set() == (cell != Absent);
    if (cell == Absent)
        return predicate.has_not_in();
    const auto place = static_cast<std::size_t>(cell - 1);
    switch (axis.kind) {
    case Axis::Kind::Text: {
        const bool isText = place < axis.texts.size();
        const auto &text = isText ? axis.texts[place] : axis.prefixes[place - axis.texts.size()];
        if (predicate.has_prefix())
            return text.starts_with(predicate.prefix());
        if (predicate.has_in())
            return isText && names(predicate.in(), text);
        return predicate.has_not_in() && !(isText && names(predicate.not_in(), text));
    }
    case Axis::Kind::Number: {
        const auto &range = predicate.between();
        return predicate.has_between() && !(range.has_low() && axis.cuts[place] < range.low()) &&
               !(range.has_high() && axis.cuts[place] > range.high());
    }
    case Axis::Kind::Flag:
        return predicate.has_is() && predicate.is() == (place == 1);
    case Axis::Kind::Presence:
    case Axis::Kind::Element:
    case Axis::Kind::Time:
        return false;
    }
    return false;
}

Space::Limit Space::cellsWhere(std::size_t axis, const Predicate &predicate, bool isPassing) const {
    Limit limit{axis, std::vector<std::uint64_t>(axes_[axis].words)};
    for (int cell = 0; cell < axes_[axis].cells; ++cell) {
        if (passesCell(axes_[axis], cell, predicate) == isPassing)
            setBit(&limit.cells, 0, cell);
    }
    return limit;
}

Space::Limits Space::elements(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const {
    Limits limits;
    if (isIn)
        limits.push_back(only(axisOf(attribute), In));
    for (const auto &text : texts.values())
        limits.push_back(only(axisOf(attribute, text), isIn ? In : Out));
    return limits;
}

// The first of them alone, or the second without the first, and so on: so that no two overlap.
std::vector<Space::Limits> Space::oneOf(std::size_t attribute, const v1::PolicyTexts &texts, bool isIn) const {
    std::vector<Limits> alternatives;
    Limits before;
    for (const auto &text : texts.values()) {
        const auto axis = axisOf(attribute, text);
        auto &limits = alternatives.emplace_back(before);
        limits.push_back(only(axis, isIn ? In : Out));
        if (isIn)
            limits.push_back(only(axisOf(attribute), In));
        before.push_back(only(axis, isIn ? Out : In));
    }
    return alternatives;
}

std::vector<Space::Limits> Space::passing(const Predicate &predicate, bool isPassing) const {
    const auto attribute = *vocabulary_.find(predicate.attribute());
    switch (predicate.test_case()) {
    case Predicate::kHasAny:
        return isPassing ? oneOf(attribute, predicate.has_any(), true)
                         : std::vector<Limits>{elements(attribute, predicate.has_any(), false)};
    case Predicate::kHasNone:
        return isPassing ? std::vector<Limits>{elements(attribute, predicate.has_none(), false)}
                         : oneOf(attribute, predicate.has_none(), true);
    case Predicate::kHasAll: {
        if (isPassing)
            return {elements(attribute, predicate.has_all(), true)};
        // One that is absent has none of them; of no elements, only that one fails.
        auto missing = oneOf(attribute, predicate.has_all(), false);
        if (predicate.has_all().values().empty())
            missing.push_back({only(axisOf(attribute), Absent)});
        return missing;
    }
    case Predicate::kIsSet:
    case Predicate::kIn:
    case Predicate::kNotIn:
    case Predicate::kPrefix:
    case Predicate::kBetween:
    case Predicate::kIs:
    case Predicate::TEST_NOT_SET:
        return {{cellsWhere(axisOf(attribute), predicate, isPassing)}};
    }
    return {};
}

std::vector<Box> Space::limited(const std::vector<Box> &boxes, const std::vector<Limits> &alternatives) const {
    std::vector<Box> all;
    for (const auto &box : boxes) {
        for (const auto &limits : alternatives) {
            Box one = box;
            for (const auto &limit : limits) {
                for (std::size_t i = 0; i < limit.cells.size(); ++i)
                    one[axes_[limit.axis].firstWord + i] &= limit.cells[i];
            }
            if (!isEmpty(one))
                all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<Box> Space::matchesOf(const v1::PolicyRule &rule) const {
    const auto &time = axes_.back();
    Limit window{axes_.size() - 1, std::vector<std::uint64_t>(time.words)};
    for (int cell = 0; cell < time.cells; ++cell) {
        const auto begin = time.cuts[static_cast<std::size_t>(cell)];
        if (!(rule.has_start_time() && begin < rule.start_time().seconds()) &&
            !(rule.has_end_time() && begin >= rule.end_time().seconds()))
            setBit(&window.cells, 0, cell);
    }
    auto matches = limited({everything()}, {{window}});
    for (const auto &predicate : rule.when())
        matches = limited(matches, passing(predicate, true));
    if (rule.unless().empty())
        return matches;
    std::vector<Box> all;
    for (const auto &predicate : rule.unless()) {
        const auto saved = limited(matches, passing(predicate, false));
        all.insert(all.end(), saved.begin(), saved.end());
        matches = limited(matches, passing(predicate, true));
    }
    return all;
}

// Not one of the axis's texts, and of no longer beginning than the cell's.
std::string Space::textOf(const Axis &axis, int cell) const {
    const auto place = static_cast<std::size_t>(cell - 1);
    if (place < axis.texts.size())
        return axis.texts[place];
    const auto &prefix = axis.prefixes[place - axis.texts.size()];
    const auto isOther = [&](const std::string &text) {
        return std::none_of(
                   axis.prefixes.begin(), axis.prefixes.end(),
                   [&](const auto &longer) { return longer.size() > prefix.size() && text.starts_with(longer); }) &&
               !std::binary_search(axis.texts.begin(), axis.texts.end(), text);
    };
    std::string text = prefix.empty() ? "other" : prefix;
    for (int number = 1; !isOther(text); ++number)
        text = prefix + "other-" + std::to_string(number);
    return text;
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
            fact.set_text(textOf(axis, cell));
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
