#pragma once

#include "backend/deployments/world.h"

namespace deployments {

// How many replicas of which revision there shall be.
struct Target {
    std::int64_t generation = 0;
    int count = 0;
    // Above and below that number while others are replaced.
    int surge = 0;
    int unavailable = 0;
    // Others go before new ones come.
    bool isRecreated = false;
    // Replicas of this revision are somebody else's.
    std::int64_t except = 0;
};

int countReady(const Work &work, std::int64_t generation);
// Replicas of any other revision, and those to be replaced; leaving ones too.
int countOthers(const Work &work, std::int64_t generation);

// One step towards a target: adds replicas and tells others to leave, as far as its bounds allow now.
void converge(Work &work, const Target &target);
// Candidates of a canary beside the others.
void keepCandidates(Work &work, std::int64_t generation, int count);

} // namespace deployments
