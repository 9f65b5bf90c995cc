#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "backend/core/result.h"

namespace rpc {

// Runs what is posted, in order, on a thread of its own, so that the ledger's writer does not pay for answering calls
// of others.
// The destructor runs what is left.
class WorkQueue {
public:
    using Job = std::function<void()>;

    WorkQueue();
    WorkQueue(const WorkQueue &) = delete;
    WorkQueue &operator=(const WorkQueue &) = delete;
    ~WorkQueue();

    void post(Job job);

    // A completion that runs `done` here, whoever calls it; at once, where that is the thread that asked for it.
    template <typename T>
    std::function<void(core::Result<T>)> here(std::function<void(core::Result<T>)> done) {
        return [this, done = std::move(done), asker = std::this_thread::get_id()](core::Result<T> result) {
            if (asker == std::this_thread::get_id())
                return done(std::move(result));
            post([done, result = std::make_shared<core::Result<T>>(std::move(result))] { done(std::move(*result)); });
        };
    }

private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool isEnding_ = false;
    std::thread thread_;
};

} // namespace rpc
