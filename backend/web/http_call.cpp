#include "backend/web/http_call.h"

#include <limits>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "backend/web/tls_trust.h"

namespace web {

namespace {

namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr std::uint32_t headerLimit = 64 * 1024;
constexpr unsigned httpVersion = 11;

auto into(boost::system::error_code &failed) {
    return asio::redirect_error(asio::use_awaitable_t<asio::io_context::executor_type>(), failed);
}

http::request<http::string_body> messageOf(const HttpRequest &request) {
    http::request<http::string_body> message(request.body.empty() ? http::verb::get : http::verb::post,
                                             request.url.path + request.target, httpVersion);
    message.set(http::field::host, request.url.authority());
    message.set(http::field::user_agent, "pilothouse");
    message.set(http::field::accept, request.accept);
    message.set(http::field::accept_encoding, "identity");
    message.keep_alive(false);
    for (const auto &[name, value] : request.headers)
        message.set(name, value);
    if (!request.authorization.empty())
        message.set(http::field::authorization, request.authorization);
    if (!request.body.empty()) {
        message.set(http::field::content_type, request.contentType);
        message.body() = request.body;
        message.prepare_payload();
    }
    return message;
}

// Closed without a byte, or an alert: a record of type 21 of any version that calls itself 3.x.
bool mayWantTls(const boost::beast::flat_buffer &heard) {
    const auto *bytes = static_cast<const unsigned char *>(heard.data().data());
    return heard.size() == 0 || (heard.size() > 1 && bytes[0] == 21 && bytes[1] == 3);
}

bool isPlain(boost::beast::string_view encoding) {
    return encoding.empty() || boost::beast::iequals(encoding, "identity");
}

} // namespace

HttpCall::HttpCall(asio::io_context &context, asio::ssl::context &tls, HttpRequest request, Done done)
    : context_(context),
      request_(std::move(request)),
      done_(std::move(done)),
      stream_(Socket(context.get_executor()), tls),
      timer_(context.get_executor()) {}

void HttpCall::begin() {
    if (!request_.authorization.empty() && !request_.url.isTls && !request_.url.isOfThisMachine()) {
        finish(HttpFailure{HttpFault::SecretInClear});
        return;
    }
    const bool isSecret = !request_.authorization.empty() || !request_.body.empty();
    if (isSecret && request_.peer == Peer::UnverifiedStranger) {
        finish(HttpFailure{HttpFault::SecretToStranger});
        return;
    }
    timer_.expires_after(request_.deadline);
    timer_.async_wait([self = shared_from_this()](ErrorCode failed) {
        if (!failed)
            self->fail(HttpFault::TooSlow, {});
    });
    asio::co_spawn(context_.get_executor(), runAll(shared_from_this()), asio::detached);
}

void HttpCall::cancel() {
    asio::post(context_, [self = shared_from_this()] { self->fail(HttpFault::Cancelled, {}); });
}

bool HttpCall::fail(HttpFault fault, const std::string &detail) {
    finish(HttpFailure{fault, detail});
    return false;
}

// The first outcome is the one; whatever is under way ends soon after it.
void HttpCall::finish(HttpOutcome outcome) {
    ErrorCode ignored;
    stream_.next_layer().close(ignored);
    timer_.cancel();
    if (const auto done = std::exchange(done_, nullptr))
        done(std::move(outcome));
}

// The coroutine's frame keeps the call.
HttpCall::Task<void> HttpCall::runAll(std::shared_ptr<HttpCall> call) {
    co_await call->run();
}

HttpCall::Task<void> HttpCall::run() {
    bool isFine = co_await connect();
    if (!isFine)
        co_return;
    if (!request_.url.isTls) {
        co_await exchange(stream_.next_layer());
        co_return;
    }
    isFine = co_await shakeHands();
    if (isFine)
        co_await exchange(stream_);
}

HttpCall::Task<bool> HttpCall::connect() {
    ErrorCode failed;
    const auto literal = asio::ip::make_address(request_.url.host, failed);
    if (!failed) {
        const tcp::endpoint endpoint(literal, request_.url.port);
        co_await stream_.next_layer().async_connect(endpoint, into(failed));
    } else {
        asio::ip::basic_resolver<tcp, Executor> resolver(context_.get_executor());
        const auto found =
            co_await resolver.async_resolve(request_.url.host, std::to_string(request_.url.port), into(failed));
        if (failed)
            co_return fail(HttpFault::HostUnknown, failed.message());
        // It may have been ended meanwhile.
        if (done_)
            co_await asio::async_connect(stream_.next_layer(), found, into(failed));
    }
    // Who resets at once was connected before.
    if (failed == asio::error::connection_reset || failed == asio::error::broken_pipe)
        co_return fail(HttpFault::Broken, failed.message());
    if (failed)
        co_return fail(HttpFault::NotConnected, failed.message());
    co_return static_cast<bool>(done_);
}

HttpCall::Task<bool> HttpCall::shakeHands() {
    const bool isStranger = request_.peer == Peer::UnverifiedStranger;
    const bool isReady = isStranger ? expectAnybody(stream_.native_handle(), request_.url.host)
                                    : expectHost(stream_.native_handle(), request_.url.host);
    if (!isReady)
        co_return fail(HttpFault::TlsRefused, "the host cannot be verified");
    ErrorCode failed;
    co_await stream_.async_handshake(asio::ssl::stream_base::client, into(failed));
    if (failed)
        co_return fail(HttpFault::TlsRefused, refusalOf(stream_.native_handle()).value_or(failed.message()));
    co_return true;
}

template <typename Stream>
HttpCall::Task<void> HttpCall::exchange(Stream &stream) {
    const auto message = messageOf(request_);
    ErrorCode failed;
    co_await http::async_write(stream, message, into(failed));
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.header_limit(headerLimit);
    parser.body_limit(request_.mostBytes);
    // A server that refuses early may close before all is written; what it says counts.
    ErrorCode unread;
    co_await http::async_read_header(stream, buffer, parser, into(unread));
    if (unread == http::error::body_limit)
        co_return static_cast<void>(fail(HttpFault::TooLarge, {}));
    if (unread) {
        const bool isClear = !request_.url.isTls;
        co_return finish(
            HttpFailure{HttpFault::Broken, (failed ? failed : unread).message(), isClear && mayWantTls(buffer)});
    }
    if (!isPlain(parser.get()[http::field::content_encoding]))
        co_return static_cast<void>(fail(HttpFault::Compressed, {}));
    if (!parser.is_done())
        co_await http::async_read(stream, buffer, parser, into(unread));
    if (unread == http::error::body_limit)
        co_return static_cast<void>(fail(HttpFault::TooLarge, {}));
    if (unread)
        co_return static_cast<void>(fail(HttpFault::Broken, unread.message()));
    const auto type = parser.get()[http::field::content_type];
    HttpAnswer answer;
    answer.status = parser.get().result_int();
    answer.contentType.assign(type.data(), type.size());
    answer.body = std::move(parser.get().body());
    finish(std::move(answer));
}

} // namespace web
