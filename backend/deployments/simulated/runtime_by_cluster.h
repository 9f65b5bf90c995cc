#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/deployments/runtime.h"

namespace deployments {

// Gives each replica to the runtime of the kind that its node's cluster has. What is stopped or forgotten is told to
// all, since whoever does not have it does nothing.
class RuntimeByCluster final : public Runtime {
public:
    // The kind of the cluster that a node is of; unspecified where there is none. Thread-safe.
    using KindOf = std::function<v1::RuntimeKind(const std::string &node)>;

    // At least one, of different kinds.
    RuntimeByCluster(std::vector<std::unique_ptr<Runtime>> runtimes, KindOf kindOf, Sink sink);

    // Of the first.
    v1::RuntimeKind kind() const override { return runtimes_.front()->kind(); }
    std::vector<Observation> observe() const override;
    // NOT_FOUND where no runtime is of the kind of the node's cluster.
    core::Result<std::string> address(const std::string &node, const std::set<std::string> &taken) override;
    // One that no runtime takes is observed to have ended: START_FAILED.
    void start(Launch launch) override;
    void stop(const ReplicaKey &key) override;
    void forget(const ReplicaKey &key) override;
    void forgetDeployment(const std::string &uid) override;

private:
    Runtime *runtimeOf(const std::string &node) const;

    const std::vector<std::unique_ptr<Runtime>> runtimes_;
    const KindOf kindOf_;
    const Sink sink_;
};

} // namespace deployments
