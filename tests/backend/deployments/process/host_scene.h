#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/deployments/process/process_runtime.h"
#include "backend/deployments/replica/process_table.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_directory.h"

using support::eventually;

// A host with a process runtime and the test engine; a service that ends and starts again.
class HostScene : public testing::Test {
protected:
    using Phase = deployments::Observation::Phase;
    using Observation = deployments::Observation;

    HostScene();
    ~HostScene() override;

    // A runtime in a service that has just started; the one before is gone as if it had been killed.
    void startService(const std::filesystem::path &shim = shimPath());
    void killService();

    // Of the test engine, with these arguments beside host and port.
    deployments::Launch launch(std::vector<std::string> arguments = {}, const std::string &replica = "r1");
    // Starts it and waits until it is ready.
    deployments::Launch started(std::vector<std::string> arguments = {}, const std::string &replica = "r1");

    // Fails the test when it does not come to this within ten seconds.
    Observation await(const deployments::ReplicaKey &key, const std::function<bool(const Observation &)> &condition);
    Observation awaitPhase(const deployments::ReplicaKey &key, Phase phase);
    bool isKnown(const deployments::ReplicaKey &key) const;
    std::filesystem::path directoryOf(const deployments::ReplicaKey &key) const;
    std::filesystem::path logOf(const deployments::ReplicaKey &key) const;
    std::string logText(const deployments::ReplicaKey &key) const;
    replica::ProcessIdentity engineOf(const deployments::ReplicaKey &key) const;
    replica::ProcessIdentity shimOf(const deployments::ReplicaKey &key) const;
    // Processes that bear the mark of the replica.
    static std::size_t marked(const deployments::ReplicaKey &key);
    static std::string post(const std::string &address, const std::string &target);
    // What was told of a replica, in order.
    std::vector<Phase> told(const deployments::ReplicaKey &key) const;
    // The same, as soon as `last` was told: whoever observes sees a phase a moment before it is told.
    std::vector<Phase> told(const deployments::ReplicaKey &key, Phase last) const;

    static std::string enginePath();
    static std::filesystem::path shimPath();

    support::TemporaryDirectory directory_;
    std::string deployment_;
    std::unique_ptr<deployments::ProcessRuntime> runtime_;

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Observation> told_;
};
