#include "backend/client/link.h"

#include "backend/client/endpoint.h"
#include "backend/client/transport.h"

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <mutex>
#include <utility>

namespace client::detail {

namespace {

using MessageLite = google::protobuf::MessageLite;
using Stub = grpc::TemplatedGenericStub<MessageLite, MessageLite>;
using Suspect = std::function<void()>;

struct UnaryCall {
    grpc::ClientContext context;
    std::unique_ptr<google::protobuf::Message> request;
    std::shared_ptr<google::protobuf::Message> response;
};

std::unique_ptr<google::protobuf::Message> copyOf(const google::protobuf::Message &message) {
    std::unique_ptr<google::protobuf::Message> copy(message.New());
    copy->CopyFrom(message);
    return copy;
}

// A server stream is on the wire a bidirectional one with a single request.
class ReadingStream final : public Stream,
                            public grpc::ClientBidiReactor<MessageLite, MessageLite>,
                            public std::enable_shared_from_this<ReadingStream> {
public:
    ReadingStream(const google::protobuf::Message &request, std::shared_ptr<StreamSink> sink, Suspect suspected)
        : request_(copyOf(request)), sink_(std::move(sink)), suspected_(std::move(suspected)) {}

    void begin(Stub &stub, const char *method) {
        self_ = shared_from_this();
        stub.PrepareBidiStreamingCall(&context_, method, {}, this);
        // Held while reading is paused, since it is taken up again from outside a reaction.
        AddHold();
        StartWriteLast(request_.get(), grpc::WriteOptions());
        StartRead(&sink_->slot());
        StartCall();
    }

    void readOn() override {
        {
            std::lock_guard lock(mutex_);
            if (!isHeld_)
                return;
            if (std::exchange(isReading_, true)) {
                isWanted_ = true;
                return;
            }
        }
        StartRead(&sink_->slot());
    }

    void cancel() override {
        bool release = false;
        {
            std::lock_guard lock(mutex_);
            isCancelled_ = true;
            if (!isReading_)
                release = std::exchange(isHeld_, false);
        }
        context_.TryCancel();
        if (release)
            RemoveHold();
    }

    void OnReadDone(bool ok) override {
        const bool wantsMore = ok && sink_->accept();
        bool release = false;
        {
            std::lock_guard lock(mutex_);
            isReading_ = ok && !isCancelled_ && (std::exchange(isWanted_, false) || wantsMore);
            if (!isReading_ && (!ok || isCancelled_))
                release = std::exchange(isHeld_, false);
            if (!isReading_ && !release)
                return;
        }
        if (release)
            RemoveHold();
        else
            StartRead(&sink_->slot());
    }

    void OnDone(const grpc::Status &status) override {
        const auto self = std::exchange(self_, nullptr);
        if (status.error_code() == grpc::StatusCode::UNAVAILABLE)
            suspected_();
        sink_->ended(endOf(status));
    }

private:
    static core::Error endOf(const grpc::Status &status) {
        if (status.ok())
            return {core::v1::UNAVAILABLE, "the service ended the stream"};
        // The service cuts a reader that does not keep up; then code and message are all that it can say.
        if (status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED && status.error_details().empty())
            return {core::v1::SLOW_CONSUMER, status.error_message()};
        return errorOf(status);
    }

    grpc::ClientContext context_;
    std::unique_ptr<google::protobuf::Message> request_;
    std::shared_ptr<StreamSink> sink_;
    Suspect suspected_;
    std::shared_ptr<ReadingStream> self_;

    std::mutex mutex_;
    bool isReading_ = true;
    bool isWanted_ = false;
    bool isHeld_ = true;
    bool isCancelled_ = false;
};

} // namespace

class Link::Channel {
public:
    Channel(const Endpoint &endpoint, Suspect suspected) : suspected(std::move(suspected)), stub(channelTo(endpoint)) {}

    Suspect suspected;
    Stub stub;
};

Link::Link(const Endpoint &endpoint, Suspect suspected)
    : channel_(std::make_shared<Channel>(endpoint, std::move(suspected))) {}

Link::~Link() = default;

std::function<void()> Link::unary(const char *method, const google::protobuf::Message &request,
                                  std::shared_ptr<google::protobuf::Message> response,
                                  std::chrono::milliseconds deadline, Done done) {
    const auto call = std::make_shared<UnaryCall>();
    call->request = copyOf(request);
    call->response = std::move(response);
    call->context.set_deadline(std::chrono::system_clock::now() + deadline);
    const auto finish = [call, done = std::move(done), suspected = channel_->suspected](const grpc::Status &status) {
        if (status.error_code() == grpc::StatusCode::UNAVAILABLE)
            suspected();
        done(status.ok() ? std::nullopt : std::optional(errorOf(status)));
    };
    channel_->stub.UnaryCall(&call->context, method, {}, call->request.get(), call->response.get(), finish);
    return [weak = std::weak_ptr(call)] {
        if (const auto alive = weak.lock())
            alive->context.TryCancel();
    };
}

std::shared_ptr<Stream> Link::stream(const char *method, const google::protobuf::Message &request,
                                     std::shared_ptr<StreamSink> sink) {
    const auto stream = std::make_shared<ReadingStream>(request, std::move(sink), channel_->suspected);
    stream->begin(channel_->stub, method);
    return stream;
}

} // namespace client::detail
