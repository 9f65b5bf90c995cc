#include "backend/gateway/simulated_clients.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "backend/core/clock.h"
#include "backend/gateway/simulated_agent.h"
#include "backend/ledger/ledger.h"

namespace gateway {

namespace {

constexpr auto lookPeriod = std::chrono::seconds(1);
constexpr auto deadline = std::chrono::seconds(30);
// Whoever does not answer is not asked more and more.
constexpr int mostOpen = 32;
constexpr int answerTokens = 16;

// Between two requests: between a half and one and a half of what it is on the average.
constexpr double leastPart = 0.5;
constexpr double mostPart = 1.5;

std::chrono::steady_clock::duration pauseOf(double seconds) {
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

std::chrono::steady_clock::duration longestPause(double perSecond) {
    return pauseOf(mostPart / perSecond);
}

std::chrono::steady_clock::duration pause(double perSecond, std::minstd_rand &dice) {
    return pauseOf(std::uniform_real_distribution<double>(leastPart, mostPart)(dice) / perSecond);
}

std::string bodyOf(const ClientRate &rate, std::uint64_t number) {
    const auto text = "Simulated request " + std::to_string(number) + ": say hello.";
    if (rate.wantsEmbeddings)
        return nlohmann::json{{"model", rate.model}, {"input", text}}.dump();
    const nlohmann::json message{{"role", "user"}, {"content", text}};
    return nlohmann::json{{"model", rate.model},
                          {"messages", nlohmann::json::array({message})},
                          {"max_tokens", answerTokens},
                          {"stream", true}}
        .dump();
}

} // namespace

std::unique_ptr<SimulatedClients> SimulatedClients::start(const Parts &parts, const std::string &gateway) {
    auto url = web::BaseUrl::parse(gateway);
    if (!url || !url->isOfThisMachine())
        return nullptr;
    return std::unique_ptr<SimulatedClients>(new SimulatedClients(parts, *std::move(url)));
}

SimulatedClients::SimulatedClients(const Parts &parts, web::BaseUrl gateway)
    : parts_(parts), gateway_(std::move(gateway)) {
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

SimulatedClients::~SimulatedClients() {
    thread_.request_stop();
    thread_.join();
}

void SimulatedClients::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        const auto next = sendDue(Steady::now());
        std::unique_lock lock(mutex_);
        ended_.wait_until(lock, stop, next, [] { return false; });
    }
}

SimulatedClients::Steady::time_point SimulatedClients::sendDue(Steady::time_point now) {
    auto next = now + lookPeriod;
    std::map<std::string, Steady::time_point> due;
    for (const auto &rate : clientRates(*parts_.ledger.snapshot(), parts_.demand, parts_.clock.now())) {
        const auto known = due_.find(rate.model);
        // One that is asked more often now does not wait for what was due before.
        auto time = known == due_.end() ? now + pause(rate.perSecond, dice_)
                                        : std::min(known->second, now + longestPause(rate.perSecond));
        if (time <= now) {
            send(rate);
            time = now + pause(rate.perSecond, dice_);
        }
        due.emplace(rate.model, time);
        next = std::min(next, time);
    }
    due_ = std::move(due);
    return next;
}

void SimulatedClients::send(const ClientRate &rate) {
    if (open_ >= mostOpen)
        return;
    if (!client_)
        client_ = std::make_unique<web::HttpClient>();
    const auto number = ++sent_;
    web::HttpRequest request;
    request.url = gateway_;
    request.target = rate.wantsEmbeddings ? "/v1/embeddings" : "/v1/chat/completions";
    request.body = bodyOf(rate, number);
    request.contentType = "application/json";
    request.headers = {{"User-Agent", std::string(simulatedAgent)},
                       {"X-Request-Id", "simulated-" + std::to_string(number)}};
    request.deadline = deadline;
    ++open_;
    client_->start(std::move(request), [this](const web::HttpOutcome &) { --open_; });
}

} // namespace gateway
