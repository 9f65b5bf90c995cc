#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "backend/core/result.h"

namespace storage {

class Connection;

// A few threads, each with a connection of its own, that run queued reads in order. Each task has one second from when
// it starts; its statements end with DEADLINE_EXCEEDED after that.
class ReaderPool {
public:
    // Runs exactly once: with a connection, or with UNAVAILABLE when the pool is going.
    using Task = std::function<void(core::Result<Connection *>)>;

    static constexpr std::size_t MaxQueued = 1024;
    static constexpr std::chrono::seconds TaskTime{1};

    explicit ReaderPool(std::vector<std::unique_ptr<Connection>> connections);
    ReaderPool(const ReaderPool &) = delete;
    ReaderPool &operator=(const ReaderPool &) = delete;
    ~ReaderPool();

    // Runs the task at once with RESOURCE_EXHAUSTED when too many wait.
    void post(Task task);
    // Tasks that have begun end; the others, and all that come later, are told that it is over.
    void stop();

private:
    void serve(Connection &connection);

    std::vector<std::unique_ptr<Connection>> connections_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    bool isStopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace storage
