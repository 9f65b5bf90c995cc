#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace deployments {

struct ProbeTarget {
    // `host:port`, the host as an address.
    std::string address;
    // Begins with `/`.
    std::string path;
    std::chrono::milliseconds timeout;
};

struct ProbeAnswer {
    // Of HTTP; 0 where there was no answer.
    unsigned status = 0;
    std::string body;
    std::string error;

    // As the probes of Kubernetes see it.
    bool isSuccess() const { return status >= 200 && status < 400; }
};

// One GET over a connection of its own. Calls back once, on the thread of its context; never after cancel().
class HttpProbe : public std::enable_shared_from_this<HttpProbe> {
public:
    using Done = std::function<void(ProbeAnswer)>;

    HttpProbe(boost::asio::io_context &context, ProbeTarget target, Done done);
    void start();
    void cancel();

private:
    void write();
    void read();
    void finish(ProbeAnswer answer);
    void fail(const boost::system::error_code &error);

    const ProbeTarget target_;
    Done done_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    boost::beast::http::request<boost::beast::http::empty_body> request_;
    boost::beast::http::response_parser<boost::beast::http::string_body> parser_;
};

} // namespace deployments
