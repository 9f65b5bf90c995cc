#include "backend/deployments/process/http_probe.h"

#include <charconv>
#include <utility>

#include <boost/asio/post.hpp>

namespace deployments {

namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

constexpr std::size_t longestBody = 4u << 20;

boost::asio::ip::tcp::endpoint endpointOf(const std::string &address, error_code &failed) {
    const auto colon = address.rfind(':');
    std::uint16_t port = 0;
    const auto *const end = address.data() + address.size();
    if (colon == std::string::npos || std::from_chars(address.data() + colon + 1, end, port).ptr != end) {
        failed = boost::asio::error::invalid_argument;
        return {};
    }
    return {boost::asio::ip::make_address(address.substr(0, colon), failed), port};
}

} // namespace

HttpProbe::HttpProbe(boost::asio::io_context &context, ProbeTarget target, Done done)
    : target_(std::move(target)), done_(std::move(done)), stream_(context) {
    parser_.body_limit(longestBody);
    request_.version(11);
    request_.method(http::verb::get);
    request_.target(target_.path);
    request_.set(http::field::host, target_.address);
    request_.set(http::field::user_agent, "pilothouse");
    request_.set(http::field::connection, "close");
}

void HttpProbe::start() {
    error_code failed;
    const auto endpoint = endpointOf(target_.address, failed);
    stream_.expires_after(target_.timeout);
    if (failed)
        return boost::asio::post(stream_.get_executor(), [self = shared_from_this(), failed] { self->fail(failed); });
    stream_.async_connect(
        endpoint, [self = shared_from_this()](error_code failed) { failed ? self->fail(failed) : self->write(); });
}

void HttpProbe::write() {
    http::async_write(stream_, request_, [self = shared_from_this()](error_code failed, std::size_t) {
        failed ? self->fail(failed) : self->read();
    });
}

void HttpProbe::read() {
    http::async_read(stream_, buffer_, parser_, [self = shared_from_this()](error_code failed, std::size_t) {
        if (failed)
            return self->fail(failed);
        auto &response = self->parser_.get();
        self->finish({response.result_int(), std::move(response.body()), {}});
    });
}

void HttpProbe::fail(const error_code &error) {
    finish({0, {}, error.message()});
}

void HttpProbe::finish(ProbeAnswer answer) {
    stream_.close();
    if (const auto done = std::exchange(done_, nullptr))
        done(std::move(answer));
}

void HttpProbe::cancel() {
    done_ = nullptr;
    stream_.close();
}

} // namespace deployments
