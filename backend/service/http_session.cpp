#include "backend/service/http_session.h"

#include <chrono>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

namespace service {

namespace http = boost::beast::http;

namespace {

constexpr auto IdleTime = std::chrono::seconds(30);
constexpr std::uint32_t MaxHeaderBytes = 8192;

} // namespace

HttpSession::HttpSession(boost::asio::ip::tcp::socket socket, std::shared_ptr<const Handler> handler,
                         std::function<void()> gone)
    : work_(boost::asio::make_work_guard(socket.get_executor())),
      stream_(std::move(socket)),
      buffer_(MaxHeaderBytes),
      handler_(std::move(handler)),
      gone_(std::move(gone)) {}

HttpSession::~HttpSession() {
    gone_();
}

void HttpSession::read() {
    parser_.emplace();
    parser_->header_limit(MaxHeaderBytes);
    parser_->body_limit(0);
    stream_.expires_after(IdleTime);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
                         if (failed == http::error::end_of_stream)
                             return self->close();
                         if (failed == http::error::header_limit || failed == http::error::buffer_overflow)
                             return self->refuse(431, "the header of this request is too large");
                         if (failed == http::error::body_limit)
                             return self->refuse(413, "a request for reading has no body");
                         if (failed.category() == http::make_error_code(http::error::bad_method).category())
                             return self->refuse(400, "this is not a request of HTTP/1.1");
                         if (!failed)
                             self->answerRequest();
                     });
}

void HttpSession::close() {
    boost::system::error_code ignored;
    stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
}

void HttpSession::answerRequest() {
    const auto &request = parser_->get();
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        return refuse(405, "only GET and HEAD are answered");
    // While the answer is made, which may wait for the database, the connection must not time out.
    stream_.expires_never();
    const auto target = request.target();
    (*handler_)(std::string(target.data(), target.size()), [self = shared_from_this()](HttpAnswer answer) {
        boost::asio::post(self->stream_.get_executor(), [self, answer = std::move(answer)]() mutable {
            self->write(std::move(answer), self->parser_->get().keep_alive());
        });
    });
}

void HttpSession::refuse(unsigned status, const std::string &why) {
    write({status, "text/plain; charset=utf-8", "no-store", why + "\n"}, false);
}

void HttpSession::write(HttpAnswer answer, bool keepAlive) {
    const bool isHead = parser_->is_header_done() && parser_->get().method() == http::verb::head;
    response_ = {};
    response_.version(11);
    response_.result(answer.status);
    response_.set(http::field::content_type, answer.contentType);
    response_.set(http::field::cache_control, answer.cacheControl);
    response_.set("X-Content-Type-Options", "nosniff");
    if (answer.status == 405)
        response_.set(http::field::allow, "GET, HEAD");
    response_.keep_alive(keepAlive);
    response_.body() = std::move(answer.body);
    response_.prepare_payload();
    if (isHead)
        response_.body().clear();
    stream_.expires_after(IdleTime);
    http::async_write(stream_, response_,
                      [self = shared_from_this(), keepAlive](boost::system::error_code failed, std::size_t) {
                          if (!failed && keepAlive)
                              self->read();
                          else
                              self->close();
                      });
}

} // namespace service
