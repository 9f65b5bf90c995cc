#pragma once

#include <chrono>

#include "backend/rpc/rule.h"

namespace rpc {

// What the guard counts. Safe from any thread, never blocks.
class Metrics {
public:
    virtual ~Metrics() = default;

    // A unary call was answered; `code` is that of google.rpc.Code, 0 for success.
    virtual void answered(const Rule &rule, int code, std::chrono::nanoseconds latency) = 0;
    virtual void streamOpened(const Rule &rule) = 0;
    virtual void streamClosed(const Rule &rule, int code) = 0;
    // Refused before any handler: no identity, or no such path.
    virtual void turnedAway(int code) = 0;
};

} // namespace rpc
