#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "backend/web/http_exchange.h"

namespace web {

namespace asio = boost::asio;

// One request and its answer. Lives as long as something of it is under way.
class HttpCall : public std::enable_shared_from_this<HttpCall> {
public:
    using Done = std::function<void(HttpOutcome)>;

    // Context and TLS context outlive it.
    HttpCall(asio::io_context &context, asio::ssl::context &tls, HttpRequest request, Done done);

    // On the context's thread.
    void begin();
    // From any thread.
    void cancel();

private:
    using Executor = asio::io_context::executor_type;
    using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
    using ErrorCode = boost::system::error_code;
    template <typename T>
    using Task = asio::awaitable<T, Executor>;

    static Task<void> runAll(std::shared_ptr<HttpCall> call);
    Task<void> run();
    Task<bool> connect();
    Task<bool> shakeHands();
    template <typename Stream>
    Task<void> exchange(Stream &stream);
    bool fail(HttpFault fault, const std::string &detail);
    void finish(HttpOutcome outcome);

    asio::io_context &context_;
    const HttpRequest request_;
    Done done_;
    asio::ssl::stream<Socket> stream_;
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>
        timer_;
};

} // namespace web
