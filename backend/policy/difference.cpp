#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "backend/policy/analysis.h"
#include "backend/policy/asked_difference.h"
#include "backend/policy/example.h"
#include "backend/policy/rule_reach.h"
#include "backend/policy/rule_table.h"

namespace policy {

namespace {

using Difference = v1::PolicyDifference;

// What is kept of the ways in which two versions differ, in one direction. Of boxes together, 8 bytes each.
constexpr std::size_t MostWords = std::size_t(16) << 20;
constexpr std::size_t MostWays = 20'000;

// A rule's id, and for how many of 10,000 it is enforced.
using Shares = std::unordered_map<std::string, std::int64_t>;

Shares sharesOf(const Version &version) {
    Shares shares;
    for (const auto &rule : *version.rules)
        shares[rule.id()] = shareOf(rule);
    return shares;
}

// Whether for some of those for whom it is not enforced it is so in the other version.
bool isForFewer(const v1::PolicyRule &rule, const Shares &others) {
    const auto other = others.find(rule.id());
    return other != others.end() && shareOf(rule) < other->second;
}

struct Region {
    Matches matches;
    bool isForFewer = false;
    // What a rule asks whose matches are not exact; else empty.
    std::string conditions = {};
};

// Whether they match the same, as far as that is seen at once.
struct MatchesLess {
    bool operator()(const Region *one, const Region *other) const {
        return std::tie(one->matches.boxes, one->conditions) < std::tie(other->matches.boxes, other->conditions);
    }
};

// The part of a version that is enforced, in a space that it shares with another version.
struct Part {
    std::vector<Region> forbids;
    std::vector<Region> permits;
    bool isClosed;
};

Part partOf(const Version &version, const Shares &others, const Space &space) {
    Part part{{}, {}, version.isClosed};
    for (const auto &rule : *version.rules) {
        if (shareOf(rule) == 0 || rule.effect() == v1::OBLIGE)
            continue;
        auto &region = (rule.effect() == v1::FORBID ? part.forbids : part.permits).emplace_back();
        region.matches = space.matchesOf(rule);
        region.isForFewer = isForFewer(rule, others);
        if (!region.matches.isExact)
            region.conditions = conditionsOf(rule);
    }
    return part;
}

// What the one version allows and the other one does not, a few boxes of each way; without what was too much to reckon.
// What is enforced for more in the one version than in the other is, for some, only in that one.
class Lost {
public:
    Lost(const Space &space, const Part &before, const Part &after) : space_(space) {
        const Region everything{.matches = {.boxes = std::vector<Box>(1, space.everything())}};
        std::vector<const Region *> sources{&everything};
        if (before.isClosed) {
            sources.clear();
            for (const auto &permit : before.permits)
                sources.push_back(&permit);
        }
        std::set<const Region *, MatchesLess> known;
        for (const auto &forbid : before.forbids) {
            if (forbid.isForFewer)
                continue;
            known.insert(&forbid);
            forbidden_.add(forbid.matches);
        }
        for (const auto &forbid : after.forbids) {
            // What was forbidden before as a whole is nothing that is lost.
            if (known.contains(&forbid))
                continue;
            for (const auto *source : sources)
                look(forbid, *source, forbidden_);
        }
        if (after.isClosed)
            close(after, sources, everything);
    }

    const std::vector<Box> &boxes() const { return boxes_; }
    bool isUnknown() const { return isUnknown_; }

private:
    bool isFull() const { return boxes_.size() >= MostWays || boxes_.size() * space_.words() >= MostWords; }
    // What the region has outside of the others, if the source has it.
    void look(const Region &region, const Region &source, const Cover &others) {
        for (const auto &box : region.matches.boxes) {
            for (const auto &from : source.matches.boxes) {
                if (isOver_)
                    return;
                const auto apart = space_.apart(box, from);
                isOver_ = isFull() || !whole_.look(apart.value_or(space_.words()));
                isUnknown_ = isUnknown_ || isOver_;
                if (isOver_ || apart)
                    continue;
                Budget budget(Budget::OfQuestion, &whole_);
                const auto found = outside(space_, common(box, from), others, &budget);
                if (found && found->empty())
                    continue;
                if (!found || !region.matches.isExact || !source.matches.isExact) {
                    isUnknown_ = true;
                    continue;
                }
                boxes_.push_back(*found);
                return;
            }
        }
    }
    void close(const Part &after, const std::vector<const Region *> &sources, const Region &everything) {
        auto decided = forbidden_;
        for (const auto &permit : after.permits) {
            if (!permit.isForFewer)
                decided.add(permit.matches);
        }
        for (const auto &forbid : after.forbids)
            decided.add(forbid.matches);
        for (const auto *source : sources)
            look(*source, everything, decided);
    }

    const Space &space_;
    // By the version before.
    Cover forbidden_;
    std::vector<Box> boxes_;
    bool isUnknown_ = false;
    // No more is looked for.
    bool isOver_ = false;
    Budget whole_{Budget::OfAnalysis};
};

std::vector<const v1::PolicyRule *> enforced(const Version &before, const Version &after) {
    std::vector<const v1::PolicyRule *> rules;
    for (const auto *version : {&before, &after}) {
        for (const auto &rule : *version->rules) {
            if (shareOf(rule) > 0)
                rules.push_back(&rule);
        }
    }
    return rules;
}

// As it is for those about whom a difference is: they are none of those for whom the rules of the effect count that are
// enforced for fewer than in the other version. All else that counts for some is named as if it counted for all.
RuleTable tableOf(const Version &version, const Shares &others, v1::PolicyEffect effect, const Vocabulary &vocabulary) {
    std::vector<v1::PolicyRule> rules;
    for (const auto &rule : *version.rules) {
        if (shareOf(rule) > 0 && !(rule.effect() == effect && isForFewer(rule, others)))
            rules.emplace_back(rule).clear_enforced_basis_points();
    }
    return {std::move(rules), vocabulary, version.isClosed};
}

// Which rules decided and decide each example; of two that are alike one is enough.
void nameRules(const RuleTable &old, const RuleTable &fresh, const Vocabulary &vocabulary,
               std::vector<Difference> *differences) {
    const auto ruleOf = [&](const RuleTable &table, const v1::PolicyExample &example) {
        const auto rule = table.decide(factsOf(example, vocabulary), {0, example.time().seconds()}).verdict.rule;
        return rule == Decision::NoRule ? std::string() : table.rule(rule).id();
    };
    std::set<std::pair<std::string, std::string>> known;
    std::erase_if(*differences, [&](Difference &difference) {
        difference.set_old_rule(ruleOf(old, difference.example()));
        difference.set_new_rule(ruleOf(fresh, difference.example()));
        return !known.emplace(difference.old_rule(), difference.new_rule()).second;
    });
}

// What the one version allows and the other one does not.
std::vector<Difference> allowedOtherwise(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                         const Space &space) {
    const auto oldShares = sharesOf(before);
    const auto newShares = sharesOf(after);
    const auto old = partOf(before, newShares, space);
    const auto fresh = partOf(after, oldShares, space);
    std::vector<Difference> differences;
    for (const bool isNewlyAllowed : {false, true}) {
        const Lost lost(space, isNewlyAllowed ? fresh : old, isNewlyAllowed ? old : fresh);
        std::vector<Difference> found;
        for (const auto &box : lost.boxes()) {
            auto &difference = found.emplace_back();
            difference.set_is_newly_allowed(isNewlyAllowed);
            *difference.mutable_example() = space.exampleOf(box);
        }
        if (!found.empty())
            nameRules(tableOf(before, newShares, isNewlyAllowed ? v1::PERMIT : v1::FORBID, vocabulary),
                      tableOf(after, oldShares, isNewlyAllowed ? v1::FORBID : v1::PERMIT, vocabulary), vocabulary,
                      &found);
        std::move(found.begin(), found.end(), std::back_inserter(differences));
        if (lost.isUnknown()) {
            differences.emplace_back().set_is_unknown(true);
            differences.back().set_is_newly_allowed(isNewlyAllowed);
        }
    }
    return differences;
}

} // namespace

std::vector<Difference> differences(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                    std::int64_t now) {
    return differences(before, after, vocabulary, Space(enforced(before, after), vocabulary, now));
}

std::vector<Difference> differences(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                    const Space &space) {
    auto differences = allowedOtherwise(before, after, vocabulary, space);
    auto asked = askedOtherwise(before, after, space);
    std::move(asked.begin(), asked.end(), std::back_inserter(differences));
    return differences;
}

} // namespace policy
