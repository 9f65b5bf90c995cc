#include "tests/backend/policy/reference.h"

#include <algorithm>
#include <set>

namespace policy::test {

namespace {

std::set<std::string> setOf(const v1::PolicyTexts &texts) {
    return {texts.values().begin(), texts.values().end()};
}

bool within(std::int64_t number, const v1::PolicyRange &range) {
    return !(range.has_low() && number < range.low()) && !(range.has_high() && number > range.high());
}

std::set<std::string> common(const std::vector<std::string_view> &texts, const std::set<std::string> &values) {
    std::set<std::string> both;
    for (const auto text : texts) {
        if (values.contains(std::string(text)))
            both.emplace(text);
    }
    return both;
}

bool passesAll(const google::protobuf::RepeatedPtrField<v1::PolicyPredicate> &predicates, const Vocabulary &vocabulary,
               const Facts &facts) {
    for (const auto &predicate : predicates) {
        if (!refPasses(predicate, facts.at(*vocabulary.find(predicate.attribute()))))
            return false;
    }
    return true;
}

bool matches(const v1::PolicyRule &rule, const Vocabulary &vocabulary, const Facts &facts, std::int64_t time) {
    if (rule.has_start_time() && time < rule.start_time().seconds())
        return false;
    if (rule.has_end_time() && time >= rule.end_time().seconds())
        return false;
    const bool isExcepted = rule.unless_size() > 0 && passesAll(rule.unless(), vocabulary, facts);
    return passesAll(rule.when(), vocabulary, facts) && !isExcepted;
}

void expectMore(const v1::PolicyObligations &more, v1::PolicyObligations *all) {
    if (more.approvals() > all->approvals())
        all->set_approvals(more.approvals());
    if (more.reason())
        all->set_reason(true);
    if (more.ticket())
        all->set_ticket(true);
    if (more.has_max_replicas() && (!all->has_max_replicas() || more.max_replicas() < all->max_replicas()))
        all->set_max_replicas(more.max_replicas());
    std::set<std::string> tags(all->tags().begin(), all->tags().end());
    tags.insert(more.tags().begin(), more.tags().end());
    all->clear_tags();
    for (const auto &tag : tags)
        all->add_tags(tag);
}

} // namespace

bool refPasses(const v1::PolicyPredicate &predicate, const Fact &fact) {
    const bool isAbsent = std::holds_alternative<std::monostate>(fact);
    if (predicate.has_is_set())
        return predicate.is_set() ? !isAbsent : isAbsent;
    if (isAbsent)
        return predicate.has_not_in() || predicate.has_has_none();
    if (const auto *text = std::get_if<std::string_view>(&fact)) {
        if (predicate.has_in())
            return setOf(predicate.in()).contains(std::string(*text));
        if (predicate.has_not_in())
            return !setOf(predicate.not_in()).contains(std::string(*text));
        return predicate.has_prefix() && text->substr(0, predicate.prefix().size()) == predicate.prefix();
    }
    if (const auto *number = std::get_if<std::int64_t>(&fact))
        return predicate.has_between() && within(*number, predicate.between());
    if (const auto *flag = std::get_if<bool>(&fact))
        return predicate.has_is() && predicate.is() == *flag;
    const auto &texts = std::get<std::vector<std::string_view>>(fact);
    if (predicate.has_has_any())
        return !common(texts, setOf(predicate.has_any())).empty();
    if (predicate.has_has_all())
        return common(texts, setOf(predicate.has_all())) == setOf(predicate.has_all());
    return predicate.has_has_none() && common(texts, setOf(predicate.has_none())).empty();
}

Expected refDecide(const std::vector<v1::PolicyRule> &rules, const Vocabulary &vocabulary, const Facts &facts,
                   bool isClosed, std::int64_t time, bool isShadow) {
    std::set<std::string> forbids;
    std::set<std::string> permits;
    std::set<std::string> warnings;
    Expected expected;
    v1::PolicyObligations obligations;
    for (const auto &rule : rules) {
        if (rule.mode() == v1::OFF || !matches(rule, vocabulary, facts, time))
            continue;
        const bool isWhole = !rule.has_enforced_basis_points() || rule.enforced_basis_points() > 0;
        const bool isEnforced = rule.mode() == v1::ENFORCE && isWhole;
        if (rule.mode() == v1::WARN && rule.effect() != v1::PERMIT)
            warnings.insert(rule.id());
        if (!isEnforced && !isShadow)
            continue;
        if (rule.effect() == v1::FORBID)
            forbids.insert(rule.id());
        else if (rule.effect() == v1::PERMIT)
            permits.insert(rule.id());
        else
            expectMore(rule.obligations(), &obligations);
    }
    expected.isAllowed = forbids.empty() && (!isClosed || !permits.empty());
    if (!forbids.empty())
        expected.rule = *forbids.begin();
    else if (!permits.empty())
        expected.rule = *permits.begin();
    if (expected.isAllowed)
        expected.obligations = obligations;
    expected.warnings.assign(warnings.begin(), warnings.end());
    return expected;
}

} // namespace policy::test
