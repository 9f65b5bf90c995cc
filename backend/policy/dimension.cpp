#include "backend/policy/dimension.h"

#include <algorithm>
#include <limits>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

bool isNegative(const Predicate &predicate) {
    return predicate.test_case() == Predicate::kNotIn || predicate.test_case() == Predicate::kHasNone;
}

std::int64_t lowOf(const v1::PolicyRange &range) {
    return range.has_low() ? range.low() : std::numeric_limits<std::int64_t>::min();
}

std::int64_t highOf(const v1::PolicyRange &range) {
    return range.has_high() ? range.high() : std::numeric_limits<std::int64_t>::max();
}

// Both in the order of their words.
void unite(const std::vector<Word> &more, std::vector<Word> *words) {
    const auto own = static_cast<std::ptrdiff_t>(words->size());
    words->insert(words->end(), more.begin(), more.end());
    std::inplace_merge(words->begin(), words->begin() + own, words->end(),
                       [](const Word &one, const Word &other) { return one.index < other.index; });
    std::size_t kept = 0;
    for (const auto word : *words) {
        if (kept > 0 && (*words)[kept - 1].index == word.index)
            (*words)[kept - 1].bits |= word.bits;
        else
            (*words)[kept++] = word;
    }
    words->resize(kept);
}

} // namespace

bool Dimension::canIndex(const Predicate &predicate) {
    switch (predicate.test_case()) {
    case Predicate::kIn:
    case Predicate::kNotIn:
    case Predicate::kHasAny:
    case Predicate::kHasNone:
    case Predicate::kIs:
    case Predicate::kBetween:
        return true;
    case Predicate::kPrefix:
    case Predicate::kHasAll:
    case Predicate::kIsSet:
    case Predicate::TEST_NOT_SET:
        return false;
    }
    return false;
}

Dimension::Dimension(std::size_t attribute, const std::vector<const Predicate *> &predicates)
    : attribute_(attribute), other_((predicates.size() + 63) / 64) {
    for (std::size_t position = 0; position < predicates.size(); ++position) {
        const auto *predicate = predicates[position];
        if (predicate == nullptr || isNegative(*predicate))
            other_[position / 64] |= std::uint64_t(1) << (position % 64);
        if (predicate == nullptr)
            continue;
        if (predicate->has_in())
            list(predicate->in(), position, &Listed::added);
        else if (predicate->has_not_in())
            list(predicate->not_in(), position, &Listed::removed);
        else if (predicate->has_has_any())
            list(predicate->has_any(), position, &Listed::added);
        else if (predicate->has_has_none())
            list(predicate->has_none(), position, &Listed::removed);
        else if (predicate->has_is())
            byFlag_[predicate->is() ? 1 : 0].added.append(position);
    }
    cut(predicates);
    otherWords_ = WordSet(other_);
}

void Dimension::list(const v1::PolicyTexts &texts, std::size_t position, WordSet Listed::*side) {
    for (const auto &text : texts.values())
        (byText_[text].*side).append(position);
}

void Dimension::cut(const std::vector<const Predicate *> &predicates) {
    for (const auto *predicate : predicates) {
        if (predicate == nullptr || !predicate->has_between())
            continue;
        cuts_.push_back(lowOf(predicate->between()));
        if (const auto high = highOf(predicate->between()); high < std::numeric_limits<std::int64_t>::max())
            cuts_.push_back(high + 1);
    }
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    ranges_.resize(cuts_.size());
    for (std::size_t position = 0; position < predicates.size(); ++position) {
        const auto *predicate = predicates[position];
        if (predicate == nullptr || !predicate->has_between())
            continue;
        const auto first = std::lower_bound(cuts_.begin(), cuts_.end(), lowOf(predicate->between())) - cuts_.begin();
        for (auto i = static_cast<std::size_t>(first); i < cuts_.size() && cuts_[i] <= highOf(predicate->between());
             ++i)
            ranges_[i].append(position);
    }
}

const WordSet *Dimension::rangesAt(std::int64_t number) const {
    const auto next = std::upper_bound(cuts_.begin(), cuts_.end(), number);
    return next == cuts_.begin() ? nullptr : &ranges_[static_cast<std::size_t>(next - cuts_.begin() - 1)];
}

void Dimension::look(const Fact &fact, Reading *reading) const {
    reading->added_.clear();
    reading->removed_.clear();
    const auto take = [reading](const Listed &listed) {
        if (!listed.added.isEmpty())
            reading->added_.push_back(&listed.added);
        if (!listed.removed.isEmpty())
            reading->removed_.push_back(&listed.removed);
    };
    const auto takeText = [&](std::string_view text) {
        if (const auto found = byText_.find(text); found != byText_.end())
            take(found->second);
    };
    if (const auto *text = std::get_if<std::string_view>(&fact)) {
        takeText(*text);
    } else if (const auto *texts = std::get_if<std::vector<std::string_view>>(&fact)) {
        for (const auto one : *texts)
            takeText(one);
    } else if (const auto *flag = std::get_if<bool>(&fact)) {
        take(byFlag_[*flag ? 1 : 0]);
    } else if (const auto *number = std::get_if<std::int64_t>(&fact)) {
        if (const auto *ranges = rangesAt(*number))
            reading->added_.push_back(ranges);
    }
}

void Dimension::all(const Facts &facts, Reading *reading) const {
    look(facts.at(attribute_), reading);
    auto &left = reading->left_;
    left = otherWords_.words();
    for (const auto *added : reading->added_)
        unite(added->words(), &left);
    for (const auto *removed : reading->removed_) {
        WordCursor cursor(*removed);
        for (auto &word : left)
            word.bits &= ~cursor.bitsAt(word.index);
    }
}

void Dimension::narrow(const Facts &facts, Reading *reading) const {
    look(facts.at(attribute_), reading);
    reading->addedCursors_.assign(reading->added_.begin(), reading->added_.end());
    reading->removedCursors_.assign(reading->removed_.begin(), reading->removed_.end());
    auto &left = reading->left_;
    std::size_t kept = 0;
    for (auto word : left) {
        auto passing = other_[word.index];
        for (auto &cursor : reading->addedCursors_)
            passing |= cursor.bitsAt(word.index);
        for (auto &cursor : reading->removedCursors_)
            passing &= ~cursor.bitsAt(word.index);
        word.bits &= passing;
        if (word.bits != 0)
            left[kept++] = word;
    }
    left.resize(kept);
}

} // namespace policy
