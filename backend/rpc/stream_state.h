#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include <grpcpp/support/status.h>

#include "backend/core/result.h"
#include "backend/rpc/call.h"
#include "backend/rpc/guard.h"

namespace rpc {

// What a source has to say at the moment.
enum class Next { Message, Nothing, End };

class StreamState;

// Asks for the source of a stream to be asked. Copied freely; outlives its stream without harm.
class Waker {
public:
    // From any thread; only posts.
    void wake() const;

private:
    friend class StreamPump;
    friend class StreamState;
    struct Bell;
    std::shared_ptr<Bell> bell_;
};

// The course of one stream, apart from the type of its messages: idle, asking its source, writing, ended. Steps come
// from gRPC's threads and from the pump's; the mutex lets one of them lead.
class StreamState : public std::enable_shared_from_this<StreamState> {
public:
    using Instant = std::chrono::steady_clock::time_point;

    StreamState(Guard &guard, const Rule &rule, grpc::CallbackServerContext *context);
    StreamState(const StreamState &) = delete;
    StreamState &operator=(const StreamState &) = delete;
    virtual ~StreamState();

    // The call, or null when the guard refuses it; then the stream will end with the refusal.
    std::shared_ptr<Call> admit();
    Waker waker();
    // Ends the stream with an error as soon as the message on its way is out.
    void cut(core::Error error);
    // Asks the source, unless it is being asked or a message is on its way; ends the stream when it was cut.
    void drive();
    // The pump's beat: asks, checks again when it is time, and gives up on a reader that takes no message.
    void beat(Instant now, std::chrono::milliseconds recheck);

protected:
    void start();
    void written(bool ok);
    void cancelled();

    virtual core::Result<Next> ask() = 0;
    virtual core::Result<void> recheckSource() = 0;
    virtual void write() = 0;
    virtual void finish(const grpc::Status &status) = 0;

private:
    class StreamCall;
    enum class State { Idle, Asking, Writing, Ended };

    // One turn of drive(); true when there is another.
    bool turn();
    core::Result<void> checkAgain();
    void end(std::optional<core::Error> error);
    // Makes the write that is on its way fail, and ends the stream with the error's code and message. Its details do
    // not come along: they stand in trailing metadata of ours, which gRPC sends behind the messages, and those wait for
    // the reader. What it sends for a call that it cancels overtakes them, but holds no more than code and message.
    void giveUp(const core::Error &why);

    Guard &guard_;
    const Rule &rule_;
    grpc::CallbackServerContext *context_;
    std::shared_ptr<StreamCall> call_;
    Waker waker_;
    // Before, there is no source to ask.
    std::atomic<bool> isStarted_ = false;

    std::mutex mutex_;
    State state_ = State::Idle;
    bool askAgain_ = false;
    bool recheckDue_ = false;
    // Set while gRPC is told to cancel: until then the stream may not finish, which would end its context.
    bool givingUp_ = false;
    std::optional<grpc::Status> finishAfter_;
    std::optional<core::Error> cutBy_;
    Instant checkedAt_;
    Instant writingSince_;
};

} // namespace rpc
