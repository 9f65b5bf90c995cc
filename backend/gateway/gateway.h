#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/gateway/bundle_holder.h"
#include "backend/gateway/figures.h"
#include "backend/gateway/gateway_options.h"
#include "backend/gateway/measures.h"
#include "backend/gateway/outstanding.h"

namespace core {
class Clock;
}

namespace gateway {

namespace v1 = pilothouse::v1;

struct Fetched;

// Serves requests for models over HTTP on threads of its own, and sends those of the service itself. It knows where
// they go by the bundle that it was given last. Thread-safe; the destructor ends all connections.
class Gateway {
public:
    // The clock outlives the gateway.
    Gateway(GatewayOptions options, const core::Clock &clock);
    Gateway(const Gateway &) = delete;
    Gateway &operator=(const Gateway &) = delete;
    ~Gateway();

    // `<ip>:<port>`, port 0 for any; once. UNAVAILABLE when it cannot be had, or where the extra authority cannot be
    // read.
    core::Result<void> listen(const std::string &ip, std::uint16_t port);
    // Accepts nothing more and lets requests finish for a bounded time.
    void stop();

    // 0 while it does not listen.
    std::uint16_t port() const { return port_; }
    std::size_t connections() const;
    // Since the last request of a client was answered; 0 while one is. Who asks for /healthz alone uses nothing, and
    // clients that are simulated are nobody.
    std::chrono::nanoseconds idleTime() const;

    BundleHolder &bundles() { return bundles_; }
    Outstanding &outstanding() { return outstanding_; }
    const Measures &measures() const { return measures_; }
    // Sends a small chat completion of our own to a ready replica of that revision; nothing happens where there is
    // none.
    void probe(const std::string &deployment, std::int64_t generation);
    // GET below the endpoint's base; `done` runs on a thread of the gateway and may only post.
    void fetch(EndpointPtr endpoint, const std::string &path, std::function<void(Fetched)> done);

private:
    struct Network;

    const GatewayOptions options_;
    BundleHolder bundles_;
    Outstanding outstanding_;
    Measures measures_;
    std::unique_ptr<Network> network_;
    std::uint16_t port_ = 0;
};

} // namespace gateway
