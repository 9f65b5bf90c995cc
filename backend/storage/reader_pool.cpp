#include "backend/storage/reader_pool.h"

#include <string>
#include <utility>

#include "backend/storage/connection.h"

namespace storage {

namespace v1 = core::v1;

ReaderPool::ReaderPool(std::vector<std::unique_ptr<Connection>> connections) : connections_(std::move(connections)) {
    for (auto &connection : connections_)
        threads_.emplace_back([this, &connection] { serve(*connection); });
}

ReaderPool::~ReaderPool() {
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    changed_.notify_all();
    for (auto &thread : threads_)
        thread.join();
    for (auto &task : tasks_)
        task(core::Error(v1::UNAVAILABLE, "the service is stopping"));
}

void ReaderPool::post(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (tasks_.size() < MaxQueued) {
            tasks_.push_back(std::move(task));
            task = nullptr;
        }
    }
    if (!task) {
        changed_.notify_one();
        return;
    }
    const auto limit = std::to_string(MaxQueued);
    task(core::Error(v1::RESOURCE_EXHAUSTED, limit + " reads of the store wait already; try again later",
                     {{"limit", limit}}));
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
