#pragma once

#include "backend/core/result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace client {

namespace detail {

class Courier;

// What work in progress and its receiver share. Safe from every thread; a result is handed over at most once.
class Answer {
public:
    virtual ~Answer() = default;

    // What stops the work; runs at most once, on the thread that cancels.
    void onCancel(std::function<void()> abort);
    void cancel();
    bool isOpen() const;

    void attach(Courier *courier);
    void detach();

protected:
    mutable std::mutex mutex_;

    // With the mutex held: whether a result is still wanted; then it counts as given and the courier is woken.
    bool close();
    bool isCancelled() const { return isCancelled_; }

private:
    void wake();

    Courier *courier_ = nullptr;
    std::function<void()> abort_;
    bool isClosed_ = false;
    bool isCancelled_ = false;
};

template <typename T>
class AnswerOf final : public Answer {
public:
    void complete(core::Result<T> result) {
        std::lock_guard lock(mutex_);
        if (close())
            result_.emplace(std::move(result));
    }
    // Nothing while it is open, after a cancellation, and after it was taken.
    std::optional<core::Result<T>> take() {
        std::lock_guard lock(mutex_);
        return isCancelled() ? std::nullopt : std::exchange(result_, std::nullopt);
    }

private:
    std::optional<core::Result<T>> result_;
};

// Carries one result to the receiver's thread: a child of the receiver, so it cannot outlive it.
class Courier final : public QObject {
public:
    Courier(QObject *receiver, std::shared_ptr<Answer> answer, std::function<void()> handOver);
    ~Courier() override;

    bool event(QEvent *event) override;

private:
    std::shared_ptr<Answer> answer_;
    std::function<void()> handOver_;
};

} // namespace detail

// A result that will come. Copies share it. Letting go of it lets the work run on; cancel() stops it.
template <typename T>
class Pending {
public:
    Pending() = default;
    explicit Pending(std::shared_ptr<detail::AnswerOf<T>> answer) : answer_(std::move(answer)) {}

    // The work is stopped where that is possible. Called on the receiver's thread, nothing is delivered from then on.
    void cancel() {
        if (const auto answer = std::exchange(answer_, nullptr))
            answer->cancel();
    }

    // No result has come yet, and nobody has cancelled.
    bool isOpen() const { return answer_ && answer_->isOpen(); }
    const std::shared_ptr<detail::AnswerOf<T>> &answer() const { return answer_; }

private:
    std::shared_ptr<detail::AnswerOf<T>> answer_;
};

// The giving end of a Pending; safe from every thread.
template <typename T>
class Promise {
public:
    Pending<T> pending() const { return Pending<T>(answer_); }
    void onCancel(std::function<void()> abort) const { answer_->onCancel(std::move(abort)); }
    // Only the first counts.
    void complete(core::Result<T> result) const { answer_->complete(std::move(result)); }
    bool isWanted() const { return answer_->isOpen(); }

private:
    std::shared_ptr<detail::AnswerOf<T>> answer_ = std::make_shared<detail::AnswerOf<T>>();
};

// Calls `handler(core::Result<T>)` once on the receiver's thread, from its event loop; never after the receiver has
// died (the work is then cancelled) or the pending has been cancelled. To be called on the receiver's thread, once for
// each pending.
template <typename T, typename Handler>
void deliver(const Pending<T> &pending, QObject *receiver, Handler handler) {
    if (const auto answer = pending.answer()) {
        new detail::Courier(receiver, answer, [answer, handler = std::move(handler)]() mutable {
            if (auto result = answer->take())
                handler(*std::move(result));
        });
    }
}

} // namespace client
