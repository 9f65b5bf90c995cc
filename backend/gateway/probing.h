#pragma once

#include <functional>
#include <optional>
#include <string>

#include "backend/gateway/upstream_call.h"
#include "backend/gateway/worker_parts.h"

namespace gateway {

// What came of reading a small document from an endpoint.
struct Fetched {
    // Empty where an answer came.
    std::string failure;
    unsigned status = 0;
    std::string body;
    std::chrono::microseconds latency{};
};

// A small chat completion of our own to a ready replica of one revision, measured like any other request.
Task<void> probe(WorkerParts &parts, std::string deployment, std::int64_t generation);

// GET of `path` below the endpoint's base; at most 4 MiB.
Task<void> fetch(WorkerParts &parts, EndpointPtr endpoint, std::string path, std::function<void(Fetched)> done);

} // namespace gateway
