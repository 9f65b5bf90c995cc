#include "backend/rpc/stream_pump.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace rpc {

struct Waker::Bell {
    std::shared_ptr<StreamQueue> queue;
    std::weak_ptr<StreamState> stream;
    std::atomic<bool> isRung = false;
};

struct StreamQueue {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::function<void()>> rung;
    std::vector<std::weak_ptr<StreamState>> streams;
    bool hasChores = false;
    bool isStopped = false;
    // Set until the streams that were there have been told.
    bool isStopping = false;
    bool isLeaving = false;
};

void Waker::wake() const {
    if (!bell_ || bell_->isRung.exchange(true))
        return;
    const std::lock_guard lock(bell_->queue->mutex);
    // The stream itself is never held here: its last owner destroys its source, which waits for whoever wakes it.
    bell_->queue->rung.push_back([bell = bell_] {
        bell->isRung = false;
        if (const std::shared_ptr<StreamState> stream = bell->stream.lock())
            stream->drive();
    });
    bell_->queue->changed.notify_one();
}

StreamPump::StreamPump(std::chrono::milliseconds pulse, std::chrono::milliseconds recheck, std::function<bool()> chores)
    : pulse_(pulse),
      recheck_(recheck),
      chores_(std::move(chores)),
      queue_(std::make_shared<StreamQueue>()),
      thread_([this] { run(); }) {}

StreamPump::~StreamPump() {
    {
        const std::lock_guard lock(queue_->mutex);
        queue_->isLeaving = true;
        queue_->changed.notify_one();
    }
    thread_.join();
}

Waker StreamPump::add(std::weak_ptr<StreamState> stream) {
    Waker waker;
    waker.bell_ = std::make_shared<Waker::Bell>();
    waker.bell_->queue = queue_;
    waker.bell_->stream = stream;
    const std::lock_guard lock(queue_->mutex);
    queue_->streams.push_back(std::move(stream));
    queue_->changed.notify_one();
    return waker;
}

void StreamPump::nudge() {
    const std::lock_guard lock(queue_->mutex);
    queue_->hasChores = true;
    queue_->changed.notify_one();
}

void StreamPump::stop() {
    const std::lock_guard lock(queue_->mutex);
    queue_->isStopped = true;
    queue_->isStopping = true;
    queue_->changed.notify_one();
}

bool StreamPump::isStopped() const {
    const std::lock_guard lock(queue_->mutex);
    return queue_->isStopped;
}

// Waits for something to do; nothing means that it is time to leave.
std::optional<StreamPump::Work> StreamPump::wait() {
    StreamQueue &queue = *queue_;
    std::unique_lock lock(queue.mutex);
    const auto isCalled = [&] { return queue.isLeaving || !queue.rung.empty() || queue.isStopping; };
    const auto mustBeat = [&] { return !queue.streams.empty() || queue.hasChores; };
    queue.changed.wait(lock, [&] { return isCalled() || mustBeat(); });
    if (mustBeat())
        queue.changed.wait_until(lock, nextBeat_, isCalled);
    if (queue.isLeaving)
        return std::nullopt;
    Work work;
    work.rung.swap(queue.rung);
    const auto now = std::chrono::steady_clock::now();
    if (now < nextBeat_ && !queue.isStopping)
        return work;
    nextBeat_ = now + pulse_;
    queue.isStopping = false;
    std::erase_if(queue.streams, [](const auto &stream) { return stream.expired(); });
    work.beaten = queue.streams;
    work.isStopped = queue.isStopped;
    work.hasChores = queue.hasChores;
    return work;
}

void StreamPump::run() {
    while (const std::optional<Work> work = wait()) {
        for (const auto &ring : work->rung)
            ring();
        for (const std::weak_ptr<StreamState> &each : work->beaten) {
            const std::shared_ptr<StreamState> stream = each.lock();
            if (stream && work->isStopped)
                stream->cut(
                    core::Error(v1::UNAVAILABLE, "the service is stopping; it can be reached again once it is up"));
            else if (stream)
                stream->beat(std::chrono::steady_clock::now(), recheck_);
        }
        if (work->hasChores && !chores_()) {
            const std::lock_guard lock(queue_->mutex);
            queue_->hasChores = false;
        }
    }
}

} // namespace rpc
