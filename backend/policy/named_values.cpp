#include "backend/policy/named_values.h"

#include <algorithm>
#include <limits>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

} // namespace

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

NamedValues::NamedValues(const Vocabulary &vocabulary, std::size_t values, std::size_t cells)
    : vocabulary_(vocabulary), values_(values), cells_(cells) {
    for (const auto &attribute : vocabulary.attributes()) {
        auto &named = named_.emplace_back();
        named.texts.insert(attribute.values.begin(), attribute.values.end());
        if (attribute.values.empty())
            named.prefixes.insert("");
        named.cuts.insert(std::numeric_limits<std::int64_t>::min());
    }
}

bool NamedValues::take(std::size_t values, std::size_t cellsOfEach) {
    if (values > values_ || values * cellsOfEach > cells_)
        return false;
    values_ -= values;
    cells_ -= values * cellsOfEach;
    return true;
}

bool NamedValues::addTexts(const v1::PolicyTexts &texts, const Attribute &attribute, OfAttribute *named) {
    const bool isList = attribute.type == FactType::Texts;
    // Of an enum, all are there.
    if (!isList && !attribute.values.empty())
        return true;
    const auto fresh = std::count_if(texts.values().begin(), texts.values().end(),
                                     [named](const auto &text) { return !named->texts.contains(text); });
    // An element of a list is an axis, and has a word of its own.
    if (!take(static_cast<std::size_t>(fresh), isList ? 64 : 1))
        return false;
    named->texts.insert(texts.values().begin(), texts.values().end());
    return true;
}

bool NamedValues::addRange(const v1::PolicyRange &range, OfAttribute *named) {
    std::set<std::int64_t> fresh;
    if (range.has_low())
        fresh.insert(range.low());
    if (range.has_high() && range.high() < std::numeric_limits<std::int64_t>::max())
        fresh.insert(range.high() + 1);
    std::erase_if(fresh, [named](auto cut) { return named->cuts.contains(cut); });
    if (!take(fresh.size(), 1))
        return false;
    named->cuts.merge(fresh);
    return true;
}

bool NamedValues::add(const Predicate &predicate) {
    const auto position = *vocabulary_.find(predicate.attribute());
    const auto &attribute = vocabulary_.attributes()[position];
    auto &named = named_[position];
    bool isAdded = true;
    if (const auto *texts = textsOf(predicate)) {
        isAdded = addTexts(*texts, attribute, &named);
    } else if (predicate.has_between()) {
        isAdded = addRange(predicate.between(), &named);
    } else if (predicate.has_prefix() && attribute.values.empty() && !named.prefixes.contains(predicate.prefix())) {
        isAdded = take(1, 1);
        if (isAdded)
            named.prefixes.insert(predicate.prefix());
    }
    named.isTested = named.isTested || isAdded;
    return isAdded;
}

} // namespace policy
