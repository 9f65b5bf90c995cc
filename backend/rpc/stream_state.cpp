#include "backend/rpc/stream_state.h"

#include "backend/rpc/authentication.h"
#include "backend/rpc/metrics.h"
#include "backend/rpc/status_mapping.h"
#include "backend/rpc/stream_pump.h"

#include <grpc/grpc.h>
#include <grpcpp/server_context.h>

#include <utility>

namespace rpc {

class StreamState::StreamCall final : public Call {
public:
    using Call::Call;
    using Call::record;
};

StreamState::StreamState(Guard &guard, const Rule &rule, grpc::CallbackServerContext *context)
    : guard_(guard), rule_(rule), context_(context), checkedAt_(std::chrono::steady_clock::now()) {}

StreamState::~StreamState() = default;

std::shared_ptr<Call> StreamState::admit() {
    core::Result<Caller> caller = guard_.identify(*context_);
    if (!caller) {
        guard_.metrics().turnedAway(static_cast<int>(caller.error().code()));
        cut(std::move(caller).error());
        return nullptr;
    }
    call_ = std::make_shared<StreamCall>(guard_, rule_, std::move(caller).value());
    guard_.metrics().streamOpened(rule_);
    if (core::Result<void> authorised = guard_.authorise(*call_); !authorised) {
        cut(std::move(authorised).error());
        return nullptr;
    }
    waker_ = guard_.pump().add(weak_from_this());
    return call_;
}

Waker StreamState::waker() {
    return waker_;
}

void StreamState::start() {
    isStarted_ = true;
    drive();
}

void StreamState::cut(core::Error error) {
    {
        const std::lock_guard lock(mutex_);
        if (!cutBy_)
            cutBy_ = std::move(error);
    }
    drive();
}

void StreamState::drive() {
    if (!isStarted_)
        return;
    {
        const std::lock_guard lock(mutex_);
        askAgain_ = true;
        if (state_ != State::Idle)
            return;
        state_ = State::Asking;
    }
    while (turn()) {
    }
}

bool StreamState::turn() {
    std::optional<core::Error> cutBy;
    bool isRecheckDue = false;
    {
        const std::lock_guard lock(mutex_);
        cutBy = cutBy_;
        if (!cutBy && !askAgain_) {
            state_ = State::Idle;
            return false;
        }
        askAgain_ = false;
        isRecheckDue = std::exchange(recheckDue_, false);
    }
    if (!cutBy && isRecheckDue) {
        if (core::Result<void> checked = checkAgain(); !checked)
            cutBy = std::move(checked).error();
    }
    if (cutBy) {
        end(std::move(cutBy));
        return false;
    }
    core::Result<Next> next = ask();
    if (!next || *next == Next::End) {
        end(next ? std::nullopt : std::optional(std::move(next).error()));
        return false;
    }
    if (*next == Next::Nothing)
        return true;
    {
        const std::lock_guard lock(mutex_);
        state_ = State::Writing;
        writingSince_ = std::chrono::steady_clock::now();
    }
    write();
    return false;
}

core::Result<void> StreamState::checkAgain() {
    if (core::Result<Principal> known = guard_.authenticator().authenticate(*call_->caller().credential); !known)
        return std::move(known).error();
    if (core::Result<void> authorised = guard_.authorise(*call_); !authorised)
        return authorised;
    return recheckSource();
}

void StreamState::end(std::optional<core::Error> error) {
    const int code = error ? static_cast<int>(error->code()) : 0;
    grpc::Status status = grpc::Status::OK;
    if (call_) {
        // Whoever has read enough goes; that is no failure of anybody.
        const bool hasLeft = error && error->reason() == v1::OPERATION_CANCELLED;
        const auto *failure = error && !hasLeft ? &*error : nullptr;
        call_->record(failure);
        guard_.metrics().streamClosed(rule_, code);
        if (failure)
            guard_.metrics().failed(rule_, call_->caller(), *error);
    }
    if (error)
        status = toStatus(*error, call_ ? call_->caller().traceId : std::string());
    {
        const std::lock_guard lock(mutex_);
        state_ = State::Ended;
        if (givingUp_) {
            finishAfter_ = std::move(status);
            return;
        }
    }
    finish(status);
}

void StreamState::giveUp(const core::Error &why) {
    // Like TryCancel(), which would tell the reader no more than CANCELLED.
    grpc_call_cancel_with_status(context_->c_call(), static_cast<grpc_status_code>(why.code()), why.message().c_str(),
                                 nullptr);
    std::optional<grpc::Status> status;
    {
        const std::lock_guard lock(mutex_);
        givingUp_ = false;
        status = std::exchange(finishAfter_, std::nullopt);
    }
    if (status)
        finish(*status);
}

void StreamState::beat(Instant now, std::chrono::milliseconds recheck) {
    std::optional<core::Error> stuck;
    {
        const std::lock_guard lock(mutex_);
        if (state_ == State::Ended)
            return;
        if (now - checkedAt_ >= recheck) {
            checkedAt_ = now;
            recheckDue_ = true;
        }
        if (state_ == State::Writing && now - writingSince_ >= recheck) {
            if (!cutBy_)
                cutBy_ = core::Error(v1::SLOW_CONSUMER, "the watcher did not take a message in time and was cut");
            if (!std::exchange(givingUp_, true))
                stuck = cutBy_;
        }
    }
    if (stuck)
        giveUp(*stuck);
    else
        drive();
}

void StreamState::written(bool ok) {
    {
        const std::lock_guard lock(mutex_);
        state_ = State::Idle;
        if (!ok && !cutBy_)
            cutBy_ = core::Error(v1::OPERATION_CANCELLED, "the watcher has gone");
    }
    drive();
}

void StreamState::cancelled() {
    cut(core::Error(v1::OPERATION_CANCELLED, "the watcher has gone"));
}

} // namespace rpc
