#include "backend/policy/analysis.h"

#include <algorithm>
#include <set>

#include <google/protobuf/util/message_differencer.h>

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
    : space_(asked(rules), vocabulary, now), isClosed_(isClosed) {
    for (const auto *rule : asked(rules))
        regions_.push_back({rule, space_.matchesOf(*rule)});
    for (const auto &region : regions_) {
        for (const auto &box : region.boxes)
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
        if (region.boxes.empty())
            findings->push_back(finding(Finding::DEAD, *region.rule));
    }
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
    v1::PolicyObligations own;
    join(&own, stronger.obligations());
    auto both = own;
    join(&both, rule.obligations());
    return google::protobuf::util::MessageDifferencer::Equals(own, both);
}

void Analysis::findShadowed(Budget *whole, std::vector<Finding> *findings) const {
    std::vector<Finding> found;
    std::vector<const Region *> kept;
    for (const auto &region : regions_)
        kept.push_back(&region);
    // Of two that are alike the later one is found, and then outdoes nobody.
    for (auto region = regions_.rbegin(); region != regions_.rend(); ++region) {
        if (region->boxes.empty())
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
    // What is open to all needs no permission.
    if (region.rule->effect() == v1::PERMIT && !isClosed_)
        return true;
    std::vector<const Box *> others;
    for (const auto *other : by) {
        if (other == &region || !outdoes(*other, region))
            continue;
        for (const auto &box : other->boxes)
            others.push_back(&box);
    }
    Budget budget(Budget::OfQuestion, whole);
    std::set<const Box *> used;
    for (const auto &box : region.boxes) {
        const auto left = outside(space_, box, others, &budget, &used);
        shadowed->set_is_unknown(!left);
        if (!left || !left->empty())
            return false;
    }
    std::set<std::string> ids;
    for (const auto *box : used)
        ids.insert(rules_.at(box)->id());
    for (const auto &id : ids)
        addOther(id, shadowed);
    return true;
}

Box Analysis::meeting(const Region &one, const Region &other) const {
    for (const auto &box : one.boxes) {
        for (const auto &their : other.boxes) {
            if (overlap(space_, box, their))
                return common(box, their);
        }
    }
    return {};
}

void Analysis::findConflicts(Budget *whole, std::vector<Finding> *findings) const {
    for (const auto &region : regions_) {
        if (region.rule->effect() != v1::PERMIT)
            continue;
        auto conflict = finding(Finding::CONFLICT, *region.rule);
        conflict.set_is_unknown(!whole->look(regions_.size(), space_));
        if (conflict.is_unknown()) {
            findings->push_back(std::move(conflict));
            continue;
        }
        for (const auto &other : regions_) {
            if (other.rule->effect() != v1::FORBID)
                continue;
            const auto met = meeting(region, other);
            if (met.empty())
                continue;
            if (conflict.others().empty())
                *conflict.mutable_example() = space_.exampleOf(met);
            addOther(other.rule->id(), &conflict);
        }
        if (!conflict.others().empty())
            findings->push_back(std::move(conflict));
    }
}

void Analysis::findGap(Budget *whole, std::vector<Finding> *findings) const {
    if (!isClosed_)
        return;
    std::vector<const Box *> decided;
    for (const auto &region : regions_) {
        if (region.rule->effect() == v1::OBLIGE)
            continue;
        for (const auto &box : region.boxes)
            decided.push_back(&box);
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
