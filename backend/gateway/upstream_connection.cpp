#include "backend/gateway/upstream_connection.h"

#include "backend/web/tls_trust.h"

#include <algorithm>

#include <boost/asio/connect.hpp>
#include <boost/asio/write.hpp>

namespace gateway {

namespace {

using asio::ip::tcp;
using Resolver = asio::ip::basic_resolver<tcp, Executor>;

constexpr std::size_t blockSize = 16 * 1024;

} // namespace

UpstreamConnection::UpstreamConnection(asio::io_context &context, asio::ssl::context &tls, const Endpoint &endpoint)
    : context_(context), url_(endpoint.url), block_(blockSize) {
    if (url_.isTls)
        tls_.emplace(Socket(context.get_executor()), tls);
    else
        plain_.emplace(context.get_executor());
}

Task<std::string> UpstreamConnection::connectSocket() {
    ErrorCode failed;
    const auto literal = asio::ip::make_address(url_.host, failed);
    if (!failed) {
        const tcp::endpoint endpoint(literal, url_.port);
        co_await socket().async_connect(endpoint, into(failed));
    } else {
        Resolver resolver(context_.get_executor());
        const auto found = co_await resolver.async_resolve(url_.host, std::to_string(url_.port), into(failed));
        if (!failed && !isClosed_)
            co_await asio::async_connect(socket(), found, into(failed));
    }
    if (failed || isClosed_)
        co_return failed ? failed.message() : std::string("connecting took too long");
    socket().set_option(tcp::no_delay(true), failed);
    socket().non_blocking(true, failed);
    co_return std::string();
}

Task<std::string> UpstreamConnection::connect() {
    std::string failure = co_await connectSocket();
    if (!failure.empty() || !tls_)
        co_return failure;
    if (!web::expectHost(tls_->native_handle(), url_.host))
        co_return std::string("the host cannot be verified");
    ErrorCode failed;
    co_await tls_->async_handshake(asio::ssl::stream_base::client, into(failed));
    if (!failed)
        co_return std::string();
    co_return web::refusalOf(tls_->native_handle()).value_or(failed.message());
}

Task<ErrorCode> UpstreamConnection::write(std::array<asio::const_buffer, 4> buffers) {
    ErrorCode failed;
    if (tls_) {
        co_await asio::async_write(*tls_, buffers, into(failed));
        co_return failed;
    }
    auto sent = plain_->write_some(buffers, failed);
    const auto size = asio::buffer_size(buffers);
    if (failed == asio::error::would_block)
        failed = {};
    if (failed || sent == size)
        co_return failed;
    for (auto &buffer : buffers) {
        const auto skipped = std::min(sent, buffer.size());
        buffer += skipped;
        sent -= skipped;
    }
    co_await asio::async_write(*plain_, buffers, into(failed));
    co_return failed;
}

Task<ErrorCode> UpstreamConnection::read() {
    ErrorCode failed;
    std::size_t size = 0;
    if (tls_)
        size = co_await tls_->async_read_some(asio::buffer(block_), into(failed));
    else
        size = co_await plain_->async_read_some(asio::buffer(block_), into(failed));
    input_.append(block_.data(), size);
    if (isClosed_ && !failed)
        failed = asio::error::operation_aborted;
    co_return failed;
}

void UpstreamConnection::close() {
    ErrorCode ignored;
    isClosed_ = true;
    socket().close(ignored);
}

} // namespace gateway
