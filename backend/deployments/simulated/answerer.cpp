#include "backend/deployments/simulated/answerer.h"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

namespace deployments::simulated {

namespace {

using asio::ip::tcp;

constexpr std::size_t mostSessions = 1024;
constexpr auto pauseTime = std::chrono::milliseconds(100);

tcp::endpoint endpointOf(std::uint16_t port) {
    return {asio::ip::address_v4::loopback(), port};
}

} // namespace

Answerer::Answerer(asio::io_context &context, std::shared_ptr<Engine> engine)
    : context_(context),
      engine_(std::move(engine)),
      acceptor_(context.get_executor()),
      pause_(context.get_executor()) {}

ErrorCode Answerer::listen(std::uint16_t port) {
    const auto endpoint = endpointOf(port);
    ErrorCode failed;
    acceptor_.open(endpoint.protocol(), failed);
    // What connections of an earlier run have left of the port does not hold it up.
    if (!failed)
        acceptor_.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor_.bind(endpoint, failed);
    if (!failed)
        acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    if (!failed)
        // It begins later: whoever closes it until then may be the last to know of it.
        asio::co_spawn(
            context_.get_executor(), [self = shared_from_this()] { return self->accept(); }, asio::detached);
    return failed;
}

Task<void> Answerer::accept() {
    while (acceptor_.is_open()) {
        ErrorCode failed;
        Socket socket(context_.get_executor());
        co_await acceptor_.async_accept(socket, into(failed));
        if (!failed) {
            serve(std::move(socket));
        } else if (acceptor_.is_open()) {
            pause_.expires_after(pauseTime);
            co_await pause_.async_wait(into(failed));
        }
    }
}

// One connection too many is closed at once.
void Answerer::serve(Socket socket) {
    if (sessions_.size() >= mostSessions || !acceptor_.is_open())
        return;
    ErrorCode ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto session = sessions_.insert(sessions_.end(), std::make_shared<Session>(std::move(socket), engine_));
    asio::co_spawn(context_.get_executor(), (*session)->run(),
                   [self = shared_from_this(), session](const std::exception_ptr &) {
                       self->sessions_.erase(session);
                       self->left();
                   });
}

void Answerer::left() {
    if (sessions_.empty() && drained_)
        std::exchange(drained_, nullptr)();
}

void Answerer::drain(std::function<void()> done) {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    drained_ = std::move(done);
    for (const auto &session : sessions_)
        session->drain();
    asio::post(context_, [self = shared_from_this()] { self->left(); });
}

void Answerer::close() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    drained_ = nullptr;
    for (const auto &session : sessions_)
        session->close();
}

bool isFree(asio::io_context &context, std::uint16_t port) {
    Acceptor probe(context.get_executor());
    ErrorCode failed;
    probe.open(tcp::v4(), failed);
    if (!failed)
        probe.bind(endpointOf(port), failed);
    return !failed;
}

} // namespace deployments::simulated
