#pragma once

#include <unordered_map>
#include <vector>

#include "backend/policy/facts.h"
#include "backend/policy/region.h"
#include "backend/policy/space.h"

#include "pilothouse/v1/policy_analysis.pb.h"

namespace policy {

// What is exactly so of the rules of one stage, found without asking anything that exists. In the shadow or enforced
// counts alike; what is OFF is left out. By kind, then by id of the rule.
class Analysis {
public:
    // Rules are checked, and outlive it; `now` in seconds since 1970.
    Analysis(const std::vector<v1::PolicyRule> &rules, const Vocabulary &vocabulary, bool isClosed, std::int64_t now);
    // In a space of the rules.
    Analysis(const std::vector<v1::PolicyRule> &rules, Space space, bool isClosed);

    std::vector<v1::PolicyFinding> findings() const;

private:
    struct Region {
        const v1::PolicyRule *rule;
        Matches matches;
    };

    void findDead(std::vector<v1::PolicyFinding> *findings) const;
    bool isDead(const Conditions &conditions) const;
    void addCause(const v1::PolicyRule &dead, v1::PolicyFinding *finding) const;
    void findShadowed(Budget *whole, std::vector<v1::PolicyFinding> *findings) const;
    void findConflicts(Budget *whole, std::vector<v1::PolicyFinding> *findings) const;
    void findGap(Budget *whole, std::vector<v1::PolicyFinding> *findings) const;
    // Where both match, the other's word counts and not this one's.
    bool outdoes(const Region &other, const Region &region) const;
    // Whether the others decide all that the region does.
    bool shadow(const Region &region, const std::vector<const Region *> &by, Budget *whole,
                v1::PolicyFinding *shadowed) const;
    // What it permits and the others forbid.
    v1::PolicyFinding conflictOf(const Region &region, Budget *whole) const;
    // A box in both; empty where there is none, nothing where that is too much to reckon.
    std::optional<Box> meeting(const Region &one, const Region &other, Budget *whole) const;

    Space space_;
    bool isClosed_;
    std::vector<Region> regions_;
    // Whose box it is.
    std::unordered_map<const Box *, const v1::PolicyRule *> rules_;
};

// What the new rules of a stage decide otherwise than the old ones, with an example for each way in which they do: of
// what is allowed or not, at most one for each pair of rules that decide before and after; then of what is asked.
// `isClosed` of each.
struct Version {
    const std::vector<v1::PolicyRule> *rules;
    bool isClosed;
};
std::vector<v1::PolicyDifference> differences(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                              std::int64_t now);
// In a space of the rules of both.
std::vector<v1::PolicyDifference> differences(const Version &before, const Version &after, const Vocabulary &vocabulary,
                                              const Space &space);

} // namespace policy
