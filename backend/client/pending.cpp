#include "backend/client/pending.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <cassert>

namespace client::detail {

void Answer::onCancel(std::function<void()> abort) {
    {
        std::lock_guard lock(mutex_);
        if (!isClosed_) {
            abort_ = std::move(abort);
            return;
        }
        if (!isCancelled_)
            return;
    }
    abort();
}

void Answer::cancel() {
    std::function<void()> abort;
    {
        std::lock_guard lock(mutex_);
        isCancelled_ = true;
        if (!std::exchange(isClosed_, true))
            abort = std::exchange(abort_, nullptr);
        wake();
    }
    if (abort)
        abort();
}

bool Answer::isOpen() const {
    std::lock_guard lock(mutex_);
    return !isClosed_;
}

void Answer::attach(Courier *courier) {
    std::lock_guard lock(mutex_);
    assert(!courier_);
    courier_ = courier;
    if (isClosed_)
        wake();
}

void Answer::detach() {
    std::lock_guard lock(mutex_);
    courier_ = nullptr;
}

bool Answer::close() {
    if (std::exchange(isClosed_, true))
        return false;
    abort_ = nullptr;
    wake();
    return true;
}

// The mutex is held, so the courier cannot die between the look and the post: its destructor detaches first.
void Answer::wake() {
    if (courier_)
        QCoreApplication::postEvent(courier_, new QEvent(QEvent::User));
}

Courier::Courier(QObject *receiver, std::shared_ptr<Answer> answer, std::function<void()> handOver)
    : QObject(receiver), answer_(std::move(answer)), handOver_(std::move(handOver)) {
    assert(receiver->thread() == QThread::currentThread());
    answer_->attach(this);
}

Courier::~Courier() {
    answer_->detach();
    answer_->cancel();
}

bool Courier::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    // The handler may delete the receiver, and this with it; nothing of this is touched afterwards.
    if (const auto handOver = std::exchange(handOver_, nullptr)) {
        deleteLater();
        handOver();
    }
    return true;
}

} // namespace client::detail
