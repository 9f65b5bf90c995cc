#pragma once

#include <QObject>

#include <mutex>

namespace client::detail {

// Wakes an object from any thread: a QEvent::User in its event loop, once until it answers.
class Doorbell {
public:
    explicit Doorbell(QObject *owner) : owner_(owner) {}

    void ring();
    // By the owner, before it looks at what there is.
    void answer();
    // By the owner's destructor: it is not touched from then on.
    void remove();

private:
    std::mutex mutex_;
    QObject *owner_;
    bool isRung_ = false;
};

} // namespace client::detail
