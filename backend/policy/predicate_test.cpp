#include "backend/policy/predicate_test.h"

#include <algorithm>

namespace policy {

namespace {

using Predicate = v1::PolicyPredicate;

std::vector<std::string> sorted(const v1::PolicyTexts &texts) {
    std::vector<std::string> values(texts.values().begin(), texts.values().end());
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

} // namespace

PredicateTest::PredicateTest(std::size_t attribute, const v1::PolicyPredicate &predicate)
    : attribute_(attribute), test_(predicate.test_case()) {
    switch (test_) {
    case Predicate::kIn:
        values_ = sorted(predicate.in());
        break;
    case Predicate::kNotIn:
        values_ = sorted(predicate.not_in());
        break;
    case Predicate::kHasAny:
        values_ = sorted(predicate.has_any());
        break;
    case Predicate::kHasAll:
        values_ = sorted(predicate.has_all());
        break;
    case Predicate::kHasNone:
        values_ = sorted(predicate.has_none());
        break;
    case Predicate::kPrefix:
        prefix_ = predicate.prefix();
        break;
    case Predicate::kBetween:
        low_ = predicate.between().has_low() ? predicate.between().low() : low_;
        high_ = predicate.between().has_high() ? predicate.between().high() : high_;
        break;
    case Predicate::kIs:
        flag_ = predicate.is();
        break;
    case Predicate::kIsSet:
        flag_ = predicate.is_set();
        break;
    case Predicate::TEST_NOT_SET:
        break;
    }
}

bool PredicateTest::isListed(std::string_view text) const {
    return std::binary_search(values_.begin(), values_.end(), text, std::less<>());
}

bool PredicateTest::holdsText(std::string_view text) const {
    if (test_ == Predicate::kIn)
        return isListed(text);
    if (test_ == Predicate::kNotIn)
        return !isListed(text);
    return test_ == Predicate::kPrefix && text.starts_with(prefix_);
}

bool PredicateTest::holdsTexts(const std::vector<std::string_view> &texts) const {
    const auto isHere = [&](const std::string &value) {
        return std::find(texts.begin(), texts.end(), value) != texts.end();
    };
    if (test_ == Predicate::kHasAny)
        return std::any_of(values_.begin(), values_.end(), isHere);
    if (test_ == Predicate::kHasAll)
        return std::all_of(values_.begin(), values_.end(), isHere);
    return test_ == Predicate::kHasNone && std::none_of(values_.begin(), values_.end(), isHere);
}

bool PredicateTest::passes(const Fact &fact) const {
    const bool isAbsent = std::holds_alternative<std::monostate>(fact);
    if (test_ == Predicate::kIsSet)
        return flag_ != isAbsent;
    if (isAbsent)
        return test_ == Predicate::kNotIn || test_ == Predicate::kHasNone;
    if (const auto *text = std::get_if<std::string_view>(&fact))
        return holdsText(*text);
    if (const auto *texts = std::get_if<std::vector<std::string_view>>(&fact))
        return holdsTexts(*texts);
    if (const auto *number = std::get_if<std::int64_t>(&fact))
        return test_ == Predicate::kBetween && low_ <= *number && *number <= high_;
    return test_ == Predicate::kIs && std::get<bool>(fact) == flag_;
}

} // namespace policy
