#include "tests/backend/deployments/simulated/simulation_scene.h"

using namespace deployments;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;

} // namespace

SimulationScene::SimulationScene() {
    pace_.start = 5ms;
    pace_.shortestLoad = 5ms;
    pace_.speed = 50;
    pace_.fateLook = 2ms;
    startService();
}

SimulationScene::~SimulationScene() {
    runtime_.reset();
}

void SimulationScene::startService(std::vector<SimulatedBefore> before) {
    runtime_.reset();
    {
        const std::lock_guard lock(mutex_);
        told_.clear();
    }
    SimulatedRuntime::Options options{clock_, pace_, std::move(before)};
    options.fateOf = [this](const Launch &) { return fate(); };
    runtime_ = std::make_unique<SimulatedRuntime>(std::move(options), [this](const Observation &observation) {
        const std::lock_guard lock(mutex_);
        told_.push_back(observation);
        changed_.notify_all();
    });
}

Launch SimulationScene::launch(const std::string &replica) const {
    Launch launch;
    launch.key = {"deployment-uid", replica};
    launch.node = "clusters/made-up/nodes/n001";
    launch.address = *runtime_->address(launch.node, {});
    launch.modelName = "tiny";
    launch.gpus = {"GPU-1"};
    launch.startTimeout = 10s;
    launch.stopTimeout = 5s;
    return launch;
}

Launch SimulationScene::started(const std::string &replica) {
    auto made = launch(replica);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    return made;
}

SimulationScene::Observation SimulationScene::awaitPhase(const ReplicaKey &key, Phase phase) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::unique_lock lock(mutex_);
    for (;;) {
        // What was told stands in what is observed already.
        for (const auto &observation : runtime_->observe()) {
            if (observation.key == key && observation.phase == phase)
                return observation;
        }
        if (changed_.wait_until(lock, deadline) == std::cv_status::timeout)
            break;
    }
    ADD_FAILURE() << key.replica << " does not come to phase " << static_cast<int>(phase);
    return {};
}

bool SimulationScene::isKnown(const ReplicaKey &key) const {
    for (const auto &observation : runtime_->observe()) {
        if (observation.key == key)
            return true;
    }
    return false;
}

std::vector<SimulationScene::Phase> SimulationScene::told(const ReplicaKey &key) const {
    const std::lock_guard lock(mutex_);
    std::vector<Phase> phases;
    for (const auto &observation : told_) {
        if (observation.key == key)
            phases.push_back(observation.phase);
    }
    return phases;
}

std::vector<SimulationScene::Phase> SimulationScene::told(const ReplicaKey &key, Phase last) const {
    eventually([&] {
        const auto phases = told(key);
        return !phases.empty() && phases.back() == last;
    });
    return told(key);
}

void SimulationScene::befall(const simulated::Fate &fate) {
    const std::lock_guard lock(mutex_);
    fate_ = fate;
}

simulated::Fate SimulationScene::fate() const {
    const std::lock_guard lock(mutex_);
    return fate_;
}

std::uint16_t SimulationScene::portOf(const Launch &launch) {
    return static_cast<std::uint16_t>(std::stoi(launch.address.substr(launch.address.rfind(':') + 1)));
}

support::HttpReply SimulationScene::get(const Launch &launch, const std::string &path) {
    return support::HttpClient(portOf(launch)).ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

support::HttpReply SimulationScene::chat(const Launch &launch, bool isStream) {
    return support::HttpClient(portOf(launch)).ask(support::chatOf(launch.modelName, isStream));
}
