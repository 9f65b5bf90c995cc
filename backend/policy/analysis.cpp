#include "backend/policy/analysis.h"

#include <algorithm>
#include <set>

#include "backend/policy/decision.h"

namespace policy {

namespace {

using Finding = v1::PolicyFinding;

constexpr int MostOthers = 8;

std::vector<const v1::PolicyRule *> asked(const std::vector<v1::PolicyRule> &rules) {
    std::vector<const v1::PolicyRule *> asked;
    for (const auto &rule : rules) {
        if (rule.mode() != v1::OFF)
            asked.push_back(&rule);
    }
    std::sort(asked.begin(), asked.end(), [](const auto *one, const auto *other) { return one->id() < other->id(); });
    return asked;
}

bool isWholly(const v1::PolicyRule &rule, v1::PolicyMode mode) {
    return rule.mode() == mode && (!rule.has_enforced_basis_points() || rule.enforced_basis_points() == 10'000);
}

Finding finding(Finding::Kind kind, const v1::PolicyRule &rule) {
    Finding finding;
    finding.set_kind(kind);
    finding.set_rule(rule.id());
    return finding;
}

void addOther(const std::string &id, Finding *finding) {
    if (finding->others_size() < MostOthers)
        finding->add_others(id);
}

} // namespace

Analysis::Analysis(const std::vector<v1::PolicyRule> &rules, const Vocabulary &vocabulary, bool isClosed,
                   std::int64_t now)
    : Analysis(rules, Space(asked(rules), vocabulary, now), isClosed) {}

Analysis::Analysis(const std::vector<v1::PolicyRule> &rules, Space space, bool isClosed)
    : space_(std::move(space)), isClosed_(isClosed) {
    for (const auto *rule : asked(rules))
        regions_.push_back({rule, space_.matchesOf(*rule)});
    for (const auto &region : regions_) {
        for (const auto &box : region.matches.boxes)
            rules_.emplace(&box, region.rule);
    }
}

std::vector<Finding> Analysis::findings() const {
    std::vector<Finding> findings;
    findDead(&findings);
    Budget whole(Budget::OfAnalysis);
    findShadowed(&whole, &findings);
    findConflicts(&whole, &findings);
    findGap(&whole, &findings);
    return findings;
}

void Analysis::findDead(std::vector<Finding> *findings) const {
    for (const auto &region : regions_) {
        if (!region.matches.boxes.empty() && region.matches.isExact)
            continue;
        findings->push_back(finding(Finding::DEAD, *region.rule));
        findings->back().set_is_unknown(!region.matches.isExact);
        if (region.matches.isExact)
            addCause(*region.rule, &findings->back());
    }
}

bool Analysis::isDead(const Conditions &conditions) const {
    const auto matches = space_.matchesOf(conditions);
    return matches.boxes.empty() && matches.isExact;
}

// One after the other is left out; what cannot be is the cause.
void Analysis::addCause(const v1::PolicyRule &dead, Finding *finding) const {
    Conditions rest(dead);
    rest.unless.clear();
    if (!isDead(rest))
        rest = Conditions(dead);
    for (std::size_t i = rest.when.size(); i-- > 0;) {
        auto fewer = rest;
        fewer.when.erase(fewer.when.begin() + static_cast<std::ptrdiff_t>(i));
        if (isDead(fewer))
            rest = std::move(fewer);
    }
    for (const auto *test : rest.when)
        *finding->add_tests() = *test;
    for (const auto *test : rest.unless)
        *finding->add_exceptions() = *test;
}

bool Analysis::outdoes(const Region &other, const Region &region) const {
    const auto &rule = *region.rule;
    const auto &stronger = *other.rule;
    // What is only enforced for some, or in the shadow, decides nothing for all.
    if (!isWholly(stronger, v1::ENFORCE) && !isWholly(stronger, rule.mode()))
        return false;
    if (stronger.effect() == v1::FORBID || stronger.effect() != rule.effect())
        return stronger.effect() == v1::FORBID;
    if (rule.effect() != v1::OBLIGE)
        return true;
    return includes(stronger.obligations(), rule.obligations());
}

void Analysis::findShadowed(Budget *whole, std::vector<Finding> *findings) const {
    std::vector<Finding> found;
    std::vector<const Region *> kept;
    for (const auto &region : regions_)
        kept.push_back(&region);
    // Of two that are alike the later one is found, and then outdoes nobody.
    for (auto region = regions_.rbegin(); region != regions_.rend(); ++region) {
        if (region->matches.boxes.empty())
            continue;
        auto shadowed = finding(Finding::SHADOWED, *region->rule);
        const bool isShadowed = shadow(*region, kept, whole, &shadowed);
        if (isShadowed)
            std::erase(kept, &*region);
        if (isShadowed || shadowed.is_unknown())
            found.push_back(std::move(shadowed));
    }
    findings->insert(findings->end(), found.rbegin(), found.rend());
}

bool Analysis::shadow(const Region &region, const std::vector<const Region *> &by, Budget *whole,
                      Finding *shadowed) const {
    if (region.matches.isExact)
        *shadowed->mutable_example() = space_.exampleOf(region.matches.boxes.front());
    // What is open to all needs no permission.
    if (region.rule->effect() == v1::PERMIT && !isClosed_)
        return true;
    Cover others;
    for (const auto *other : by) {
        if (other != &region && outdoes(*other, region))
            others.add(other->matches);
    }
    Budget budget(Budget::OfQuestion, whole);
    std::set<const Box *> used;
    bool isUnknown = false;
    for (const auto &box : region.matches.boxes) {
        const auto left = outside(space_, box, others, &budget, &used);
        if (left && !left->empty() && region.matches.isExact)
            return false;
        isUnknown = isUnknown || !left || !left->empty();
    }
    shadowed->set_is_unknown(isUnknown);
    if (isUnknown)
        return false;
    std::set<std::string> ids;
    for (const auto *box : used)
        ids.insert(rules_.at(box)->id());
    for (const auto &id : ids)
        addOther(id, shadowed);
    return true;
}

std::optional<Box> Analysis::meeting(const Region &one, const Region &other, Budget *whole) const {
    for (const auto &box : one.matches.boxes) {
        for (const auto &their : other.matches.boxes) {
            const auto apart = space_.apart(box, their);
            if (!whole->look(apart.value_or(space_.words())))
                return std::nullopt;
            if (!apart)
                return common(box, their);
        }
    }
    return Box();
}

Finding Analysis::conflictOf(const Region &region, Budget *whole) const {
    auto conflict = finding(Finding::CONFLICT, *region.rule);
    bool isPossible = false;
    for (const auto &other : regions_) {
        if (other.rule->effect() != v1::FORBID)
            continue;
        const auto met = meeting(region, other, whole);
        if (met && met->empty())
            continue;
        isPossible = isPossible || !met || !region.matches.isExact || !other.matches.isExact;
        if (!met)
            break;
        if (!region.matches.isExact || !other.matches.isExact)
            continue;
        if (conflict.others().empty())
            *conflict.mutable_example() = space_.exampleOf(*met);
        addOther(other.rule->id(), &conflict);
    }
    conflict.set_is_unknown(isPossible && conflict.others().empty());
    return conflict;
}

void Analysis::findConflicts(Budget *whole, std::vector<Finding> *findings) const {
    for (const auto &region : regions_) {
        if (region.rule->effect() != v1::PERMIT)
            continue;
        auto conflict = conflictOf(region, whole);
        if (conflict.is_unknown() || !conflict.others().empty())
            findings->push_back(std::move(conflict));
    }
}

void Analysis::findGap(Budget *whole, std::vector<Finding> *findings) const {
    if (!isClosed_)
        return;
    Cover decided;
    for (const auto &region : regions_) {
        if (region.rule->effect() != v1::OBLIGE)
            decided.add(region.matches);
    }
    Budget budget(Budget::OfQuestion, whole);
    const auto left = outside(space_, space_.everything(), decided, &budget);
    if (left && left->empty())
        return;
    auto &gap = findings->emplace_back();
    gap.set_kind(Finding::GAP);
    gap.set_is_unknown(!left);
    if (left)
        *gap.mutable_example() = space_.exampleOf(*left);
}

} // namespace policy
