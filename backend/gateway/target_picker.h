#pragma once

#include <optional>
#include <random>
#include <vector>

#include "backend/gateway/bundle.h"

namespace gateway {

using Dice = std::mt19937_64;

// Where a request goes.
struct Pick {
    const Target *target = nullptr;
    std::int64_t generation = 0;
    EndpointPtr endpoint;
};

// Chooses for one request where it goes, and where it goes next when that failed: the lowest priority with something
// ready, in it a target by its share, in that a revision by its share, and of that the endpoint with the fewest
// requests on their way.
class TargetPicker {
public:
    // The route outlives the picker.
    TargetPicker(const Route &route, Dice &dice);

    // Another target than those picked before; nothing when there is none or as many were tried as may be.
    std::optional<Pick> next();
    // Another endpoint of the target that was picked last; nothing when there is none.
    std::optional<Pick> another();

private:
    std::optional<Pick> pickOf(const Target &target);

    const Route &route_;
    Dice &dice_;
    std::vector<const Target *> tried_;
    std::vector<const Endpoint *> triedEndpoints_;
};

// For a request of our own: a ready replica of one revision.
std::optional<Pick> pickRevision(const Target &target, std::int64_t generation, Dice &dice);

} // namespace gateway
