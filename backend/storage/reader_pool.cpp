#include "backend/storage/reader_pool.h"

#include <string>
#include <utility>

#include "backend/storage/connection.h"

namespace storage {

namespace v1 = core::v1;

namespace {

core::Error stopping() {
    return core::Error(v1::UNAVAILABLE, "the service is stopping");
}

} // namespace

ReaderPool::ReaderPool(std::vector<std::unique_ptr<Connection>> connections) : connections_(std::move(connections)) {
    for (auto &connection : connections_)
        threads_.emplace_back([this, &connection] { serve(*connection); });
}

ReaderPool::~ReaderPool() {
    stop();
}

void ReaderPool::stop() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    for (auto &thread : std::exchange(threads_, {}))
        thread.join();
    for (const auto &task : std::exchange(tasks_, {}))
        task(stopping());
}

void ReaderPool::post(Task task) {
    const auto limit = std::to_string(MaxQueued);
    core::Error refusal = core::Error(v1::RESOURCE_EXHAUSTED,
                                      limit + " reads of the store wait already; try again later", {{"limit", limit}});
    {
        const std::lock_guard lock(mutex_);
        if (isStopping_) {
            refusal = stopping();
        } else if (tasks_.size() < MaxQueued) {
            tasks_.push_back(std::move(task));
            changed_.notify_one();
            return;
        }
    }
    task(std::move(refusal));
}

void ReaderPool::serve(Connection &connection) {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return isStopping_ || !tasks_.empty(); });
        if (isStopping_)
            return;
        const Task task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        connection.setDeadline(std::chrono::steady_clock::now() + TaskTime);
        task(&connection);
        lock.lock();
    }
}

} // namespace storage
