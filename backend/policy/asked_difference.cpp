#include "backend/policy/asked_difference.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "backend/policy/decision.h"
#include "backend/policy/region.h"
#include "backend/policy/rule_reach.h"

namespace policy {

namespace {

using Difference = v1::PolicyDifference;
using Obligations = v1::PolicyObligations;

bool obliges(const v1::PolicyRule &rule) {
    return rule.effect() == v1::OBLIGE && shareOf(rule) > 0;
}

// Whether the other rule counts for all for whom this one does.
bool countsBeside(const v1::PolicyRule &other, const v1::PolicyRule &rule) {
    return shareOf(other) >= WholeShare || (other.id() == rule.id() && shareOf(other) >= shareOf(rule));
}

// Whether the other rule, where it matches, asks for the part of whomever this one asks.
bool covers(const v1::PolicyRule &other, const v1::PolicyRule &rule, const Obligations &part) {
    return asksFor(other.obligations(), part) && countsBeside(other, rule);
}

// A rule, and what of it the other version does not ask under the same conditions.
struct Candidate {
    const v1::PolicyRule *rule;
    std::vector<Obligations> parts;
};

std::vector<Candidate> candidatesOf(const Version &version, const Version &other) {
    std::unordered_map<std::string, std::vector<const v1::PolicyRule *>> byConditions;
    for (const auto &rule : *other.rules) {
        if (obliges(rule))
            byConditions[conditionsOf(rule)].push_back(&rule);
    }
    std::vector<Candidate> candidates;
    for (const auto &rule : *version.rules) {
        if (!obliges(rule))
            continue;
        auto parts = partsOf(rule.obligations());
        const auto alike = byConditions.find(conditionsOf(rule));
        std::erase_if(parts, [&](const Obligations &part) {
            return alike != byConditions.end() &&
                   std::any_of(alike->second.begin(), alike->second.end(),
                               [&](const auto *one) { return covers(*one, rule, part); });
        });
        if (!parts.empty())
            candidates.push_back({&rule, std::move(parts)});
    }
    return candidates;
}

struct Region {
    const v1::PolicyRule *rule;
    Matches matches;
};

// What of a version counts.
struct Side {
    std::vector<Region> obliging;
    // What is permitted to some at least; where the stage is open, everything.
    std::vector<Matches> allowed;
    // To all.
    std::vector<Matches> forbidden;
};

Side sideOf(const Version &version, const Space &space) {
    Side side;
    if (!version.isClosed)
        side.allowed.push_back({.boxes = std::vector<Box>(1, space.everything())});
    for (const auto &rule : *version.rules) {
        if (obliges(rule))
            side.obliging.push_back({&rule, space.matchesOf(rule)});
        else if (rule.effect() == v1::FORBID && shareOf(rule) >= WholeShare)
            side.forbidden.push_back(space.matchesOf(rule));
        else if (rule.effect() == v1::PERMIT && version.isClosed && shareOf(rule) > 0)
            side.allowed.push_back(space.matchesOf(rule));
    }
    return side;
}

// Where something is asked by the one side and not by the other one.
struct Way {
    Box box;
    Obligations asked;
};

class Search {
public:
    // The sides outlive it.
    Search(const Space &space, const Side &asking, const Side &other) : space_(space), asking_(asking), other_(other) {
        for (const auto *side : {&asking, &other}) {
            for (const auto &matches : side->forbidden)
                denied_.add(matches);
        }
    }

    // Joins to `unknown` what was too much to reckon.
    std::vector<Way> waysOf(const Candidate &candidate, Obligations *unknown) {
        const auto matches = space_.matchesOf(*candidate.rule);
        std::vector<Way> ways;
        for (const auto &part : candidate.parts) {
            auto cover = denied_;
            for (const auto &region : other_.obliging) {
                if (covers(*region.rule, *candidate.rule, part))
                    cover.add(region.matches);
            }
            if (isAlsoAt(part, cover, &ways))
                continue;
            const auto found = left(matches, cover);
            if (!found)
                join(unknown, part);
            else if (!found->empty())
                ways.push_back({*found, part});
        }
        return ways;
    }

private:
    // Takes the part to a way where it is asked otherwise as well, somewhere at least.
    bool isAlsoAt(const Obligations &part, const Cover &cover, std::vector<Way> *ways) {
        for (auto &way : *ways) {
            Budget budget(Budget::OfQuestion, &whole_);
            const auto narrowed = outside(space_, way.box, cover, &budget);
            if (!narrowed || narrowed->empty())
                continue;
            way.box = *narrowed;
            join(&way.asked, part);
            return true;
        }
        return false;
    }

    // Visits what the box has in common with each of the others, until a visit returns false; whether all were visited.
    template <typename Visit>
    bool eachCommon(const Box &box, const std::vector<Matches> &others, const Visit &visit) {
        for (const auto &matches : others) {
            for (const auto &other : matches.boxes) {
                const auto apart = space_.apart(box, other);
                isOver_ = isOver_ || !whole_.look(apart.value_or(space_.words()));
                if (isOver_)
                    return false;
                if (!apart && !visit(common(box, other), matches.isExact))
                    return false;
            }
        }
        return true;
    }

    // A box of what matches, is allowed by both and lies outside of the cover; empty where there is none, nothing where
    // that is not known.
    std::optional<Box> left(const Matches &matches, const Cover &cover) {
        Budget budget(Budget::OfQuestion, &whole_);
        Box found;
        bool isUnknown = false;
        const auto look = [&](const Box &box, bool isExact) {
            const auto rest = outside(space_, box, cover, &budget);
            if (rest && rest->empty())
                return true;
            if (rest && isExact)
                found = *rest;
            isUnknown = true;
            return found.empty();
        };
        for (const auto &box : matches.boxes) {
            const bool isNone = eachCommon(box, asking_.allowed, [&](const Box &one, bool isExact) {
                return eachCommon(one, other_.allowed, [&](const Box &both, bool isExactToo) {
                    return look(both, matches.isExact && isExact && isExactToo);
                });
            });
            if (!isNone)
                break;
        }
        if (!found.empty())
            return found;
        return isUnknown || isOver_ ? std::nullopt : std::optional(Box());
    }

    const Space &space_;
    const Side &asking_;
    const Side &other_;
    // By the one or the other.
    Cover denied_;
    // No more is looked for.
    bool isOver_ = false;
    Budget whole_{Budget::OfAnalysis};
};

// The id of the rule in a version, if it counts there for all for whom this one does; else empty.
std::string sameIn(const Version &version, const v1::PolicyRule &rule) {
    const auto same = std::find_if(version.rules->begin(), version.rules->end(), [&](const auto &one) {
        return one.id() == rule.id() && obliges(one) && countsBeside(one, rule);
    });
    return same == version.rules->end() ? std::string() : rule.id();
}

std::vector<Difference> differencesOf(const std::vector<Candidate> &candidates, bool isNew, const Version &other,
                                      Search *search, const Space &space) {
    std::vector<Difference> differences;
    Obligations unknown;
    for (const auto &candidate : candidates) {
        for (const auto &way : search->waysOf(candidate, &unknown)) {
            auto &difference = differences.emplace_back();
            *difference.mutable_example() = space.exampleOf(way.box);
            difference.set_old_rule(isNew ? sameIn(other, *candidate.rule) : candidate.rule->id());
            difference.set_new_rule(isNew ? candidate.rule->id() : sameIn(other, *candidate.rule));
            *(isNew ? difference.mutable_newly_asked() : difference.mutable_no_longer_asked()) = way.asked;
        }
    }
    if (partsOf(unknown).empty())
        return differences;
    auto &difference = differences.emplace_back();
    difference.set_is_unknown(true);
    *(isNew ? difference.mutable_newly_asked() : difference.mutable_no_longer_asked()) = unknown;
    return differences;
}

} // namespace

std::vector<Obligations> partsOf(const Obligations &asked) {
    std::vector<Obligations> parts;
    if (asked.approvals() > 0)
        parts.emplace_back().set_approvals(asked.approvals());
    if (asked.ticket())
        parts.emplace_back().set_ticket(true);
    else if (asked.reason())
        parts.emplace_back().set_reason(true);
    if (asked.has_max_replicas())
        parts.emplace_back().set_max_replicas(asked.max_replicas());
    for (const auto &tag : asked.tags())
        parts.emplace_back().add_tags(tag);
    return parts;
}

bool asksFor(const Obligations &asked, const Obligations &part) {
    return includes(asked, part) || (part.reason() && asked.ticket());
}

std::vector<Difference> askedOtherwise(const Version &before, const Version &after, const Space &space) {
    const auto fresh = candidatesOf(after, before);
    const auto gone = candidatesOf(before, after);
    if (fresh.empty() && gone.empty())
        return {};
    const auto old = sideOf(before, space);
    const auto now = sideOf(after, space);
    Search newly(space, now, old);
    auto differences = differencesOf(fresh, true, before, &newly, space);
    Search noLonger(space, old, now);
    auto others = differencesOf(gone, false, after, &noLonger, space);
    std::move(others.begin(), others.end(), std::back_inserter(differences));
    return differences;
}

} // namespace policy
