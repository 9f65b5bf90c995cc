#include "backend/web/http_client.h"

#include <future>

#include <boost/asio/post.hpp>

#include "backend/web/http_call.h"
#include "backend/web/tls_trust.h"

namespace web {

HttpClient::HttpClient(const std::string &extraAuthority) : work_(context_.get_executor()) {
    trustAuthorities(&tls_, extraAuthority);
    thread_ = std::thread([this] { context_.run(); });
}

HttpClient::~HttpClient() {
    {
        const std::lock_guard lock(mutex_);
        for (const auto &call : calls_) {
            if (const auto living = call.lock())
                living->cancel();
        }
    }
    work_.reset();
    thread_.join();
}

void HttpClient::start(HttpRequest request, Done done) {
    begin(std::move(request), std::move(done));
}

HttpOutcome HttpClient::fetch(HttpRequest request, const std::stop_token &stop) {
    std::promise<HttpOutcome> promise;
    auto future = promise.get_future();
    const auto call =
        begin(std::move(request), [&promise](HttpOutcome outcome) { promise.set_value(std::move(outcome)); });
    const std::stop_callback stopped(stop, [&call] { call->cancel(); });
    return future.get();
}

std::shared_ptr<HttpCall> HttpClient::begin(HttpRequest request, Done done) {
    auto call = std::make_shared<HttpCall>(context_, tls_, std::move(request), std::move(done));
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(calls_, [](const auto &known) { return known.expired(); });
        calls_.push_back(call);
    }
    asio::post(context_, [call] { call->begin(); });
    return call;
}

} // namespace web
