#include "backend/findings/endpoint_asker.h"

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
        break;
    }
    return {Kind::Unreachable, {}, core::escapeUnsafeLine(failure.detail)};
}

AskedEndpoint conclusionOf(const Interview &interview) {
    if (interview.isInference())
        return {Kind::Inference, interview.endpoint()};
    return {interview.isLoading() ? Kind::Loading : Kind::Web};
}

} // namespace

struct EndpointAsker::Gate {
    std::atomic<bool> isOpen{true};
};

struct EndpointAsker::Talk {
    web::HttpClient &http;
    const std::shared_ptr<Gate> gate;
    const web::BaseUrl url;
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
    talk->http.start(std::move(request), [talk](web::HttpOutcome outcome) {
        if (const auto *failure = std::get_if<web::HttpFailure>(&outcome)) {
            auto refusal = refusalOf(*failure);
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
            talk->done(conclusionOf(talk->interview));
    });
}

} // namespace findings
