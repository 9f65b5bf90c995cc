#include "tests/bench/controller_stage.h"

#include <atomic>
#include <ctime>
#include <mutex>
#include <thread>

#include "backend/deployments/deployment_controller.h"
#include "tests/backend/deployments/small_world.h"
#include "tests/bench/figures.h"
#include "tests/bench/stage.h"
#include "tests/bench/waiting.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;
using namespace std::chrono_literals;
using deployments::Observation;

// What is started is ready at once.
class ReadyRuntime final : public deployments::Runtime {
public:
    explicit ReadyRuntime(Sink sink) : sink_(std::move(sink)) {}

    v1::RuntimeKind kind() const override { return v1::PROCESS; }
    std::vector<Observation> observe() const override { return {}; }
    core::Result<std::string> address(const std::string &, const std::set<std::string> &) override {
        return "127.0.0.1:" + std::to_string(++lastPort_);
    }
    void start(deployments::Launch launch) override {
        Observation seen;
        seen.key = launch.key;
        seen.phase = Observation::Phase::Ready;
        sink_(seen);
    }
    void stop(const deployments::ReplicaKey &) override {}
    void forget(const deployments::ReplicaKey &) override {}
    void forgetDeployment(const std::string &) override {}

private:
    const Sink sink_;
    int lastPort_ = 20'000;
};

// Tells by how often it was asked how far the controller is: each decision asks once.
class CountingClock final : public core::Clock {
public:
    TimePoint now() const override {
        ++asked;
        return clock_.now();
    }
    std::int64_t monotonicNanoseconds() const override { return clock_.monotonicNanoseconds(); }

    mutable std::atomic<int> asked = 0;

private:
    core::SystemClock clock_;
};

double ownSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

bool put(ledger::Ledger &ledger, const v1::Resource &resource) {
    ledger::Proposal proposal;
    // Digests and the like are verbs' alone.
    proposal.byVerb = true;
    auto &put = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    put = resource;
    put.clear_status();
    for (const auto *const field : {"uid", "generation"})
        put.mutable_meta()->GetReflection()->ClearField(put.mutable_meta(),
                                                        v1::Meta::descriptor()->FindFieldByName(field));
    const auto commit = ledger.commit(std::move(proposal));
    return commit || !failed(commit.error().message()).empty();
}

} // namespace

struct ControllerStage::Parts {
    Parts() : stage(directory.path()) {}

    bool fill(int deployments, int replicasOfEach) {
        deployments::SmallWorld world;
        world.spec().set_minimum_replicas(replicasOfEach);
        world.spec().set_maximum_replicas(replicasOfEach);
        auto &ledger = stage.ledger();
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/local");
        cluster.mutable_cluster();
        bool isFilled = put(ledger, cluster);
        for (const auto *name : {"models/small", "models/small/versions/1", "engineTemplates/test"})
            isFilled = isFilled && put(ledger, *world.state.find(name));
        isFilled = isFilled && addNode(world.node("one", 8));
        for (int number = 0; isFilled && number < deployments; ++number) {
            auto deployment = world.deployment();
            deployment.mutable_meta()->set_name("deployments/d" + std::to_string(number));
            isFilled = put(ledger, deployment);
        }
        return isFilled;
    }

    bool addNode(const v1::Resource &node) {
        if (!put(stage.ledger(), node))
            return false;
        ledger::Proposal proposal;
        auto &status = proposal.statuses.emplace_back(node);
        status.clear_spec();
        *status.mutable_meta() = stage.ledger().snapshot()->find(node.meta().name())->meta();
        return bool(stage.ledger().commit(std::move(proposal)));
    }

    int ready() {
        int count = 0;
        stage.ledger().snapshot()->each("deployments", [&](const ledger::ResourcePtr &deployment) {
            const auto &status = deployment->deployment_status();
            count += status.rollout().phase() == v1::RolloutStatus::COMPLETE ? status.ready_replicas() : 0;
            return true;
        });
        return count;
    }

    // Until nobody has asked for the time for so long.
    void rest() const {
        for (int before = -1; before != clock.asked;) {
            before = clock.asked;
            std::this_thread::sleep_for(100ms);
        }
    }

    support::TemporaryDirectory directory;
    Stage stage;
    CountingClock clock;
    deployments::GivenTraffic traffic;
    deployments::GivenFiles files;
    core::SystemRandom random;
    std::unique_ptr<deployments::DeploymentController> controller;
    int deployments = 0;
};

ControllerStage::ControllerStage(int deployments, int replicasOfEach) : parts_(std::make_unique<Parts>()) {
    auto &parts = *parts_;
    parts.deployments = deployments;
    if (!parts.stage.isOpen() || !parts.fill(deployments, replicasOfEach))
        return;
    parts.controller = std::make_unique<deployments::DeploymentController>(deployments::ControllerParts{
        parts.stage.ledger(),
        [](deployments::Runtime::Sink sink) { return std::make_unique<ReadyRuntime>(std::move(sink)); },
        parts.traffic,
        parts.files,
        parts.clock,
        parts.random,
        {}});
    isSettled_ = waitFor([&] { return parts.ready() == deployments * replicasOfEach; }, 60s);
    parts.rest();
}

ControllerStage::~ControllerStage() = default;

Figures ControllerStage::round() {
    auto &parts = *parts_;
    const auto revision = parts.stage.ledger().snapshot()->revision();
    const int asked = parts.clock.asked;
    const double used = processorSeconds() - ownSeconds();
    parts.controller->wake();
    parts.rest();
    const double seconds = processorSeconds() - ownSeconds() - used;
    if (parts.clock.asked < asked + parts.deployments)
        return failed("the controller did not look at everything");
    if (parts.stage.ledger().snapshot()->revision() != revision)
        return failed("there was something to do");
    return {seconds * 1e3};
}

} // namespace bench
