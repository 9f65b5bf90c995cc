#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace gateway {

// Limits of the listener and of what it connects to.
struct GatewayOptions {
    // Threads that serve requests.
    std::size_t threads = 1;
    std::size_t maxConnections = 4096;
    std::uint32_t headerLimit = 32 * 1024;
    std::uint64_t bodyLimit = 32u << 20;
    // A connection without a request on it; from the first byte of a header to its last; for a body.
    std::chrono::milliseconds keepAliveTime = std::chrono::seconds(75);
    std::chrono::milliseconds headerTime = std::chrono::seconds(15);
    std::chrono::milliseconds bodyTime = std::chrono::seconds(60);
    // A client that takes nothing for so long is cut.
    std::chrono::milliseconds stallTime = std::chrono::seconds(60);
    std::chrono::milliseconds connectTime = std::chrono::seconds(5);
    // Connections to one endpoint that wait for the next request.
    std::size_t idleUpstreams = 128;
    std::chrono::milliseconds idleUpstreamTime = std::chrono::seconds(55);
    std::chrono::milliseconds upstreamAge = std::chrono::minutes(15);
    // How long requests may go on when the service stops.
    std::chrono::milliseconds stopTime = std::chrono::seconds(2);
    // PEM file of an authority that providers' certificates may be of, beside those of the system.
    std::string extraAuthority;
    // Whether providers are asked if they answer; those of a made-up organisation are not.
    bool probesProviders = true;
};

} // namespace gateway
