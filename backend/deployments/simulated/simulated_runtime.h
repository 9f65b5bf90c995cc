#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "backend/deployments/runtime.h"
#include "backend/deployments/simulated/port_choice.h"
#include "backend/deployments/simulated/simulated_replica.h"

namespace deployments {

// What ran when the service ended.
struct SimulatedBefore {
    Launch launch;
    bool wasReady = false;
};

// Runs replicas on nodes that do not exist: nothing is started, and an answerer of the service's own stands on a
// loopback port in place of each engine, which says that it is simulated. Replicas come up, answer, drain and end in
// times like those of engines. Keeps nothing: what ran before, the ledger knows. One thread of its own.
class SimulatedRuntime final : public Runtime {
public:
    struct Options {
        const core::Clock &clock;
        simulated::Pace pace;
        std::vector<SimulatedBefore> before;
        // Where its replicas' lines go; from the runtime's thread.
        std::function<void(const ReplicaKey &key, const std::string &text)> write = {};
        simulated::FateOf fateOf = {};
    };

    // Takes up what ran before. The sink is told of changes from now on.
    SimulatedRuntime(Options options, Sink sink);
    SimulatedRuntime(const SimulatedRuntime &) = delete;
    SimulatedRuntime &operator=(const SimulatedRuntime &) = delete;
    ~SimulatedRuntime() override;

    v1::RuntimeKind kind() const override { return v1::SIMULATED; }
    std::vector<Observation> observe() const override;
    core::Result<std::string> address(const std::string &node, const std::set<std::string> &taken) override;
    void start(Launch launch) override;
    void stop(const ReplicaKey &key) override;
    void forget(const ReplicaKey &key) override;
    void forgetDeployment(const std::string &uid) override;

private:
    using Replicas = std::map<ReplicaKey, std::shared_ptr<simulated::SimulatedReplica>>;

    // At all replicas, over and over.
    void look();
    void observed(const Observation &observation);
    void forgetHere(Replicas::iterator replica);

    const Sink sink_;
    mutable std::mutex mutex_;
    std::map<ReplicaKey, Observation> observations_;
    simulated::PortChoice ports_;

    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    // From here on of the thread alone.
    const simulated::Setting setting_;
    Replicas replicas_;
    simulated::Timer looking_;
    bool isEnding_ = false;
    // Set before the thread begins, and never again.
    bool isRunning_ = false;
    std::thread thread_;
};

} // namespace deployments
