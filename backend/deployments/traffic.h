#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "backend/ledger/snapshot.h"

namespace deployments {

// What was measured of the requests to one revision, probes of ours included.
struct TrafficFigures {
    std::int64_t requests = 0;
    std::int64_t errors = 0;
    // 95th percentiles; absent where nothing was measured.
    std::optional<std::chrono::microseconds> timeToFirstToken;
    std::optional<std::chrono::microseconds> interTokenLatency;
};

// What deployments need to know of the requests that reach them; the gateway measures it. Thread-safe, never waits.
class Traffic {
public:
    virtual ~Traffic() = default;

    // Of one revision of `deployments/<id>` from an instant on.
    virtual TrafficFigures figures(const std::string &deployment, std::int64_t generation,
                                   ledger::Time since) const = 0;
    // Requests that a replica has begun to answer and not finished.
    virtual std::int64_t outstanding(const std::string &address) const = 0;
    // Sends a small request of our own to a ready replica of that revision; it is measured like any other.
    virtual void probe(const std::string &deployment, std::int64_t generation) = 0;
};

} // namespace deployments
