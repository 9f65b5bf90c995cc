#pragma once

#include "backend/core/error.h"

#include <QObject>

#include <memory>

namespace google::protobuf {
class Message;
}

namespace client {

namespace detail {
class Inbox;
class Link;
} // namespace detail

// Owned handle of a server stream: destroying it cancels the stream, and nothing arrives from then on. It lives on the
// thread that made it. At most a few messages wait; while they do, the service is not read from.
class Subscription final : public QObject {
    Q_OBJECT

public:
    // Of the messages of `prototype`'s type. A null link ends it at once as UNAVAILABLE.
    Subscription(std::shared_ptr<detail::Link> link, const char *method, const google::protobuf::Message &request,
                 const google::protobuf::Message &prototype);
    ~Subscription() override;

    // The oldest message that waits, or null. Reading goes on as messages are taken.
    template <typename T>
    std::unique_ptr<T> take() {
        return std::unique_ptr<T>(static_cast<T *>(takeMessage()));
    }

    // It has ended because the service had said all, not because something failed or the connection was lost.
    bool isComplete() const;

    bool event(QEvent *event) override;

Q_SIGNALS:
    // Messages wait; at most once in a turn of the event loop. Whoever leaves some comes back on his own account.
    void readable();
    // Once, after the last message was taken. A stream that the service ends without an error ends as UNAVAILABLE
    // and is complete.
    void ended(const core::Error &error);

private:
    google::protobuf::Message *takeMessage();

    std::shared_ptr<detail::Inbox> inbox_;
};

} // namespace client
