#include "backend/policy/axis.h"

#include <algorithm>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

constexpr std::size_t Absent = 0;

void add(std::size_t cell, Axis::Cells *cells) {
    (*cells)[cell / 64] |= std::uint64_t(1) << (cell % 64);
}

void addBeginning(const std::vector<std::string> &words, const std::string &prefix, std::size_t firstCell,
                  Axis::Cells *cells) {
    auto word = std::lower_bound(words.begin(), words.end(), prefix);
    for (; word != words.end() && word->starts_with(prefix); ++word)
        add(firstCell + static_cast<std::size_t>(word - words.begin()), cells);
}

} // namespace

Axis::Cells Axis::range(std::size_t first, std::size_t last) const {
    Cells range(words);
    for (auto cell = first; cell < last; ++cell)
        add(cell, &range);
    return range;
}

Axis::Cells Axis::others(Cells cells) const {
    auto others = range(0, static_cast<std::size_t>(this->cells));
    for (std::size_t i = 0; i < others.size(); ++i)
        others[i] &= ~cells[i];
    return others;
}

Axis::Cells Axis::named(const v1::PolicyTexts &named) const {
    Cells cells(words);
    for (const auto &text : named.values()) {
        const auto found = std::lower_bound(texts.begin(), texts.end(), text);
        if (found != texts.end() && *found == text)
            add(1 + static_cast<std::size_t>(found - texts.begin()), &cells);
    }
    return cells;
}

Axis::Cells Axis::beginning(const std::string &prefix) const {
    Cells cells(words);
    addBeginning(texts, prefix, 1, &cells);
    addBeginning(prefixes, prefix, 1 + texts.size(), &cells);
    return cells;
}

Axis::Cells Axis::between(const v1::PolicyRange &range) const {
    const auto first = range.has_low() ? std::lower_bound(cuts.begin(), cuts.end(), range.low()) : cuts.begin();
    const auto last = range.has_high() ? std::upper_bound(cuts.begin(), cuts.end(), range.high()) : cuts.end();
    return this->range(1 + static_cast<std::size_t>(first - cuts.begin()),
                       1 + static_cast<std::size_t>(last - cuts.begin()));
}

Axis::Cells Axis::passing(const Predicate &predicate) const {
    switch (predicate.test_case()) {
    case Predicate::kIsSet:
        return predicate.is_set() ? range(Absent + 1, static_cast<std::size_t>(cells)) : only(Absent);
    case Predicate::kIn:
        return named(predicate.in());
    case Predicate::kNotIn:
        return others(named(predicate.not_in()));
    case Predicate::kPrefix:
        return beginning(predicate.prefix());
    case Predicate::kBetween:
        return between(predicate.between());
    case Predicate::kIs:
        return only(predicate.is() ? 2 : 1);
    case Predicate::kHasAny:
    case Predicate::kHasAll:
    case Predicate::kHasNone:
    case Predicate::TEST_NOT_SET:
        return Cells(words);
    }
    return Cells(words);
}

Axis::Cells Axis::passing(const Predicate &predicate, bool isPassing) const {
    return isPassing ? passing(predicate) : others(passing(predicate));
}

// Not one of the axis's texts, and of no longer beginning than the cell's.
std::string Axis::textIn(int cell) const {
    const auto place = static_cast<std::size_t>(cell - 1);
    if (place < texts.size())
        return texts[place];
    const auto &prefix = prefixes[place - texts.size()];
    const auto isOther = [&](const std::string &text) {
        return !std::binary_search(texts.begin(), texts.end(), text) &&
               std::none_of(prefixes.begin(), prefixes.end(), [&](const auto &longer) {
                   return longer.size() > prefix.size() && text.starts_with(longer);
               });
    };
    std::string text = prefix.empty() ? "other" : prefix;
    for (int number = 1; !isOther(text); ++number)
        text = prefix + "other-" + std::to_string(number);
    return text;
}

} // namespace policy
