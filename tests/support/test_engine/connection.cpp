#include "tests/support/test_engine/connection.h"

#include <atomic>
#include <csignal>
#include <map>

#include <poll.h>
#include <unistd.h>

#include <boost/asio/write.hpp>
#include <nlohmann/json.hpp>

namespace test_engine {

namespace http = boost::beast::http;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

namespace {

std::atomic<std::int64_t> healthAnswers{0};

std::string dumped(const json &value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json parsed(const std::string &text) {
    const auto value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

} // namespace

Connection::Connection(boost::asio::ip::tcp::socket socket, std::uint16_t port, Behaviour &behaviour, Traffic &traffic)
    : socket_(std::move(socket)), port_(port), behaviour_(behaviour), traffic_(traffic) {
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
}

void Connection::serve() {
    for (;;) {
        request_ = {};
        boost::system::error_code failed;
        http::request_parser<http::string_body> parser;
        parser.body_limit(64u << 20);
        http::read(socket_, buffer_, parser, failed);
        if (failed)
            return;
        request_ = parser.release();
        if (!answer() || !request_.keep_alive())
            return;
    }
}

bool Connection::answer() {
    const std::string target(request_.target().data(), request_.target().size());
    const auto mark = target.find('?');
    path_ = target.substr(0, mark);
    model_ = behaviour_.model();
    if (path_.starts_with("/test/"))
        return answerTest(path_, mark == std::string::npos ? "" : target.substr(mark + 1));
    if (behaviour_.hang != 0)
        return hang(), false;
    if (path_ == "/health")
        return answerHealth();
    if (path_ == "/metrics")
        return send(200, "text/plain; version=0.0.4; charset=utf-8", traffic_.metrics(model_));
    if (path_ == "/v1/models") {
        const json entry{{"id", model_}, {"object", "model"}, {"created", 0}, {"owned_by", "test"}};
        return send(200, "application/json", dumped({{"object", "list"}, {"data", json::array({entry})}}));
    }
    if (request_.method() == http::verb::post && (isChat() || path_ == "/v1/completions" || path_ == "/v1/embeddings"))
        return answerModel();
    return sendError(404, "Not Found");
}

bool Connection::answerTest(const std::string &path, const std::string &query) {
    if (path == "/test/state")
        return send(200, "application/json", traffic_.state(model_));
    if (path != "/test/set" || request_.method() != http::verb::post)
        return sendError(404, "Not Found");
    for (std::size_t at = 0; at < query.size();) {
        const auto end = std::min(query.find('&', at), query.size());
        const auto equals = query.find('=', at);
        if (equals == std::string::npos || equals > end ||
            !behaviour_.set(query.substr(at, equals - at), query.substr(equals + 1, end - equals - 1)))
            return sendError(400, query.substr(at, end - at) + " is not understood");
        at = end + 1;
    }
    return send(200, "application/json", "{}");
}

bool Connection::answerHealth() {
    const auto limit = behaviour_.healthDiesAfter.load();
    if (limit != 0 && ++healthAnswers > limit)
        return hang(), false;
    const bool isWell = behaviour_.neverReady == 0;
    traffic_.health(isWell);
    return isWell ? send(200, "text/plain", "") : sendError(503, "loading");
}

bool Connection::answerModel() {
    std::map<std::string, std::string> headers;
    for (const auto &field : request_)
        headers.emplace(std::string(field.name_string()), std::string(field.value()));
    const auto number = traffic_.begin(path_, headers, request_.body());
    if (behaviour_.hangRequests != 0) {
        hang();
        traffic_.finish(false, true);
        return false;
    }
    const auto every = behaviour_.failEvery.load();
    if (behaviour_.failAll != 0 || (every != 0 && number % every == 0)) {
        traffic_.finish(true, false);
        return sendError(static_cast<unsigned>(behaviour_.failStatus), "This failure was asked for.");
    }
    isCancelled_ = false;
    const bool goesOn = complete(number);
    traffic_.finish(false, isCancelled_);
    const auto limit = behaviour_.crashAfter.load();
    if (limit != 0 && number >= limit) {
        ::signal(SIGSEGV, SIG_DFL);
        ::kill(::getpid(), SIGSEGV);
    }
    return goesOn;
}

bool Connection::complete(std::int64_t number) {
    const auto asked = parsed(request_.body());
    if (asked.value("model", json(model_)) != model_)
        return sendError(404, "The model `" + dumped(asked["model"]) + "` does not exist.");
    if (path_ == "/v1/embeddings")
        return send(200, "application/json", embeddings());
    const auto id = (isChat() ? "chatcmpl-" : "cmpl-") + std::to_string(port_) + "-" + std::to_string(number);
    return asked.value("stream", json(false)) == true ? streamed(id) : whole(id);
}

bool Connection::streamed(const std::string &id) {
    if (!waitForToken(0) ||
        !sendRaw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-cache\r\n"
                 "Transfer-Encoding: chunked\r\n\r\n"))
        return false;
    const auto asked = parsed(request_.body());
    const auto tokens = behaviour_.tokens.load();
    for (std::int64_t token = 0; token <= tokens; ++token) {
        if (behaviour_.cutAfter != 0 && token == behaviour_.cutAfter)
            return false;
        if ((token != 0 && token != tokens && !waitForToken(token)) || !sendChunk(eventFor(id, token)))
            return isCancelled_ = true, false;
    }
    const auto options = asked.value("stream_options", json::object());
    if (options.is_object() && options.value("include_usage", json(false)) == true) {
        const json event{{"id", id},
                         {"object", isChat() ? "chat.completion.chunk" : "text_completion"},
                         {"created", 0},
                         {"model", model_},
                         {"choices", json::array()},
                         {"usage", json::parse(usage())}};
        if (!sendChunk("data: " + dumped(event) + "\n\n"))
            return false;
    }
    return sendChunk("data: [DONE]\n\n") && sendRaw("0\r\n\r\n");
}

bool Connection::whole(const std::string &id) {
    std::string text;
    for (std::int64_t token = 0; token < behaviour_.tokens; ++token) {
        if (!waitForToken(token))
            return false;
        text += word(token);
    }
    json choice{{"index", 0}, {"finish_reason", "stop"}};
    if (isChat())
        choice["message"] = {{"role", "assistant"}, {"content", text}};
    else
        choice["text"] = text;
    return send(200, "application/json",
                dumped({{"id", id},
                        {"object", isChat() ? "chat.completion" : "text_completion"},
                        {"created", 0},
                        {"model", model_},
                        {"choices", json::array({choice})},
                        {"usage", json::parse(usage())}}));
}

std::string Connection::embeddings() const {
    const auto input = parsed(request_.body()).value("input", json(""));
    json data = json::array();
    for (std::size_t index = 0; index < (input.is_array() ? input.size() : 1); ++index)
        data.push_back({{"object", "embedding"}, {"index", index}, {"embedding", {0.25, -0.5, 0.125}}});
    return dumped({{"object", "list"},
                   {"data", data},
                   {"model", model_},
                   {"usage", {{"prompt_tokens", 1}, {"total_tokens", 1}}}});
}

// The last one, after all tokens, says why it ends.
std::string Connection::eventFor(const std::string &id, std::int64_t token) const {
    const bool isLast = token >= behaviour_.tokens;
    json choice{{"index", 0}, {"finish_reason", isLast ? json("stop") : json(nullptr)}};
    if (!isChat())
        choice["text"] = isLast ? "" : word(token);
    else if (isLast)
        choice["delta"] = json::object();
    else
        choice["delta"] = {{"role", "assistant"}, {"content", word(token)}};
    return "data: " +
           dumped({{"id", id},
                   {"object", isChat() ? "chat.completion.chunk" : "text_completion"},
                   {"created", 0},
                   {"model", model_},
                   {"choices", json::array({choice})}}) +
           "\n\n";
}

std::string Connection::usage() const {
    const auto tokens = behaviour_.tokens.load();
    return dumped({{"prompt_tokens", 5}, {"completion_tokens", tokens}, {"total_tokens", tokens + 5}});
}

// The first tells who answers.
std::string Connection::word(std::int64_t token) const {
    return token == 0 ? model_ + " at port " + std::to_string(port_) : " word" + std::to_string(token);
}

bool Connection::waitForToken(std::int64_t token) {
    const auto begin = Clock::now();
    if (!wait(token == 0 ? behaviour_.firstTokenDelay.load() : behaviour_.tokenDelay.load()))
        return isCancelled_ = true, false;
    const std::chrono::duration<double> took = Clock::now() - begin;
    token == 0 ? traffic_.firstToken(took.count()) : traffic_.laterToken(took.count());
    return true;
}

bool Connection::wait(std::int64_t milliseconds) {
    const auto end = Clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
        pollfd client{socket_.native_handle(), POLLRDHUP, 0};
        const int ready = ::poll(&client, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
        if (ready > 0)
            return false;
        if (ready == 0 && left <= 0)
            return true;
    }
}

void Connection::hang() {
    wait(24 * 3'600'000);
}

bool Connection::send(unsigned status, const std::string &type, std::string body) {
    http::response<http::string_body> response(http::int_to_status(status), 11);
    response.result(status);
    response.set(http::field::content_type, type);
    const auto id = request_["X-Request-Id"];
    if (!id.empty())
        response.set("X-Request-Id", id);
    response.keep_alive(request_.keep_alive());
    response.body() = std::move(body);
    response.prepare_payload();
    boost::system::error_code failed;
    http::write(socket_, response, failed);
    return !failed;
}

bool Connection::sendError(unsigned status, const std::string &message) {
    const json error{{"message", message}, {"type", "test_engine_error"}, {"param", nullptr}, {"code", status}};
    return send(status, "application/json", dumped({{"error", error}}));
}

bool Connection::sendRaw(const std::string &bytes) {
    boost::system::error_code failed;
    boost::asio::write(socket_, boost::asio::buffer(bytes), failed);
    return !failed;
}

bool Connection::sendChunk(const std::string &bytes) {
    char size[32];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return sendRaw(size + bytes + "\r\n");
}

bool Connection::isChat() const {
    return path_ == "/v1/chat/completions";
}

} // namespace test_engine
