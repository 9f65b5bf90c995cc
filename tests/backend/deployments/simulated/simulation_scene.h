#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/clock.h"
#include "backend/deployments/simulated/simulated_runtime.h"
#include "tests/backend/gateway/http_client.h"
#include "tests/support/eventually.h"

using support::eventually;

// A simulated runtime that is quick, and a service that ends and starts again.
class SimulationScene : public testing::Test {
protected:
    using Phase = deployments::Observation::Phase;
    using Observation = deployments::Observation;

    SimulationScene();
    ~SimulationScene() override;

    // A runtime in a service that has just started, which finds what the ledger says to have run.
    void startService(std::vector<deployments::SimulatedBefore> before = {});

    deployments::Launch launch(const std::string &replica = "r1") const;
    // Starts it and waits until it is ready.
    deployments::Launch started(const std::string &replica = "r1");

    // Fails the test when it does not come to this within ten seconds.
    Observation awaitPhase(const deployments::ReplicaKey &key, Phase phase);
    bool isKnown(const deployments::ReplicaKey &key) const;
    // From the next look on, of all replicas.
    void befall(const deployments::simulated::Fate &fate);
    // What was told of a replica, in order.
    std::vector<Phase> told(const deployments::ReplicaKey &key) const;
    // The same, as soon as `last` was told: whoever observes sees a phase a moment before it is told.
    std::vector<Phase> told(const deployments::ReplicaKey &key, Phase last) const;
    static std::uint16_t portOf(const deployments::Launch &launch);
    static support::HttpReply get(const deployments::Launch &launch, const std::string &path);
    static support::HttpReply chat(const deployments::Launch &launch, bool isStream = false);

    core::SystemClock clock_;
    deployments::simulated::Pace pace_;
    std::unique_ptr<deployments::SimulatedRuntime> runtime_;

private:
    deployments::simulated::Fate fate() const;

    mutable std::mutex mutex_;
    deployments::simulated::Fate fate_;
    std::condition_variable changed_;
    std::vector<Observation> told_;
};
