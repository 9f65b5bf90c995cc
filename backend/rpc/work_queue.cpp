#include "backend/rpc/work_queue.h"

namespace rpc {

WorkQueue::WorkQueue() : thread_([this] { run(); }) {}

WorkQueue::~WorkQueue() {
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void WorkQueue::post(Job job) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_one();
}

void WorkQueue::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return isEnding_ || !jobs_.empty(); });
        if (jobs_.empty())
            return;
        std::deque<Job> jobs;
        jobs.swap(jobs_);
        lock.unlock();
        for (auto &job : jobs)
            job();
        jobs.clear();
        lock.lock();
    }
}

} // namespace rpc
