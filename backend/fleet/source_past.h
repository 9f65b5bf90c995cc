#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/fleet/past_grid.h"

namespace fleet {

// What a telemetry source can tell of times that the service has not kept. Safe from any thread; whoever asks it shares
// it, since its source may go meanwhile.
class SourcePast {
public:
    // Of a grid: places of its nodes, in order, and which of its steps.
    struct Asked {
        std::vector<std::size_t> nodes;
        PastGrid::Steps steps;
    };

    virtual ~SourcePast() = default;

    // To ask it may mean to wait for another host.
    virtual bool isFar() const = 0;
    // Where what it tells begins; nothing where only an answer shows it.
    virtual std::optional<telemetry::Instant> since() const = 0;
    // Places of those nodes that it tells of.
    virtual std::vector<std::size_t> nodesIn(const std::vector<const PlacedNode *> &nodes) const = 0;
    // Puts what it knows until its time is over.
    virtual void fill(const Asked &asked, PastGrid *grid) = 0;
};

using SourcePasts = std::vector<std::shared_ptr<SourcePast>>;

} // namespace fleet
