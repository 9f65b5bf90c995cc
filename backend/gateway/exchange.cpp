#include "backend/gateway/exchange.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "backend/gateway/answers.h"

#include "pilothouse/v1/route.pb.h"

namespace gateway {

namespace {

namespace v1 = pilothouse::v1;
using std::chrono::steady_clock;

constexpr std::string_view lineEnd = "\r\n";
constexpr std::string_view lastChunk = "0\r\n\r\n";

asio::const_buffer bufferOf(std::string_view text) {
    return asio::const_buffer(text.data(), text.size());
}

bool isEventStream(const AnswerParser &answer) {
    return answer.fields().find(http::field::content_type).starts_with("text/event-stream");
}

int causeOf(unsigned status) {
    if (status == 429)
        return v1::TOO_MANY_REQUESTS;
    return status >= 500 && status <= 599 ? v1::SERVER_ERROR : 0;
}

} // namespace

Exchange::Exchange(WorkerParts &parts, ClientConnection &client, RequestContext &context)
    : parts_(parts),
      client_(client),
      context_(context),
      route_(*context.route),
      totalBy_(context.start + context.route->timeout) {}

Exchange::~Exchange() {
    client_.unwatch();
}

Task<bool> Exchange::run() {
    client_.watch([this] {
        if (call_)
            call_->cancel();
    });
    const bool isKept = co_await attemptAll();
    client_.unwatch();
    co_return isKept;
}

Task<bool> Exchange::attemptAll() {
    TargetPicker picker(route_, parts_.dice);
    auto pick = picker.next();
    if (!pick) {
        Meter(parts_.measures, parts_.shard, {route_.name, {}, 0, false}).end(true);
        auto refusal = serverFault(503, "No target of the model '" + route_.model + "' is ready.", "no_ready_target");
        const bool isKept = co_await answerRefusal(client_, context_, std::move(refusal));
        co_return isKept;
    }
    for (;;) {
        const auto verdict = co_await attempt(*pick);
        if (client_.isGone()) {
            endAttempt(false);
            co_return false;
        }
        auto next = nextAfter(verdict, &picker);
        if (!next && verdict.fault == CallFault::None) {
            const bool isKept = co_await passOn();
            co_return isKept;
        }
        endAttempt(verdict.cause != v1::TOO_MANY_REQUESTS);
        if (!next) {
            const bool isKept = co_await giveUp(verdict.fault);
            co_return isKept;
        }
        pick = std::move(next);
    }
}

Task<Exchange::Verdict> Exchange::attempt(const Pick &pick) {
    meter_.emplace(parts_.measures, parts_.shard, SeriesKey{route_.name, pick.target->name, pick.generation, false});
    const std::string_view body = context_.parser.body();
    const auto &facts = context_.body;
    request_.body = {bufferOf(body.substr(0, facts.modelOffset)), bufferOf(pick.target->quotedModel),
                     bufferOf(body.substr(facts.modelOffset + facts.modelSize))};
    request_.head =
        requestHead(context_, *pick.endpoint, body.size() - facts.modelSize + pick.target->quotedModel.size());
    call_.emplace(parts_.pool, parts_.deadlines, pick.endpoint, parts_.options.connectTime);
    const auto firstByteBy = std::min(steady_clock::now() + route_.firstByteTimeout, totalBy_);
    Verdict verdict;
    verdict.fault = co_await call_->begin(request_, firstByteBy);
    switch (verdict.fault) {
    case CallFault::None:
        verdict.cause = causeOf(call_->answer().status());
        break;
    case CallFault::NotConnected:
    case CallFault::Broken:
        verdict.cause = v1::CONNECTION_FAILED;
        break;
    case CallFault::TooSlow:
        verdict.cause = v1::FIRST_BYTE_TIMEOUT;
        break;
    case CallFault::Cancelled:
        break;
    }
    co_return verdict;
}

std::optional<Pick> Exchange::nextAfter(const Verdict &verdict, TargetPicker *picker) {
    if (verdict.cause == 0 || isOverTime())
        return std::nullopt;
    // A replica that could not be reached has seen nothing of the request.
    if (verdict.fault == CallFault::NotConnected) {
        if (auto other = picker->another())
            return other;
    }
    return route_.fallsBackOn(verdict.cause) ? picker->next() : std::nullopt;
}

bool Exchange::isOverTime() const {
    return steady_clock::now() >= totalBy_;
}

void Exchange::endAttempt(bool isError) {
    meter_->end(isError);
    call_.reset();
}

Task<bool> Exchange::giveUp(CallFault fault) {
    Refusal refusal;
    if (fault == CallFault::TooSlow)
        refusal = serverFault(504, "The model did not answer in time.", "upstream_timeout");
    else if (fault == CallFault::NotConnected)
        refusal = serverFault(502, "The model cannot be reached.", "upstream_unreachable");
    else
        refusal = serverFault(502, "The connection to the model broke.", "upstream_broken");
    const bool isKept = co_await answerRefusal(client_, context_, std::move(refusal));
    co_return isKept;
}

Task<bool> Exchange::passOn() {
    auto &answer = call_->answer();
    std::optional<std::uint64_t> size;
    if (const auto given = answer.content_length())
        size = *given;
    else if (answer.is_done() && !isEventStream(answer))
        size = answer.body().size();
    meter_->answerBegins(isEventStream(answer));
    const bool isWhole = co_await passBody(size);
    const bool isError = !client_.isGone() && (!isWhole || answer.status() >= 500);
    endAttempt(isError);
    co_return isWhole &&context_.parser.keep_alive() && (size || context_.parser.version() >= 11);
}

Task<bool> Exchange::passBody(std::optional<std::uint64_t> size) {
    auto &answer = call_->answer();
    const bool isChunked = !size && context_.parser.version() >= 11;
    // Later pieces have none.
    std::string head = passedHead(context_, answer, size);
    for (;;) {
        meter_->came(answer.body());
        const bool isWritten = co_await writePiece(head, isChunked);
        if (!isWritten)
            co_return false;
        if (call_->isDone())
            co_return true;
        head.clear();
        answer.clearBody();
        const auto by = std::min(steady_clock::now() + route_.idleTimeout, totalBy_);
        const auto fault = co_await call_->more(by);
        if (fault != CallFault::None) {
            // What came before the break is the client's.
            const bool isBrokenOff = co_await breakOff(isEventStream(answer));
            co_return isBrokenOff;
        }
    }
}

Task<bool> Exchange::writePiece(const std::string &head, bool isChunked) {
    const auto &body = call_->answer().body();
    if (!isChunked) {
        const ClientConnection::Buffers buffers{asio::buffer(head), asio::buffer(body)};
        const bool isWritten = co_await client_.write(buffers, parts_.options.stallTime);
        co_return isWritten;
    }
    frameChunks();
    const ClientConnection::Buffers buffers{asio::buffer(head), asio::buffer(framed_)};
    const bool isWritten = co_await client_.write(buffers, parts_.options.stallTime);
    co_return isWritten;
}

// As they came: chunks that came together stay chunks of their own.
void Exchange::frameChunks() {
    const auto &answer = call_->answer();
    const std::string_view body = answer.body();
    framed_.clear();
    const auto add = [this](std::string_view piece) {
        if (piece.empty())
            return;
        std::array<char, 16> digits{};
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16);
        framed_.append(digits.data(), written.ptr).append(lineEnd).append(piece).append(lineEnd);
    };
    std::size_t begin = 0;
    for (const auto start : answer.chunkStarts()) {
        add(body.substr(begin, start - begin));
        begin = start;
    }
    add(body.substr(begin));
    if (call_->isDone())
        framed_.append(lastChunk);
}

// The connection is cut, so that nobody takes the answer for whole; a stream says before why.
Task<bool> Exchange::breakOff(bool isStream) {
    auto &body = call_->answer().body();
    if (!body.empty())
        meter_->came(body);
    const bool isChunked = context_.parser.version() >= 11 && !call_->answer().content_length();
    if (isStream && meter_->isBetweenEvents() && isChunked && !client_.isGone())
        body +=
            "data: " + errorBody(serverFault(502, "The connection to the model broke.", "upstream_broken")) + "\n\n";
    if (!body.empty()) {
        const std::string noHead;
        co_await writePiece(noHead, isChunked);
    }
    co_return false;
}

} // namespace gateway
