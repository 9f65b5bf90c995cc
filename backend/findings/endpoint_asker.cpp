#include "backend/findings/endpoint_asker.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include "backend/core/text_safety.h"
#include "backend/findings/reading/interview.h"
#include "backend/web/http_client.h"

namespace findings {

namespace {

constexpr auto deadline = std::chrono::seconds(3);
// Of a list of thousands of models.
constexpr std::size_t mostBytes = std::size_t(2) << 20;

using Kind = AskedEndpoint::Kind;

// What is too large or compressed is HTTP all the same, and is not read.
std::optional<Reply> replyFrom(web::HttpOutcome outcome) {
    if (auto *answer = std::get_if<web::HttpAnswer>(&outcome))
        return Reply{answer->status, std::move(answer->body)};
    const auto fault = std::get<web::HttpFailure>(outcome).fault;
    if (fault == web::HttpFault::TooLarge || fault == web::HttpFault::Compressed)
        return Reply{};
    return std::nullopt;
}

AskedEndpoint refusalOf(const web::HttpFailure &failure) {
    switch (failure.fault) {
    case web::HttpFault::NotConnected:
        return {Kind::Absent, {}, core::escapeUnsafeLine(failure.detail)};
    case web::HttpFault::TooSlow:
    case web::HttpFault::Cancelled:
        return {Kind::Silent};
    case web::HttpFault::Broken:
    case web::HttpFault::TlsRefused:
    case web::HttpFault::TooLarge:
    case web::HttpFault::Compressed:
        return {Kind::NotHttp};
    case web::HttpFault::HostUnknown:
    case web::HttpFault::SecretInClear:
    case web::HttpFault::SecretToStranger:
        break;
    }
    return {Kind::Unreachable, {}, core::escapeUnsafeLine(failure.detail)};
}

// How servers say in clear that they want TLS: nginx, Go's net/http, Apache, Tomcat.
constexpr std::array<std::string_view, 4> wishes{
    "The plain HTTP request was sent to HTTPS port", "Client sent an HTTP request to an HTTPS server",
    "speaking plain HTTP to an SSL-enabled server port", "This combination of host and port requires TLS"};

bool wantsTls(const web::HttpOutcome &outcome) {
    const auto *answer = std::get_if<web::HttpAnswer>(&outcome);
    if (answer == nullptr)
        return std::get<web::HttpFailure>(outcome).mayWantTls;
    return answer->status == 400 && std::any_of(wishes.begin(), wishes.end(), [&](std::string_view wish) {
               return answer->body.find(wish) != std::string::npos;
           });
}

AskedEndpoint conclusionOf(const Interview &interview, bool isTls) {
    if (!interview.isInference())
        return {interview.isLoading() ? Kind::Loading : Kind::Web};
    AskedEndpoint asked{Kind::Inference, interview.endpoint()};
    asked.endpoint.set_is_tls(isTls);
    return asked;
}

} // namespace

struct EndpointAsker::Gate {
    std::atomic<bool> isOpen{true};
};

struct EndpointAsker::Talk {
    web::HttpClient &http;
    const std::shared_ptr<Gate> gate;
    // Over TLS from the moment on that it wants that.
    web::BaseUrl url;
    const Done done;
    Interview interview = {};
    bool isFirst = true;
};

EndpointAsker::EndpointAsker(web::HttpClient &http) : http_(http), gate_(std::make_shared<Gate>()) {}

EndpointAsker::~EndpointAsker() {
    gate_->isOpen = false;
}

void EndpointAsker::start(const web::BaseUrl &url, Done done) {
    ask(std::make_shared<Talk>(Talk{http_, gate_, url, std::move(done)}));
}

void EndpointAsker::ask(const std::shared_ptr<Talk> &talk) {
    web::HttpRequest request;
    request.url = talk->url;
    request.target = std::string(pathOf(*talk->interview.next()));
    request.accept = "application/json";
    request.deadline = deadline;
    request.mostBytes = mostBytes;
    request.peer = web::Peer::UnverifiedStranger;
    talk->http.start(std::move(request), [talk](web::HttpOutcome outcome) {
        if (talk->isFirst && !talk->url.isTls && wantsTls(outcome) && talk->gate->isOpen) {
            talk->url.isTls = true;
            return ask(talk);
        }
        if (const auto *failure = std::get_if<web::HttpFailure>(&outcome)) {
            auto refusal = refusalOf(*failure);
            // It was there in clear a moment ago.
            if (talk->url.isTls && refusal.kind == Kind::Absent)
                refusal = {Kind::NotHttp};
            if (talk->isFirst && !refusal.hasAnswered())
                return talk->done(std::move(refusal));
        }
        auto reply = replyFrom(std::move(outcome));
        if (talk->isFirst && !reply)
            return talk->done({Kind::NotHttp});
        talk->isFirst = false;
        talk->interview.take(std::move(reply));
        if (talk->interview.next() && talk->gate->isOpen)
            ask(talk);
        else
            talk->done(conclusionOf(talk->interview, talk->url.isTls));
    });
}

} // namespace findings
