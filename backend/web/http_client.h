#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include "backend/web/http_exchange.h"

namespace web {

class HttpCall;

// Asks HTTP servers, many at a time on one thread of its own, each over a connection of its own. Names of hosts are
// looked up one after the other, since the system's resolver blocks; a call that waits for its turn ends in time
// nevertheless. Redirections are not followed and compressed answers are refused.
class HttpClient {
public:
    using Done = std::function<void(HttpOutcome)>;

    // A PEM file of authorities to trust beside the system's, or nothing.
    explicit HttpClient(const std::string &extraAuthority = {});
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    // Cancels what is under way, and joins the thread; waits for a lookup of a name that the system has not given up.
    ~HttpClient();

    // `done` is called once, on the client's thread; it must not block.
    void start(HttpRequest request, Done done);
    // Blocks until there is an outcome; not for the client's own thread.
    HttpOutcome fetch(HttpRequest request, const std::stop_token &stop = {});

private:
    std::shared_ptr<HttpCall> begin(HttpRequest request, Done done);

    boost::asio::io_context context_{1};
    boost::asio::ssl::context tls_{boost::asio::ssl::context::tls_client};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    std::mutex mutex_;
    // Guarded by the mutex; those that have ended are dropped as others begin.
    std::vector<std::weak_ptr<HttpCall>> calls_;
    std::thread thread_;
};

} // namespace web
