#include "backend/client/subscription.h"

#include "backend/client/doorbell.h"
#include "backend/client/link.h"

#include <QEvent>
#include <QPointer>

#include <google/protobuf/message.h>

#include <deque>
#include <mutex>
#include <optional>

namespace client {

namespace detail {

// Between gRPC's threads, which fill it, and the subscription's own, which empties it.
class Inbox final : public StreamSink {
public:
    static constexpr std::size_t Limit = 16;

    Inbox(const google::protobuf::Message &prototype, QObject *owner) : prototype_(prototype), bell_(owner) {}

    google::protobuf::Message &slot() override {
        next_.reset(prototype_.New());
        return *next_;
    }

    bool accept() override {
        std::lock_guard lock(mutex_);
        messages_.push_back(std::move(next_));
        bell_.ring();
        return messages_.size() < Limit;
    }

    void ended(core::Error error, bool isComplete) override {
        std::lock_guard lock(mutex_);
        error_ = std::move(error);
        isComplete_ = isComplete;
        bell_.ring();
    }

    void start(std::shared_ptr<Stream> stream) { stream_ = std::move(stream); }

    void abandon() {
        bell_.remove();
        if (const auto stream = std::exchange(stream_, nullptr))
            stream->cancel();
    }

    std::unique_ptr<google::protobuf::Message> take() {
        std::unique_ptr<google::protobuf::Message> message;
        bool wasFull = false;
        {
            std::lock_guard lock(mutex_);
            if (messages_.empty())
                return nullptr;
            wasFull = messages_.size() >= Limit;
            message = std::move(messages_.front());
            messages_.pop_front();
            if (messages_.empty() && error_)
                bell_.ring();
        }
        if (wasFull && stream_)
            stream_->readOn();
        return message;
    }

    bool beginTurn() {
        bell_.answer();
        std::lock_guard lock(mutex_);
        return !messages_.empty();
    }

    std::optional<core::Error> takeEnd() {
        std::lock_guard lock(mutex_);
        return messages_.empty() ? std::exchange(error_, std::nullopt) : std::nullopt;
    }

    bool isComplete() {
        std::lock_guard lock(mutex_);
        return isComplete_;
    }

private:
    const google::protobuf::Message &prototype_;
    std::unique_ptr<google::protobuf::Message> next_;
    // Touched by the owner's thread alone.
    std::shared_ptr<Stream> stream_;
    Doorbell bell_;

    std::mutex mutex_;
    std::deque<std::unique_ptr<google::protobuf::Message>> messages_;
    std::optional<core::Error> error_;
    bool isComplete_ = false;
};

} // namespace detail

Subscription::Subscription(std::shared_ptr<detail::Link> link, const char *method,
                           const google::protobuf::Message &request, const google::protobuf::Message &prototype)
    : inbox_(std::make_shared<detail::Inbox>(prototype, this)) {
    if (link)
        inbox_->start(link->stream(method, request, inbox_));
    else
        inbox_->ended(core::Error(core::v1::UNAVAILABLE, "there is no connection to the service"), false);
}

Subscription::~Subscription() {
    inbox_->abandon();
}

bool Subscription::isComplete() const {
    return inbox_->isComplete();
}

google::protobuf::Message *Subscription::takeMessage() {
    return inbox_->take().release();
}

bool Subscription::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const QPointer<Subscription> alive = this;
    if (inbox_->beginTurn())
        Q_EMIT readable();
    if (!alive)
        return true;
    if (const auto error = inbox_->takeEnd())
        Q_EMIT ended(*error);
    return true;
}

} // namespace client
