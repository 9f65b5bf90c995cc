#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "backend/deployments/process/replica_process.h"
#include "backend/deployments/runtime.h"

namespace deployments {

struct ProcessOptions {
    std::filesystem::path dataDirectory;
    // Path of pilothouse-shim.
    std::filesystem::path shim;
    // Where programs without a path are looked for.
    std::string searchPath;
    // Of the user that the service runs as.
    std::string home;
    ResourceLimits limits;
};

// Runs replicas as processes of the service's own host, each below a shim that outlives the service. One thread of its
// own; the destructor joins it and leaves the engines running, for the next start to take up.
class ProcessRuntime final : public Runtime {
public:
    // Finds what an earlier run left. The sink is told of changes from now on, not of those.
    ProcessRuntime(ProcessOptions options, Sink sink);
    ProcessRuntime(const ProcessRuntime &) = delete;
    ProcessRuntime &operator=(const ProcessRuntime &) = delete;
    ~ProcessRuntime() override;

    v1::RuntimeKind kind() const override { return v1::PROCESS; }
    std::vector<Observation> observe() const override;
    // A port on the loopback address that nobody has. RESOURCE_EXHAUSTED where there is none.
    core::Result<std::string> address(const std::string &node, const std::set<std::string> &taken) override;
    void start(Launch launch) override;
    void stop(const ReplicaKey &key) override;
    void forget(const ReplicaKey &key) override;
    void forgetDeployment(const std::string &uid) override;

private:
    using Replicas = std::map<ReplicaKey, std::shared_ptr<ReplicaProcess>>;

    void recover();
    void observed(const Observation &observation);
    void startHere(Launch launch);
    // Removes what is to be forgotten and has ended.
    void tidy();
    void removeOldLogs(const std::string &deployment) const;

    const Sink sink_;
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    // From here on of the thread alone.
    HostSetting host_;
    Replicas replicas_;
    std::set<ReplicaKey> forgotten_;
    std::set<std::string> forgottenDeployments_;

    mutable std::mutex mutex_;
    std::map<ReplicaKey, Observation> observations_;
    std::uint16_t nextPort_;
    // Set before the thread begins, and never again.
    bool isRunning_ = false;
    std::thread thread_;
};

} // namespace deployments
