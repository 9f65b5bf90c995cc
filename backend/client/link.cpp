#include "backend/client/link.h"

#include "backend/client/completions.h"
#include "backend/client/endpoint.h"
#include "backend/client/transport.h"

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <mutex>
#include <utility>

namespace client::detail {

namespace {

using MessageLite = google::protobuf::MessageLite;
using Stub = grpc::TemplatedGenericStub<MessageLite, MessageLite>;
using Suspect = std::function<void()>;

std::unique_ptr<google::protobuf::Message> copyOf(const google::protobuf::Message &message) {
    std::unique_ptr<google::protobuf::Message> copy(message.New());
    copy->CopyFrom(message);
    return copy;
}

class UnaryCall final : public Step {
public:
    using Finish = std::function<void(const grpc::Status &)>;

    UnaryCall(std::unique_ptr<google::protobuf::Message> request, std::shared_ptr<google::protobuf::Message> response,
              Finish finish)
        : request_(std::move(request)), response_(std::move(response)), finish_(std::move(finish)) {}

    // `self` is this call, which lives until it has ended.
    void start(Stub &stub, const char *method, std::chrono::milliseconds deadline, std::shared_ptr<UnaryCall> self) {
        self_ = std::move(self);
        context_.set_deadline(std::chrono::system_clock::now() + deadline);
        reader_ = stub.PrepareUnaryCall(&context_, method, *request_, &completions());
        reader_->StartCall();
        reader_->Finish(response_.get(), &status_, this);
    }

    void cancel() { context_.TryCancel(); }

    void ended(bool) override {
        const auto self = std::exchange(self_, nullptr);
        finish_(status_);
    }

private:
    grpc::ClientContext context_;
    std::unique_ptr<google::protobuf::Message> request_;
    std::shared_ptr<google::protobuf::Message> response_;
    Finish finish_;
    std::unique_ptr<grpc::ClientAsyncResponseReader<MessageLite>> reader_;
    grpc::Status status_;
    std::shared_ptr<UnaryCall> self_;
};

// A server stream is on the wire a bidirectional one with a single request.
class ReadingStream final : public Stream, public std::enable_shared_from_this<ReadingStream> {
public:
    ReadingStream(const google::protobuf::Message &request, std::shared_ptr<StreamSink> sink, Suspect suspected)
        : request_(copyOf(request)), sink_(std::move(sink)), suspected_(std::move(suspected)) {}

    void begin(Stub &stub, const char *method) {
        self_ = shared_from_this();
        call_ = stub.PrepareCall(&context_, method, &completions());
        call_->StartCall(&started_);
    }

    void readOn() override {
        {
            std::lock_guard lock(mutex_);
            isWanted_ = phase_ == Phase::Reading;
            if (phase_ != Phase::Paused)
                return;
            phase_ = Phase::Reading;
        }
        read();
    }

    void cancel() override {
        bool isPaused = false;
        {
            std::lock_guard lock(mutex_);
            isCancelled_ = true;
            isPaused = phase_ == Phase::Paused;
            if (isPaused)
                phase_ = Phase::Ending;
        }
        context_.TryCancel();
        if (isPaused)
            finish();
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

    enum class Phase { Reading, Paused, Ending };

    // What the queue gives back: the step and whose it is.
    class Turn final : public Step {
    public:
        using Handler = void (ReadingStream::*)(bool ok);

        Turn(ReadingStream &stream, Handler handler) : stream_(stream), handler_(handler) {}
        void ended(bool ok) override { (stream_.*handler_)(ok); }

    private:
        ReadingStream &stream_;
        Handler handler_;
    };

    void read() { call_->Read(&sink_->slot(), &wasRead_); }
    void finish() { call_->Finish(&status_, &finished_); }

    void onStarted(bool ok) {
        isWritten_ = !ok;
        if (ok) {
            call_->WriteLast(*request_, grpc::WriteOptions(), &written_);
            read();
            return;
        }
        {
            std::lock_guard lock(mutex_);
            phase_ = Phase::Ending;
        }
        finish();
    }

    // The end of the reading tells whether the request came through.
    void onWritten(bool) {
        isWritten_ = true;
        release();
    }

    void onRead(bool ok) {
        const bool wantsMore = ok && sink_->accept();
        Phase phase;
        {
            std::lock_guard lock(mutex_);
            if (!ok || isCancelled_)
                phase_ = Phase::Ending;
            else if (!std::exchange(isWanted_, false) && !wantsMore)
                phase_ = Phase::Paused;
            phase = phase_;
        }
        if (phase == Phase::Reading)
            read();
        else if (phase == Phase::Ending)
            finish();
    }

    void onFinished(bool) {
        if (status_.error_code() == grpc::StatusCode::UNAVAILABLE)
            suspected_();
        sink_->ended(endOf(status_), status_.ok());
        isFinished_ = true;
        release();
    }

    // Once no step is under way any more.
    void release() {
        if (isWritten_ && isFinished_)
            self_.reset();
    }

    grpc::ClientContext context_;
    std::unique_ptr<google::protobuf::Message> request_;
    std::shared_ptr<StreamSink> sink_;
    Suspect suspected_;
    std::unique_ptr<grpc::ClientAsyncReaderWriter<MessageLite, MessageLite>> call_;
    grpc::Status status_;
    Turn started_{*this, &ReadingStream::onStarted};
    Turn written_{*this, &ReadingStream::onWritten};
    Turn wasRead_{*this, &ReadingStream::onRead};
    Turn finished_{*this, &ReadingStream::onFinished};
    // Both only of the queue's thread.
    bool isWritten_ = false;
    bool isFinished_ = false;
    std::shared_ptr<ReadingStream> self_;

    std::mutex mutex_;
    Phase phase_ = Phase::Reading;
    // While a read is under way another one is asked for.
    bool isWanted_ = false;
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
    const auto call = std::make_shared<UnaryCall>(
        copyOf(request), std::move(response),
        [done = std::move(done), suspected = channel_->suspected](const grpc::Status &status) {
            auto error = status.ok() ? std::nullopt : std::optional(errorOf(status));
            // Lost, or sealed since it was looked at last.
            if (error && (error->reason() == core::v1::UNAVAILABLE || error->reason() == core::v1::STORE_SEALED))
                suspected();
            done(std::move(error));
        });
    call->start(channel_->stub, method, deadline, call);
    return [weak = std::weak_ptr(call)] {
        if (const auto alive = weak.lock())
            alive->cancel();
    };
}

std::shared_ptr<Stream> Link::stream(const char *method, const google::protobuf::Message &request,
                                     std::shared_ptr<StreamSink> sink) {
    const auto stream = std::make_shared<ReadingStream>(request, std::move(sink), channel_->suspected);
    stream->begin(channel_->stub, method);
    return stream;
}

} // namespace client::detail
