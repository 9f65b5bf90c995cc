#include "backend/gateway/probing.h"

#include <utility>

#include "backend/gateway/meter.h"

namespace gateway {

namespace {

using std::chrono::steady_clock;

constexpr auto probeTime = std::chrono::seconds(30);
constexpr auto fetchTime = std::chrono::seconds(10);
constexpr std::size_t largestDocument = 4u << 20;

CallRequest probeRequest(const Target &target, const Endpoint &endpoint, std::string *body) {
    *body = "{\"model\":" + target.quotedModel +
            ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"max_tokens\":8,\"stream\":true}";
    CallRequest request;
    request.head = "POST " + endpoint.url.path + "/chat/completions HTTP/1.1\r\nHost: " + endpoint.url.authority() +
                   "\r\n" + endpoint.authorization +
                   "Content-Type: application/json\r\nUser-Agent: pilothouse-probe\r\nContent-Length: " +
                   std::to_string(body->size()) + "\r\n\r\n";
    request.body[0] = asio::buffer(*body);
    return request;
}

} // namespace

Task<void> probe(WorkerParts &parts, std::string deployment, std::int64_t generation) {
    const auto bundle = parts.bundles.now();
    const auto *target = bundle->deployment(deployment);
    const auto pick = target == nullptr ? std::nullopt : pickRevision(*target, generation, parts.dice);
    if (!pick)
        co_return;
    Meter meter(parts.measures, parts.shard, {{}, deployment, generation, true});
    std::string body;
    const auto request = probeRequest(*target, *pick->endpoint, &body);
    UpstreamCall call(parts.pool, parts.deadlines, pick->endpoint, parts.options.connectTime);
    const auto by = steady_clock::now() + probeTime;
    auto fault = co_await call.begin(request, by);
    const bool isStream = fault == CallFault::None &&
                          call.answer().fields().find(http::field::content_type).starts_with("text/event-stream");
    meter.answerBegins(isStream);
    while (fault == CallFault::None) {
        meter.came(call.answer().body());
        call.answer().clearBody();
        if (call.isDone())
            break;
        fault = co_await call.more(by);
    }
    meter.end(fault != CallFault::None || call.answer().status() >= 400);
}

Task<void> fetch(WorkerParts &parts, EndpointPtr endpoint, std::string path, std::function<void(Fetched)> done) {
    Fetched fetched;
    CallRequest request;
    request.head = "GET " + endpoint->url.path + path + " HTTP/1.1\r\nHost: " + endpoint->url.authority() + "\r\n" +
                   endpoint->authorization + "Accept: application/json\r\nUser-Agent: pilothouse\r\n\r\n";
    const auto start = steady_clock::now();
    const auto by = start + fetchTime;
    UpstreamCall call(parts.pool, parts.deadlines, endpoint, parts.options.connectTime);
    auto fault = co_await call.begin(request, by);
    while (fault == CallFault::None && !call.isDone() && call.answer().body().size() <= largestDocument)
        fault = co_await call.readOn(by);
    if (fault == CallFault::TooSlow)
        fetched.failure = "it did not answer in time";
    else if (fault != CallFault::None)
        fetched.failure = call.reason().empty() ? "the connection broke" : call.reason();
    else if (!call.isDone())
        fetched.failure = "its answer is too large";
    fetched.status = call.answer().status();
    fetched.body = call.answer().body();
    fetched.latency = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
    done(std::move(fetched));
}

} // namespace gateway
