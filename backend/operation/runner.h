#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"
#include "backend/ledger/watch_hub.h"

#include "pilothouse/v1/operation.pb.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace operation {

namespace v1 = pilothouse::v1;

class Executor;

struct RunnerOptions {
    std::size_t workers = 3;
    // Finished operations beyond this are deleted, oldest first.
    std::size_t kept = 1000;
    // Told of each that failed, on a worker's thread.
    std::function<void(const v1::Resource &operation, const core::Error &error)> failed;
};

// Runs every operation that stands in the ledger and is not finished, whoever wrote it and whenever: those that a stop
// of the service cut are taken up by the constructor. States are committed before the runner acts on them. The
// destructor asks running work to stop, waits for it and leaves it to the next start.
class Runner {
public:
    // Executors and ledger outlive the runner.
    Runner(ledger::Ledger &ledger, const core::Clock &clock, std::vector<Executor *> executors,
           RunnerOptions options = {});
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;
    ~Runner();

    // Queued or running.
    std::size_t unfinished() const;

private:
    struct Task {
        std::stop_source stop;
        bool isCancelled = false;
    };

    void follow(const std::stop_token &stop);
    void catchUp();
    void takeUpAll(const ledger::Snapshot &state);
    void take(const std::string &name);
    void prune();

    void work(const std::stop_token &stop);
    void run(const std::string &name, Task &task, const std::stop_token &stop);
    bool isCancelled(const Task &task) const;
    void finish(const std::string &name, v1::OperationStatus status, core::Result<std::string> result,
                const std::stop_token &stop);
    void writeStatus(const std::string &name, const v1::OperationStatus &status,
                     std::function<void(core::Result<void>)> done);
    // Waits for room where there is none; false when it cannot be written, or the service stops first.
    bool commitStatus(const std::string &name, const v1::OperationStatus &status, const std::stop_token &stop);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    std::map<std::string, Executor *, std::less<>> executors_;
    const RunnerOptions options_;

    // Guards the queue, the tasks and whether the ledger has news.
    mutable std::mutex mutex_;
    std::condition_variable_any news_;
    std::condition_variable_any queued_;
    std::deque<std::string> queue_;
    std::map<std::string, std::shared_ptr<Task>> tasks_;
    bool hasNews_ = false;

    std::int64_t revision_ = 0;
    ledger::WatchHub::Listener listener_ = 0;
    std::jthread follower_;
    std::vector<std::jthread> workers_;
};

} // namespace operation
