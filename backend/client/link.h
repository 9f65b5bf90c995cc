#pragma once

#include "backend/core/error.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace google::protobuf {
class Message;
}

namespace client {
struct Endpoint;
}

namespace client::detail {

// Takes what a stream brings, on the thread of completions(), one call at a time.
class StreamSink {
public:
    virtual ~StreamSink() = default;

    // Where the next message is read to; it stays valid until accept().
    virtual google::protobuf::Message &slot() = 0;
    // The slot is filled. False pauses reading until Stream::readOn().
    virtual bool accept() = 0;
    // The last call. Complete when the service ended the stream itself, without an error.
    virtual void ended(core::Error error, bool isComplete) = 0;
};

// A running server stream. Safe from every thread. It lives until gRPC is done with it; cancel() hastens that.
class Stream {
public:
    virtual ~Stream() = default;
    virtual void readOn() = 0;
    virtual void cancel() = 0;
};

// One channel to one service with one identity. Safe from every thread; calls outlive it.
class Link {
public:
    using Done = std::function<void(std::optional<core::Error>)>;

    // `suspected` runs on the thread of completions() whenever a call could not reach the service, or found its store
    // sealed.
    Link(const Endpoint &endpoint, std::function<void()> suspected);
    Link(const Link &) = delete;
    ~Link();

    // `done` runs once, on the thread of completions(). What is returned cancels the call.
    std::function<void()> unary(const char *method, const google::protobuf::Message &request,
                                std::shared_ptr<google::protobuf::Message> response, std::chrono::milliseconds deadline,
                                Done done);
    std::shared_ptr<Stream> stream(const char *method, const google::protobuf::Message &request,
                                   std::shared_ptr<StreamSink> sink);

private:
    class Channel;
    std::shared_ptr<Channel> channel_;
};

} // namespace client::detail
