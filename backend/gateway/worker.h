#pragma once

#include <functional>
#include <future>
#include <list>
#include <memory>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ssl/context.hpp>

#include "backend/gateway/session.h"

namespace gateway {

// One thread that serves connections: its own context, pool and deadlines, shared with no other.
class Worker {
public:
    struct Shared {
        const GatewayOptions &options;
        const BundleHolder &bundles;
        Measures &measures;
        asio::ssl::context &tls;
        const core::Clock &clock;
        // Told, on the worker's thread, that a connection has ended.
        std::function<void()> ended;
    };

    // What `shared` refers to outlives the worker.
    Worker(const Shared &shared, std::size_t shard);
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;
    // Ends at once what stop() has left.
    ~Worker();

    // Runs on the worker's thread.
    void post(std::function<void()> work);
    // Takes a connection; from any thread.
    void serve(int socket);
    // Runs a task of our own on the worker's thread.
    void start(std::function<Task<void>(WorkerParts &)> task);
    // Ends connections without a request; the others when theirs is answered.
    void stop();
    std::size_t connections() const { return count_.load(std::memory_order_relaxed); }
    std::chrono::nanoseconds idleTime() const { return activity_.idleTime(); }
    asio::io_context &context() { return context_; }

private:
    void admit(int socket);

    const std::function<void()> ended_;
    asio::io_context context_{1};
    asio::executor_work_guard<Executor> work_;
    Deadlines deadlines_;
    UpstreamPool pool_;
    BundleView bundles_;
    Dice dice_;
    std::vector<std::unique_ptr<Stage>> stages_;
    Activity activity_;
    WorkerParts parts_;
    std::list<Session> sessions_;
    std::atomic<std::size_t> count_{0};
    std::thread thread_;
};

} // namespace gateway
