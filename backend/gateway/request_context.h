#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "backend/gateway/bundle.h"
#include "backend/gateway/figures.h"
#include "backend/gateway/http_parser.h"
#include "backend/gateway/request_body.h"

namespace gateway {

// Everything that is known of one request on its way; each stage adds to it.
struct RequestContext {
    RequestContext(std::uint32_t headerLimit, std::uint64_t bodyLimit) : parser(headerLimit, bodyLimit) {}

    RequestParser parser;
    // The path behind `/v1` that engines and providers know, for example `/chat/completions`.
    std::string operation;
    // The client's, where it gave one: in its answer and in what is recorded.
    std::string requestId;
    // What engines and providers are told: the same where it is a UUID, else one, since there are engines that answer
    // 400 to any other id.
    std::string upstreamId;
    BundlePtr bundle;
    BodyFacts body;
    const Route *route = nullptr;
    std::chrono::steady_clock::time_point start;
};

// One step of admission; what it refuses is answered and goes nowhere. Stages run in the order in which they are given,
// on the thread of the request, and never wait.
class Stage {
public:
    virtual ~Stage() = default;
    virtual std::optional<Refusal> admit(RequestContext &context) = 0;
};

} // namespace gateway
