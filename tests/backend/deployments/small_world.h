#pragma once

#include <map>
#include <set>
#include <string>

#include "backend/core/random.h"
#include "backend/deployments/reconciling.h"
#include "tests/support/small_state.h"

namespace deployments {

class CountedRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t count_ = 0;
};

// Figures that a test gives.
class GivenTraffic final : public Traffic {
public:
    TrafficFigures figures(const std::string &, std::int64_t generation, ledger::Time) const override;
    std::int64_t outstanding(const std::string &address) const override;
    void probe(const std::string &, std::int64_t generation) override { ++probes[generation]; }

    std::map<std::int64_t, TrafficFigures> given;
    std::map<std::string, std::int64_t> unfinished;
    std::map<std::int64_t, int> probes;
};

class GivenFiles final : public ModelFiles {
public:
    FilesVerdict verdict(const v1::ModelVersionSpec &) override { return given; }

    FilesVerdict given{v1::FILES_MATCH, {}};
};

// One deployment of a small organisation, with a runtime that does at once what it is told and what a test makes of it.
class SmallWorld {
public:
    SmallWorld();

    v1::DeploymentSpec &spec() { return *deployment_.mutable_deployment(); }
    const v1::DeploymentStatus &status() const { return deployment_.deployment_status(); }
    v1::DeploymentStatus &mutableStatus() { return *deployment_.mutable_deployment_status(); }
    const v1::Resource &deployment() const { return deployment_; }
    // The intent has changed.
    void change();
    // A node of the cluster `clusters/local` with so many GPUs of 80 GiB; it is ready.
    v1::Resource node(const std::string &id, int gpus) const;

    // One decision, committed and carried out. True when it changed something.
    bool step();
    // Until nothing changes any more, at most so many steps; false where it goes on.
    bool settle(int most = 200);
    void pass(std::chrono::milliseconds time) { now += time; }
    // What runs, or is found, of replicas.
    int running() const;
    int count(v1::Replica::State state, std::int64_t generation = 0) const;
    // Applies a verb to the status.
    core::Result<void> command(const std::function<core::Result<void>(Work &)> &verb);

    support::SmallState state;
    GivenTraffic traffic;
    GivenFiles files;
    Patience patience;
    ledger::Time now{std::chrono::hours(500'000)};
    // Generations whose engines end at once.
    std::set<std::int64_t> broken;
    // Engines stay in loading until a test says otherwise.
    bool areSlow = false;
    std::map<std::string, Observation> observed;
    std::vector<v1::EventCause> causes;
    // Every replica that was started, with the address it was started at; more than one process for one key is a fault.
    std::multiset<std::string> processes;

private:
    void carryOut(const Action &action);

    v1::Resource deployment_;
    CountedRandom random_;
    int ports_ = 0;
};

} // namespace deployments
