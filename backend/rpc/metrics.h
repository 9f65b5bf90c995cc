#pragma once

#include <chrono>

#include "backend/rpc/rule.h"

namespace core {
class Error;
}

namespace rpc {

struct Caller;

// What the guard counts. Safe from any thread, never blocks.
class Metrics {
public:
    virtual ~Metrics() = default;

    // A unary call was answered; `code` is that of google.rpc.Code, 0 for success.
    virtual void answered(const Rule &rule, int code, std::chrono::nanoseconds latency) = 0;
    virtual void streamOpened(const Rule &rule) = 0;
    virtual void streamClosed(const Rule &rule, int code) = 0;
    // A call or stream ended with an error: for the service's own log, where its trace id is looked for.
    virtual void failed(const Rule &rule, const Caller &caller, const core::Error &error) = 0;
    // Refused before any handler: no identity, or no such path.
    virtual void turnedAway(int code) = 0;
};

} // namespace rpc
