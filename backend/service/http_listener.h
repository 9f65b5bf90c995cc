#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "backend/core/result.h"

namespace service {

namespace v1 = pilothouse::v1;

struct HttpAnswer {
    unsigned status = 200;
    std::string contentType;
    std::string cacheControl;
    std::string body;
};

// A small HTTP/1.1 server for public reading: GET and HEAD without bodies, at most 64 connections of 30 s idle time
// each, 8 KiB of headers. One thread of its own.
class HttpListener {
public:
    using Answer = std::function<void(HttpAnswer)>;
    // Asked on the listener's thread; `answer` may be called once from any thread, at once or later.
    using Handler = std::function<void(const std::string &target, Answer answer)>;

    // `address` is `<ip>:<port>`, port 0 for any. INVALID_FIELD when it is none, UNAVAILABLE when it cannot be had.
    static core::Result<std::unique_ptr<HttpListener>> start(const std::string &address, Handler handler);

    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;
    // Closes all connections.
    ~HttpListener();

    // `<ip>:<port>` as bound.
    std::string address() const;

private:
    class Acceptor;

    explicit HttpListener(std::unique_ptr<Acceptor> acceptor);

    std::unique_ptr<Acceptor> acceptor_;
};

} // namespace service
