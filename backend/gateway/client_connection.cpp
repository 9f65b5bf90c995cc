#include "backend/gateway/client_connection.h"

#include <algorithm>
#include <utility>

#include <boost/asio/write.hpp>

namespace gateway {

namespace {

// What a client may send ahead of its turn; then it is read no more until then.
constexpr std::size_t mostAhead = 64 * 1024;
constexpr std::size_t mostDrained = 1u << 20;
constexpr std::chrono::milliseconds drainTime(500);

} // namespace

ClientConnection::ClientConnection(Socket socket, Deadlines &deadlines)
    : socket_(std::move(socket)), deadline_(deadlines, [this] {
          wasTooSlow_ = true;
          close();
      }) {
    ErrorCode ignored;
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
}

void ClientConnection::consume(std::size_t size) {
    consumed_ += size;
    if (consumed_ == input_.size()) {
        input_.clear();
        consumed_ = 0;
    }
}

void ClientConnection::read() {
    isReading_ = true;
    socket_.async_read_some(asio::buffer(block_), [self = shared_from_this()](ErrorCode failed, std::size_t size) {
        self->isReading_ = false;
        self->input_.append(self->block_.data(), size);
        if (failed)
            self->isGone_ = true;
        if (self->waiter_)
            return self->wake();
        if (!failed && self->gone_ && self->input().size() < mostAhead)
            return self->read();
        if (failed && self->gone_)
            std::exchange(self->gone_, nullptr)();
    });
}

void ClientConnection::wake() {
    auto waiter = std::move(*waiter_);
    waiter_.reset();
    std::move(waiter)();
}

Task<bool> ClientConnection::more() {
    if (isGone_)
        co_return false;
    if (!isReading_)
        read();
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
        [this](auto &&handler) { waiter_.emplace(std::forward<decltype(handler)>(handler)); },
        asio::use_awaitable_t<Executor>());
    co_return !isGone_;
}

Task<bool> ClientConnection::write(Buffers buffers, std::chrono::milliseconds stallTime) {
    ErrorCode failed;
    if (isGone_)
        co_return false;
    auto sent = socket_.write_some(buffers, failed);
    const auto size = asio::buffer_size(buffers);
    if (failed == asio::error::would_block)
        failed = {};
    if (!failed && sent == size)
        co_return true;
    for (auto left = size - sent; !failed && left > 0; left -= sent) {
        for (auto &buffer : buffers) {
            const auto skipped = std::min(sent, buffer.size());
            buffer += skipped;
            sent -= skipped;
        }
        closeAt(std::chrono::steady_clock::now() + stallTime);
        sent = co_await socket_.async_write_some(buffers, into(failed));
    }
    keepOpen();
    if (failed)
        isGone_ = true;
    co_return !failed;
}

void ClientConnection::watch(std::function<void()> gone) {
    gone_ = std::move(gone);
    if (!isReading_ && !isGone_ && input().empty())
        read();
}

void ClientConnection::close() {
    ErrorCode ignored;
    isGone_ = true;
    socket_.close(ignored);
}

Task<void> ClientConnection::finish() {
    ErrorCode ignored;
    if (!socket_.is_open())
        co_return;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    closeAt(std::chrono::steady_clock::now() + drainTime);
    for (std::size_t drained = 0; drained < mostDrained; drained += input().size()) {
        consume(input().size());
        const bool isMore = co_await more();
        if (!isMore)
            break;
    }
    close();
}

} // namespace gateway
