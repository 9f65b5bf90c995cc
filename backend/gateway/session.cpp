#include "backend/gateway/session.h"

#include <algorithm>
#include <array>
#include <utility>

#include "backend/gateway/answers.h"
#include "backend/gateway/exchange.h"
#include "backend/gateway/simulated_agent.h"

namespace gateway {

namespace {

using std::chrono::steady_clock;

constexpr std::size_t longestRequestId = 128;
constexpr std::string_view continuing = "HTTP/1.1 100 Continue\r\n\r\n";

bool isSafeId(std::string_view id) {
    return !id.empty() && id.size() <= longestRequestId && std::all_of(id.begin(), id.end(), [](unsigned char letter) {
        return letter < 0x80 && (std::isalnum(letter) || letter == '-' || letter == '_' || letter == '.' ||
                                 letter == ':' || letter == '/' || letter == '=' || letter == '+');
    });
}

// As RFC 9562 writes them, of whatever version.
bool isUuid(std::string_view id) {
    if (id.size() != 36)
        return false;
    for (std::size_t place = 0; place < id.size(); ++place) {
        const bool isHyphen = place == 8 || place == 13 || place == 18 || place == 23;
        if (isHyphen ? id[place] != '-' : std::isxdigit(static_cast<unsigned char>(id[place])) == 0)
            return false;
    }
    return true;
}

// A random UUID (RFC 9562, version 4): there are engines that refuse a request with any other id.
std::string madeId(Dice &dice) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string id;
    for (int half = 0; half < 2; ++half) {
        auto bits = dice();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4)
            id.push_back(digits[bits & 15]);
    }
    id[12] = '4';
    id[16] = digits[8 | (dice() & 3)];
    for (const std::size_t place : {20u, 16u, 12u, 8u})
        id.insert(place, 1, '-');
    return id;
}

// `/chat/completions` of `/v1/chat/completions`, where it is one of ours.
std::string_view operationOf(std::string_view path) {
    static constexpr std::array<std::string_view, 3> known{"/v1/chat/completions", "/v1/completions", "/v1/embeddings"};
    return std::find(known.begin(), known.end(), path) == known.end() ? std::string_view() : path.substr(3);
}

// For as long as a request is being answered.
class Use {
public:
    // Null for who is nobody.
    explicit Use(Activity *activity) : activity_(activity) {
        if (activity_ != nullptr)
            activity_->begin();
    }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    ~Use() {
        if (activity_ != nullptr)
            activity_->end();
    }

private:
    Activity *const activity_;
};

Refusal notFound(std::string_view path) {
    Refusal refusal = badRequest("There is no '" + std::string(path.substr(0, 128)) + "' here.", {}, "unknown_url");
    refusal.status = 404;
    return refusal;
}

Refusal faultOf(ErrorCode fault, const GatewayOptions &options) {
    auto refusal = badRequest("This is not a request of HTTP/1.1.", {}, "malformed_request");
    if (fault == http::error::header_limit || fault == http::error::buffer_overflow) {
        refusal.message = "The header is larger than " + std::to_string(options.headerLimit) + " bytes.";
        refusal.status = 431;
    } else if (fault == http::error::body_limit) {
        refusal.message = "The body is larger than " + std::to_string(options.bodyLimit) + " bytes.";
        refusal.status = 413;
    }
    return refusal;
}

} // namespace

Session::Session(WorkerParts &parts, Socket socket)
    : parts_(parts), client_(std::make_shared<ClientConnection>(std::move(socket), parts.deadlines)) {}

void Session::stop() {
    isStopping_ = true;
    if (!isBusy_)
        client_->close();
}

Task<void> Session::run() {
    bool isKept = true;
    while (isKept && !isStopping_) {
        context_.emplace(parts_.options.headerLimit, parts_.options.bodyLimit);
        isKept = co_await readRequest();
        if (!isKept)
            break;
        isBusy_ = true;
        isKept = co_await answer();
        isBusy_ = false;
    }
    co_await client_->finish();
}

Task<bool> Session::readRequest() {
    auto &parser = context_->parser;
    client_->closeAt(steady_clock::now() + parts_.options.keepAliveTime);
    bool hasBegun = false;
    while (!parser.is_header_done()) {
        if (client_->input().empty()) {
            const bool isMore = co_await client_->more();
            if (!isMore)
                break;
        }
        if (!std::exchange(hasBegun, true))
            client_->closeAt(steady_clock::now() + parts_.options.headerTime);
        ErrorCode fault;
        const auto size = client_->input().size();
        client_->consume(parser.feed(client_->input(), &fault));
        if (fault) {
            const bool isKept = co_await refuseInput(fault);
            co_return isKept;
        }
        // The rest of a header has not come yet; what is there stays where it is.
        if (!parser.is_header_done() && client_->input().size() == size) {
            const bool isMore = co_await client_->more();
            if (!isMore)
                break;
        }
    }
    if (!parser.is_header_done())
        co_return false;
    const bool isRead = co_await readBody();
    co_return isRead;
}

Task<bool> Session::readBody() {
    auto &parser = context_->parser;
    if (!parser.is_done()) {
        client_->closeAt(steady_clock::now() + parts_.options.bodyTime);
        if (parser.version() >= 11 &&
            viewOf(boost::beast::string_view("100-continue")) == parser.fields().find(http::field::expect)) {
            const ClientConnection::Buffers buffers{asio::const_buffer(continuing.data(), continuing.size())};
            co_await client_->write(buffers, parts_.options.stallTime);
            client_->closeAt(steady_clock::now() + parts_.options.bodyTime);
        }
    }
    while (!parser.is_done()) {
        ErrorCode fault;
        const auto used = parser.feed(client_->input(), &fault);
        client_->consume(used);
        if (fault) {
            const bool isKept = co_await refuseInput(fault);
            co_return isKept;
        }
        if (parser.is_done())
            break;
        const bool isMore = co_await client_->more();
        if (!isMore)
            co_return false;
    }
    client_->keepOpen();
    co_return true;
}

Task<bool> Session::refuseInput(ErrorCode fault) {
    takeRequestId();
    auto refusal = faultOf(fault, parts_.options);
    co_await answerRefusal(*client_, *context_, std::move(refusal));
    co_return false;
}

void Session::takeRequestId() {
    const auto given = context_->parser.fields().find("x-request-id");
    context_->requestId = isSafeId(given) ? std::string(given) : madeId(parts_.dice);
    context_->upstreamId = isUuid(context_->requestId) ? context_->requestId : madeId(parts_.dice);
}

Task<bool> Session::answer() {
    auto &context = *context_;
    context.start = steady_clock::now();
    context.bundle = parts_.bundles.now();
    takeRequestId();
    const auto path = context.parser.path();
    bool isKept = false;
    if (path == "/healthz") {
        isKept = co_await answerJson(*client_, context, 200, std::string("{\"status\":\"ok\"}"));
        co_return isKept && !isStopping_;
    }
    const bool isSimulated = context.parser.fields().find(http::field::user_agent) == simulatedAgent;
    const Use use(isSimulated ? nullptr : &parts_.activity);
    if (path == "/v1/models" || path.starts_with("/v1/models/")) {
        context.operation = "/models";
        isKept = co_await answerModels();
    } else {
        context.operation = operationOf(path);
        isKept = co_await answerOperation();
    }
    co_return isKept && !isStopping_;
}

Task<bool> Session::answerModels() {
    auto &context = *context_;
    const auto method = context.parser.method();
    if (method != http::verb::get && method != http::verb::head) {
        auto refusal = badRequest("This is read with GET.", {}, "method_not_allowed");
        refusal.status = 405;
        const bool isKept = co_await answerRefusal(*client_, context, std::move(refusal));
        co_return isKept;
    }
    const auto modelText = [](const Route &route, const std::string &name) {
        return "{\"id\":" + jsonText(name) +
               ",\"object\":\"model\",\"created\":" + std::to_string(route.createTime.time_since_epoch().count()) +
               ",\"owned_by\":\"pilothouse\"}";
    };
    const auto path = context.parser.path();
    if (path != "/v1/models") {
        const std::string wanted(path.substr(std::string_view("/v1/models/").size()));
        const auto *route = context.bundle->find(wanted);
        auto missing = badRequest("The model does not exist.", "model", "model_not_found");
        missing.status = 404;
        std::string text = route == nullptr ? errorBody(missing) : modelText(*route, wanted);
        const bool isKept = co_await answerJson(*client_, context, route == nullptr ? 404 : 200, std::move(text));
        co_return isKept;
    }
    std::string list("{\"object\":\"list\",\"data\":[");
    for (const auto &route : context.bundle->routes())
        list.append(list.ends_with('[') ? "" : ",").append(modelText(route, route.model));
    list.append("]}");
    const bool isKept = co_await answerJson(*client_, context, 200, std::move(list));
    co_return isKept;
}

std::optional<Refusal> Session::misfit() const {
    const auto &parser = context_->parser;
    if (context_->operation.empty())
        return notFound(parser.path());
    if (parser.method() == http::verb::post)
        return std::nullopt;
    auto refusal = badRequest("This is asked for with POST.", {}, "method_not_allowed");
    refusal.status = 405;
    return refusal;
}

Task<bool> Session::answerOperation() {
    auto &context = *context_;
    auto refusal = misfit();
    for (const auto &stage : parts_.stages) {
        if (!refusal)
            refusal = stage->admit(context);
    }
    if (refusal) {
        const bool isKept = co_await answerRefusal(*client_, context, *std::move(refusal));
        co_return isKept;
    }
    Exchange exchange(parts_, *client_, context);
    const bool isKept = co_await exchange.run();
    co_return isKept;
}

} // namespace gateway
