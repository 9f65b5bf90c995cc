#include "backend/client/doorbell.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace client::detail {

// The mutex is held over the post, so the owner cannot die between the look and the post.
void Doorbell::ring() {
    std::lock_guard lock(mutex_);
    if (owner_ && !std::exchange(isRung_, true))
        QCoreApplication::postEvent(owner_, new QEvent(QEvent::User));
}

void Doorbell::answer() {
    std::lock_guard lock(mutex_);
    isRung_ = false;
}

void Doorbell::remove() {
    std::lock_guard lock(mutex_);
    owner_ = nullptr;
}

} // namespace client::detail
