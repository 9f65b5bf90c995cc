#include "backend/client/subscription.h"

#include "backend/client/link.h"

#include <QCoreApplication>
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
    static constexpr std::size_t limit = 16;

    Inbox(const google::protobuf::Message &prototype, QObject *owner) : prototype_(prototype), owner_(owner) {}

    google::protobuf::Message &slot() override {
        next_.reset(prototype_.New());
        return *next_;
    }

    bool accept() override {
        std::lock_guard lock(mutex_);
        messages_.push_back(std::move(next_));
        wake();
        return messages_.size() < limit;
    }

    void ended(core::Error error) override {
        std::lock_guard lock(mutex_);
        error_ = std::move(error);
        wake();
    }

    void start(std::shared_ptr<Stream> stream) { stream_ = std::move(stream); }

    void abandon() {
        {
            std::lock_guard lock(mutex_);
            owner_ = nullptr;
        }
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
            wasFull = messages_.size() >= limit;
            message = std::move(messages_.front());
            messages_.pop_front();
            if (messages_.empty() && error_)
                wake();
        }
        if (wasFull && stream_)
            stream_->readOn();
        return message;
    }

    bool beginTurn() {
        std::lock_guard lock(mutex_);
        isAwake_ = false;
        return !messages_.empty();
    }

    std::optional<core::Error> takeEnd() {
        std::lock_guard lock(mutex_);
        return messages_.empty() ? std::exchange(error_, std::nullopt) : std::nullopt;
    }

private:
    // The mutex is held, so the owner cannot die between the look and the post: its destructor abandons first.
    void wake() {
        if (owner_ && !std::exchange(isAwake_, true))
            QCoreApplication::postEvent(owner_, new QEvent(QEvent::User));
    }

    const google::protobuf::Message &prototype_;
    std::unique_ptr<google::protobuf::Message> next_;
    // Touched by the owner's thread alone.
    std::shared_ptr<Stream> stream_;

    std::mutex mutex_;
    std::deque<std::unique_ptr<google::protobuf::Message>> messages_;
    std::optional<core::Error> error_;
    QObject *owner_;
    bool isAwake_ = false;
};

} // namespace detail

Subscription::Subscription(std::shared_ptr<detail::Link> link, const char *method,
                           const google::protobuf::Message &request, const google::protobuf::Message &prototype)
    : inbox_(std::make_shared<detail::Inbox>(prototype, this)) {
    if (link)
        inbox_->start(link->stream(method, request, inbox_));
    else
        inbox_->ended(core::Error(core::v1::UNAVAILABLE, "there is no connection to the service"));
}

Subscription::~Subscription() {
    inbox_->abandon();
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
