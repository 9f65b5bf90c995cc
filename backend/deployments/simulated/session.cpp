#include "backend/deployments/simulated/session.h"

#include "backend/deployments/simulated/embeddings.h"

#include <utility>

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

namespace deployments::simulated {

namespace http = boost::beast::http;

namespace {

constexpr auto idleTime = std::chrono::seconds(75);
constexpr auto stallTime = std::chrono::seconds(30);
constexpr std::uint32_t headerLimit = 64 * 1024;
constexpr std::uint64_t bodyLimit = 64 << 20;

constexpr const char *streamHead = "HTTP/1.1 200 OK\r\nServer: pilothouse-simulated\r\n"
                                   "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n"
                                   "Transfer-Encoding: chunked\r\n\r\n";

std::string chunk(const std::string &text) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string size;
    for (auto rest = text.size(); rest > 0; rest /= 16)
        size.insert(size.begin(), digits[rest % 16]);
    return size + "\r\n" + text + "\r\n";
}

// What is read without a body.
std::pair<unsigned, std::string> documentAt(const std::string &path, const Engine &engine) {
    if (path == "/health")
        return {engine.isReady() ? 200 : 503, healthDocument(engine)};
    if (!engine.isReady())
        return {503, errorDocument({503, "The simulated engine is not ready.", "not_ready"})};
    if (path == "/v1/models")
        return {200, modelsDocument(engine)};
    return {404, errorDocument({404, "A simulated engine has no such path.", "not_found"})};
}

std::string pathOf(boost::beast::string_view target) {
    const std::string text(target.data(), target.size());
    return text.substr(0, text.find('?'));
}

} // namespace

Session::Session(Socket socket, std::shared_ptr<Engine> engine)
    : stream_(std::move(socket)), timer_(stream_.get_executor()), engine_(std::move(engine)) {}

void Session::drain() {
    isDraining_ = true;
    if (!isBusy_)
        close();
}

void Session::close() {
    isClosed_ = true;
    timer_.cancel();
    stream_.close();
}

Task<void> Session::run() {
    // Whoever spawned it may let go of it.
    const auto self = shared_from_this();
    bool isKept = true;
    while (isKept && !isDraining_ && !isClosed_) {
        parser_.emplace();
        parser_->header_limit(headerLimit);
        parser_->body_limit(bodyLimit);
        stream_.expires_after(idleTime);
        ErrorCode failed;
        co_await http::async_read(stream_, buffer_, *parser_, into(failed));
        if (failed)
            break;
        isBusy_ = true;
        isKept = co_await answer();
        isBusy_ = false;
    }
    if (!isClosed_)
        close();
}

Task<bool> Session::answer() {
    const auto &request = parser_->get();
    const auto path = pathOf(request.target());
    const bool isPost = request.method() == http::verb::post;
    const bool isChat = path == "/v1/chat/completions";
    bool isKept = false;
    if (engine_->isReady() && isPost && (isChat || path == "/v1/completions")) {
        isKept = co_await complete(isChat);
    } else if (engine_->isReady() && isPost && path == "/v1/embeddings") {
        isKept = co_await embed();
    } else {
        const auto [status, document] = documentAt(path, *engine_);
        isKept = co_await writeDocument(status, document);
    }
    co_return isKept && parser_->get().keep_alive();
}

Task<bool> Session::complete(bool isChat) {
    Completion completion;
    completion.isChat = isChat;
    const auto refusal = readCompletion(parser_->get().body(), *engine_, &completion);
    bool isKept = false;
    if (refusal) {
        isKept = co_await refuse(*refusal);
        co_return isKept;
    }
    Turn turn(*engine_);
    bool isFine = co_await begin(&turn, completion.promptTokens, &isKept);
    if (!isFine)
        co_return isKept;
    if (completion.isStream) {
        isFine = co_await stream(completion);
        co_return isFine;
    }
    std::chrono::microseconds rest{};
    for (std::size_t token = 1; token < completion.tokens.size(); ++token)
        rest += engine_->untilNextToken();
    isFine = co_await wait(rest);
    if (!isFine)
        co_return false;
    const auto document = answerDocument(completion, *engine_);
    isFine = co_await writeDocument(200, document);
    co_return isFine;
}

// All of the work is that of the first token.
Task<bool> Session::embed() {
    Embeddings embeddings;
    const auto refusal = readEmbeddings(parser_->get().body(), *engine_, &embeddings);
    bool isKept = false;
    if (refusal) {
        isKept = co_await refuse(*refusal);
        co_return isKept;
    }
    Turn turn(*engine_);
    bool isFine = co_await begin(&turn, embeddings.promptTokens, &isKept);
    if (!isFine)
        co_return isKept;
    const auto document = embeddingsDocument(embeddings, *engine_);
    isFine = co_await writeDocument(200, document);
    co_return isFine;
}

Task<bool> Session::begin(Turn *turn, int promptTokens, bool *isKept) {
    stream_.expires_never();
    if (!isClosed_)
        co_await turn->come(timer_);
    if (!turn->hasCome())
        co_return false;
    const bool isFine = co_await wait(engine_->untilFirstToken(promptTokens));
    if (!isFine)
        co_return false;
    if (!engine_->isFailing())
        co_return true;
    const auto failure = simulatedFailure(*engine_);
    *isKept = co_await refuse(failure);
    co_return false;
}

Task<bool> Session::refuse(const Refusal &refusal) {
    const auto document = errorDocument(refusal);
    const bool isWritten = co_await writeDocument(refusal.status, document);
    co_return isWritten;
}

Task<bool> Session::stream(const Completion &completion) {
    std::string text = streamHead;
    if (const auto first = firstEvent(completion, *engine_); !first.empty())
        text += chunk(first);
    for (std::size_t token = 0; token < completion.tokens.size(); ++token) {
        text += chunk(tokenEvent(completion, *engine_, completion.tokens[token]));
        bool isFine = co_await write(text);
        text.clear();
        if (isFine && token + 1 < completion.tokens.size())
            isFine = co_await wait(engine_->untilNextToken());
        if (!isFine)
            co_return false;
    }
    text = chunk(lastEvents(completion, *engine_)) + "0\r\n\r\n";
    const bool isWritten = co_await write(text);
    co_return isWritten;
}

Task<bool> Session::writeDocument(unsigned status, std::string document) {
    const auto reason = http::obsolete_reason(http::int_to_status(status));
    auto text = "HTTP/1.1 " + std::to_string(status) + ' ' + std::string(reason.data(), reason.size()) +
                "\r\nServer: pilothouse-simulated\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(document.size()) + "\r\n\r\n" + document;
    const bool isWritten = co_await write(text);
    co_return isWritten;
}

Task<bool> Session::write(std::string text) {
    if (isClosed_)
        co_return false;
    ErrorCode failed;
    stream_.expires_after(stallTime);
    co_await asio::async_write(stream_, asio::buffer(text), into(failed));
    co_return !failed;
}

Task<bool> Session::wait(std::chrono::microseconds time) {
    if (isClosed_)
        co_return false;
    stream_.expires_never();
    ErrorCode ended;
    timer_.expires_after(time);
    co_await timer_.async_wait(into(ended));
    co_return !ended && !isClosed_;
}

} // namespace deployments::simulated
