#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "backend/gateway/bundle.h"
#include "backend/gateway/deadlines.h"
#include "backend/gateway/task.h"

namespace gateway {

// One connection to an endpoint, in clear or with TLS whose certificate is verified for the endpoint's host.
class UpstreamConnection {
public:
    UpstreamConnection(asio::io_context &context, asio::ssl::context &tls, const Endpoint &endpoint);
    UpstreamConnection(const UpstreamConnection &) = delete;
    UpstreamConnection &operator=(const UpstreamConnection &) = delete;

    // Looks the host up, connects and shakes hands. The reason of a failure is empty when all went well.
    Task<std::string> connect();
    // All of it; whether that went well. Tries at once before it waits.
    Task<ErrorCode> write(std::array<asio::const_buffer, 4> buffers);
    // Appends what comes to `input()`.
    Task<ErrorCode> read();
    // Ends whatever is under way, from the same thread.
    void close();

    std::string &input() { return input_; }
    bool isOpen() const { return socket().is_open(); }

    SteadyTime madeTime() const { return made_; }
    SteadyTime idleSince = {};

private:
    using TlsStream = asio::ssl::stream<Socket>;

    Socket &socket() { return tls_ ? tls_->next_layer() : *plain_; }
    const Socket &socket() const { return tls_ ? tls_->next_layer() : *plain_; }
    Task<std::string> connectSocket();

    asio::io_context &context_;
    const web::BaseUrl url_;
    std::optional<Socket> plain_;
    std::optional<TlsStream> tls_;
    std::string input_;
    std::vector<char> block_;
    SteadyTime made_ = std::chrono::steady_clock::now();
    bool isClosed_ = false;
};

} // namespace gateway
