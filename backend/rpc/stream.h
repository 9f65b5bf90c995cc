#pragma once

#include <memory>
#include <utility>

#include <grpcpp/support/server_callback.h>

#include "backend/rpc/guard.h"
#include "backend/rpc/stream_state.h"

namespace rpc {

// What a stream sends. Belongs to one stream; asked by one thread at a time: at the start, after each message that
// went out, after a wake, and every second. One message is on its way at most, so nothing is buffered for a slow
// reader.
template <typename Response>
class Source {
public:
    virtual ~Source() = default;

    // Fills the message when there is one. An error ends the stream with it.
    virtual core::Result<Next> next(Response *message) = 0;
    // Every 30 s, once the caller was found to be still known: what else ends the stream, such as a changed scope.
    virtual core::Result<void> recheck() { return {}; }
};

// The reactor of one stream. Keeps itself alive until gRPC is done with it.
template <typename Response>
class Stream final : public StreamState, public grpc::ServerWriteReactor<Response> {
public:
    using StreamState::StreamState;

    // Null when the call was refused.
    void open(std::unique_ptr<Source<Response>> source) {
        source_ = std::move(source);
        self_ = std::static_pointer_cast<Stream>(shared_from_this());
        start();
    }

private:
    void OnWriteDone(bool ok) override { written(ok); }
    void OnCancel() override { cancelled(); }
    void OnDone() override { const auto last = std::move(self_); }

    core::Result<Next> ask() override { return source_->next(&message_); }
    core::Result<void> recheckSource() override { return source_->recheck(); }
    void write() override { this->StartWrite(&message_); }
    void finish(const grpc::Status &status) override { this->Finish(status); }

    std::unique_ptr<Source<Response>> source_;
    Response message_;
    std::shared_ptr<Stream> self_;
};

// For generated code: `handler(call, waker)` gives the source of a call that the guard let through.
template <typename Response, typename Handler>
grpc::ServerWriteReactor<Response> *openStream(Guard &guard, const Rule &rule, grpc::CallbackServerContext *context,
                                               Handler handler) {
    const auto stream = std::make_shared<Stream<Response>>(guard, rule, context);
    std::unique_ptr<Source<Response>> source;
    if (const std::shared_ptr<Call> call = stream->admit()) {
        core::Result<std::unique_ptr<Source<Response>>> opened = handler(call, stream->waker());
        if (opened)
            source = std::move(opened).value();
        else
            stream->cut(std::move(opened).error());
    }
    stream->open(std::move(source));
    return stream.get();
}

} // namespace rpc
