#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "backend/service/http_listener.h"

namespace service {

// One connection of an HttpListener. Lives as long as something is on its way; runs on the listener's thread alone.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    using Handler = HttpListener::Handler;

    // `gone` runs when the connection ends, on any thread.
    HttpSession(boost::asio::ip::tcp::socket socket, std::shared_ptr<const Handler> handler,
                std::function<void()> gone);
    HttpSession(const HttpSession &) = delete;
    HttpSession &operator=(const HttpSession &) = delete;
    ~HttpSession();

    void read();
    void close();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::empty_body>;
    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    void answerRequest();
    void refuse(unsigned status, const std::string &why);
    void write(HttpAnswer answer, bool keepAlive);

    // The listener's thread stays until its last session is gone, also one whose answer is made elsewhere.
    boost::asio::executor_work_guard<boost::asio::ip::tcp::socket::executor_type> work_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Response response_;
    std::shared_ptr<const Handler> handler_;
    std::function<void()> gone_;
};

} // namespace service
