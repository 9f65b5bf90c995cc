#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/deployments/logs/log_query.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

// One reading of logs; its pages are made on the thread of the store, one ahead. Dropped, it ends. Thread-safe.
class LogReading {
public:
    enum class Next { Page, Nothing, End };

    virtual ~LogReading() = default;

    // Never waits. After Nothing the reading is woken when there is something.
    virtual Next next(v1::ReadLogsResponse *page) = 0;
    // After End: UNAVAILABLE where the log of a replica could not be read, so that what came is not all.
    virtual core::Result<void> outcome() const = 0;
};

// The logs of all deployments, below `<data directory>/logs/<uid of the deployment>/<replica>`, and the one thread that
// reads them.
class LogStore {
public:
    // Replicas that no longer run, of which logs are kept for each deployment.
    static constexpr std::size_t PastReplicas = 20;

    explicit LogStore(std::filesystem::path directory);
    LogStore(const LogStore &) = delete;
    LogStore &operator=(const LogStore &) = delete;
    ~LogStore();

    // Ids of the replicas that have a log, also of past ones, sorted.
    std::vector<std::string> replicas(const std::string &deploymentUid) const;
    // `wake` may only post, and may be called after the reading was dropped.
    std::shared_ptr<LogReading> open(const std::string &deploymentUid, LogQuery query, std::function<void()> wake);

private:
    class Reading;

    void work(const std::stop_token &stop);

    const std::filesystem::path directory_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<std::weak_ptr<Reading>> readings_;
    bool hasNews_ = false;
    std::jthread thread_;
};

// Of the logs of a deployment's replicas that do not run, all but the latest go.
void removePastLogs(const std::filesystem::path &deploymentLogs, const std::vector<std::string> &running,
                    std::size_t kept = LogStore::PastReplicas);
// What the replica's engine wrote last, at most a line of 300 bytes; empty where it wrote nothing.
std::string lastLine(const std::filesystem::path &replicaLog);

} // namespace deployments
