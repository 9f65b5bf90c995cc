#include "backend/gateway/upstream_call.h"

#include <algorithm>
#include <utility>

#include <boost/asio/error.hpp>

namespace gateway {

namespace {

constexpr std::uint32_t answerHeaderLimit = 64 * 1024;

} // namespace

UpstreamCall::UpstreamCall(UpstreamPool &pool, Deadlines &deadlines, EndpointPtr endpoint,
                           std::chrono::milliseconds connectTime)
    : pool_(pool), endpoint_(std::move(endpoint)), connectTime_(connectTime), deadline_(deadlines, [this] {
          isTooSlow_ = true;
          if (connection_)
              connection_->close();
      }) {
    endpoint_->outstanding->fetch_add(1, std::memory_order_relaxed);
    answer_.emplace(answerHeaderLimit);
}

UpstreamCall::~UpstreamCall() {
    endpoint_->outstanding->fetch_sub(1, std::memory_order_relaxed);
    if (!connection_)
        return;
    const bool isClean = answer_->is_done() && answer_->keep_alive() && !isCancelled_ && !isTooSlow_;
    if (isClean)
        pool_.giveBack(*endpoint_, std::move(connection_));
    else
        connection_->close();
}

void UpstreamCall::cancel() {
    isCancelled_ = true;
    if (connection_)
        connection_->close();
}

CallFault UpstreamCall::faultOf(CallFault otherwise) const {
    if (isCancelled_)
        return CallFault::Cancelled;
    return isTooSlow_ ? CallFault::TooSlow : otherwise;
}

Task<CallFault> UpstreamCall::connect(SteadyTime by) {
    connection_ = pool_.make(*endpoint_);
    isReused_ = false;
    deadline_.set(std::min(by, std::chrono::steady_clock::now() + connectTime_));
    reason_ = co_await connection_->connect();
    if (isCancelled_)
        co_return CallFault::Cancelled;
    if (reason_.empty() && !isTooSlow_)
        co_return CallFault::None;
    if (isTooSlow_)
        reason_ = "connecting took too long";
    co_return CallFault::NotConnected;
}

Task<CallFault> UpstreamCall::begin(const CallRequest &request, SteadyTime firstByteBy) {
    connection_ = pool_.take(*endpoint_);
    isReused_ = connection_ != nullptr;
    auto fault = CallFault::None;
    if (!isReused_)
        fault = co_await connect(firstByteBy);
    if (fault != CallFault::None)
        co_return fault;
    deadline_.set(firstByteBy);
    fault = co_await send(request);
    if (fault == CallFault::Broken && isReused_ && !answer_->got_some()) {
        connection_->close();
        fault = co_await connect(firstByteBy);
        if (fault != CallFault::None)
            co_return fault;
        deadline_.set(firstByteBy);
        fault = co_await send(request);
    }
    co_return fault;
}

Task<CallFault> UpstreamCall::send(const CallRequest &request) {
    const std::array<asio::const_buffer, 4> buffers{asio::buffer(request.head), request.body[0], request.body[1],
                                                    request.body[2]};
    const auto failed = co_await connection_->write(buffers);
    // What could not be sent to may still have answered, for example that the request is too large.
    if (failed && (isReused_ || isCancelled_ || isTooSlow_)) {
        reason_ = failed.message();
        co_return faultOf(CallFault::Broken);
    }
    const auto fault = co_await readBody();
    co_return fault;
}

Task<CallFault> UpstreamCall::more(SteadyTime by) {
    deadline_.set(by);
    const auto fault = co_await readBody();
    co_return fault;
}

// An answer whose end is that of its connection ends without a fault; everything else that ends early has one.
void UpstreamCall::takeIn(ErrorCode *failed) {
    auto &input = connection_->input();
    ErrorCode unfit;
    while (!input.empty()) {
        const auto used = answer_->feed(input, &unfit);
        input.erase(0, used);
        // 100 Continue and its like precede the answer.
        if (unfit || !answer_->is_done() || answer_->status() >= 200)
            break;
        answer_.emplace(answerHeaderLimit);
    }
    if (unfit) {
        *failed = unfit;
        return;
    }
    // With TLS an end that the other side has not announced is none.
    if (*failed == asio::error::eof && answer_->got_some() && !answer_->is_done()) {
        ErrorCode early;
        answer_->put_eof(early);
        *failed = early ? early : ErrorCode();
    }
}

Task<CallFault> UpstreamCall::readOnce() {
    ErrorCode failed = co_await connection_->read();
    if (isCancelled_ || isTooSlow_)
        co_return faultOf(CallFault::Broken);
    takeIn(&failed);
    if (!failed)
        co_return CallFault::None;
    reason_ = failed.message();
    co_return CallFault::Broken;
}

Task<CallFault> UpstreamCall::readBody() {
    auto fault = CallFault::None;
    while (fault == CallFault::None && answer_->body().empty() && !answer_->is_done())
        fault = co_await readOnce();
    co_return fault;
}

Task<CallFault> UpstreamCall::readOn(SteadyTime by) {
    deadline_.set(by);
    const auto fault = co_await readOnce();
    co_return fault;
}

} // namespace gateway
