#pragma once

#include "backend/client/pending.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace client {

// One thread for what would make the GUI thread wait: files, signatures, long evaluations. Jobs run one after the
// other. The destructor drops those that have not begun, cancelling them, and joins.
class Worker {
public:
    Worker();
    Worker(const Worker &) = delete;
    ~Worker();

    // A job that was cancelled before its turn does not run.
    template <typename T>
    Pending<T> run(std::function<core::Result<T>()> job) {
        Promise<T> promise;
        post([promise, job = std::move(job)] {
            if (promise.isWanted())
                promise.complete(job());
        });
        return promise.pending();
    }

private:
    void post(std::function<void()> job);
    void loop();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool isStopping_ = false;
    std::thread thread_;
};

} // namespace client
