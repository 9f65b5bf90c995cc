#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "backend/gateway/gateway_options.h"
#include "backend/gateway/upstream_connection.h"

namespace gateway {

using UpstreamPtr = std::shared_ptr<UpstreamConnection>;

// Connections that wait for their next request, by endpoint; for one thread.
class UpstreamPool {
public:
    UpstreamPool(asio::io_context &context, asio::ssl::context &tls, Deadlines &deadlines,
                 const GatewayOptions &options);

    // One that seems to be open still, the youngest first; null when there is none.
    UpstreamPtr take(const Endpoint &endpoint);
    UpstreamPtr make(const Endpoint &endpoint);
    void giveBack(const Endpoint &endpoint, UpstreamPtr connection);
    void closeAll();

private:
    void closeOld();

    asio::io_context &context_;
    asio::ssl::context &tls_;
    const GatewayOptions &options_;
    std::unordered_map<std::string, std::deque<UpstreamPtr>> idle_;
    Deadline closing_;
    bool isClosing_ = false;
};

} // namespace gateway
