#include <set>
#include <string>
#include <tuple>

#include "backend/policy/analysis.h"
#include "backend/policy/example.h"
#include "backend/policy/rule_table.h"

namespace policy {

namespace {

using Difference = v1::PolicyDifference;

// The part of a version that is enforced, in a space that it shares with another version.
struct Part {
    std::vector<std::vector<Box>> forbids;
    std::vector<std::vector<Box>> permits;
    bool isClosed;
};

Part partOf(const Version &version, const Space &space) {
    Part part{{}, {}, version.isClosed};
    for (const auto &rule : *version.rules) {
        if (rule.mode() != v1::ENFORCE)
            continue;
        if (rule.effect() == v1::FORBID)
            part.forbids.push_back(space.matchesOf(rule));
        else if (rule.effect() == v1::PERMIT)
            part.permits.push_back(space.matchesOf(rule));
    }
    return part;
}

void add(const std::vector<std::vector<Box>> &regions, std::vector<const Box *> *all) {
    for (const auto &region : regions) {
        for (const auto &box : region)
            all->push_back(&box);
    }
}

// What the one version allows and the other one does not, a few boxes of each way; without what was too much to reckon.
class Lost {
public:
    Lost(const Space &space, const Part &before, const Part &after) : space_(space) {
        sources_ = before.permits;
        if (!before.isClosed)
            sources_ = {{space.everything()}};
        add(before.forbids, &forbiddenBefore_);
        const std::set<std::vector<Box>> known(before.forbids.begin(), before.forbids.end());
        for (const auto &region : after.forbids) {
            // What was forbidden before as a whole is nothing that is lost.
            if (!known.contains(region))
                forbid(region);
        }
        if (after.isClosed)
            close(after);
    }

    const std::vector<Box> &boxes() const { return boxes_; }
    bool isUnknown() const { return isUnknown_; }

private:
    // What the region has outside of the others, if the source has it.
    void look(const std::vector<Box> &region, const std::vector<Box> &source, const std::vector<const Box *> &others) {
        for (const auto &box : region) {
            for (const auto &from : source) {
                if (!overlap(space_, box, from))
                    continue;
                Budget budget(Budget::OfQuestion, &whole_);
                const auto found = outside(space_, common(box, from), others, &budget);
                isUnknown_ = isUnknown_ || !found;
                if (found && !found->empty()) {
                    boxes_.push_back(*found);
                    return;
                }
            }
        }
    }
    void forbid(const std::vector<Box> &region) {
        for (const auto &source : sources_)
            look(region, source, forbiddenBefore_);
    }
    void close(const Part &after) {
        auto decided = forbiddenBefore_;
        add(after.permits, &decided);
        add(after.forbids, &decided);
        const std::vector<Box> everything(1, space_.everything());
        for (const auto &source : sources_)
            look(source, everything, decided);
    }

    const Space &space_;
    std::vector<const Box *> forbiddenBefore_;
    std::vector<std::vector<Box>> sources_;
    std::vector<Box> boxes_;
    bool isUnknown_ = false;
    Budget whole_{Budget::OfAnalysis};
};

std::vector<const v1::PolicyRule *> enforced(const Version &before, const Version &after) {
    std::vector<const v1::PolicyRule *> rules;
    for (const auto *version : {&before, &after}) {
        for (const auto &rule : *version->rules) {
            if (rule.mode() == v1::ENFORCE)
                rules.push_back(&rule);
        }
    }
    return rules;
}

// Who is asked is not known: what counts for some alone is named as if it counted for all.
std::vector<v1::PolicyRule> forAll(std::vector<v1::PolicyRule> rules) {
    for (auto &rule : rules)
        rule.clear_enforced_basis_points();
    return rules;
}

// Which rules decided and decide each example; of two that are alike one is enough.
void nameRules(const Version &before, const Version &after, const Vocabulary &vocabulary,
               std::vector<Difference> *differences) {
    const RuleTable old(forAll(*before.rules), vocabulary, before.isClosed);
    const RuleTable fresh(forAll(*after.rules), vocabulary, after.isClosed);
    const auto ruleOf = [&](const RuleTable &table, const v1::PolicyExample &example) {
        const auto rule = table.decide(factsOf(example, vocabulary), {0, example.time().seconds()}).verdict.rule;
        return rule == Decision::NoRule ? std::string() : table.rule(rule).id();
    };
    std::set<std::tuple<bool, std::string, std::string>> known;
    std::erase_if(*differences, [&](Difference &difference) {
        if (difference.is_unknown())
            return false;
        difference.set_old_rule(ruleOf(old, difference.example()));
        difference.set_new_rule(ruleOf(fresh, difference.example()));
        return !known.emplace(difference.is_newly_allowed(), difference.old_rule(), difference.new_rule()).second;
    });
}

} // namespace

std::vector<Difference> differences(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                    std::int64_t now) {
    const Space space(enforced(before, after), vocabulary, now);
    const auto old = partOf(before, space);
    const auto fresh = partOf(after, space);
    std::vector<Difference> differences;
    for (const bool isNewlyAllowed : {false, true}) {
        const Lost lost(space, isNewlyAllowed ? fresh : old, isNewlyAllowed ? old : fresh);
        for (const auto &box : lost.boxes()) {
            auto &difference = differences.emplace_back();
            difference.set_is_newly_allowed(isNewlyAllowed);
            *difference.mutable_example() = space.exampleOf(box);
        }
        if (lost.isUnknown()) {
            differences.emplace_back().set_is_unknown(true);
            differences.back().set_is_newly_allowed(isNewlyAllowed);
        }
    }
    nameRules(before, after, vocabulary, &differences);
    return differences;
}

} // namespace policy
