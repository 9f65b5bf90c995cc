#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/backend/deployments/small_world.h"
#include "tests/bench/bench.h"
#include "tests/bench/controller_stage.h"
#include "tests/bench/engine_stage.h"
#include "tests/bench/figures.h"
#include "tests/bench/watched_window.h"

namespace bench {

namespace {

constexpr int deploymentCount = 200;
constexpr int replicasOfEach = 10;
constexpr double reconcileLimit = 0.050;
constexpr double startLimit = 0.100;
constexpr double visibleLimit = 0.250;

// Two thousand replicas that run as they shall: everything is looked at, and nothing is to be done.
Experiment reconcile() {
    auto worlds = std::make_shared<std::vector<std::unique_ptr<deployments::SmallWorld>>>();
    for (int i = 0; i < deploymentCount; ++i) {
        auto &world = *worlds->emplace_back(std::make_unique<deployments::SmallWorld>());
        world.spec().set_maximum_replicas(replicasOfEach);
        world.spec().set_minimum_replicas(replicasOfEach);
        world.settle();
    }
    Experiment experiment;
    experiment.gauges = {
        {"deployments.reconcile", "ms", "limit, 2,000 replicas with nothing to do", 1, Gauge::Budget::AtMost}};
    experiment.ours = [worlds] {
        int replicas = 0;
        const double start = wallSeconds();
        for (const auto &world : *worlds) {
            if (world->step())
                return failed("there was something to do");
            replicas += world->status().ready_replicas();
        }
        const double seconds = wallSeconds() - start;
        return replicas == deploymentCount * replicasOfEach ? Figures{seconds * 1e3} : failed("not all are ready");
    };
    experiment.theirs = [] { return Figures{reconcileLimit * 1e3}; };
    return experiment;
}

// The same with everything around the decisions: the snapshot, what is on its way, comparing, looking ahead.
Experiment controllerRound() {
    const auto stage = std::make_shared<ControllerStage>(deploymentCount, replicasOfEach);
    Experiment experiment;
    experiment.gauges = {{"deployments.controller", "ms", "limit, CPU of a round, as above", 1, Gauge::Budget::AtMost}};
    experiment.ours = [stage] { return stage->isSettled() ? stage->round() : failed("not all replicas are ready"); };
    experiment.theirs = [] { return Figures{reconcileLimit * 1e3}; };
    return experiment;
}

// From sending Apply to the first instruction of the engine's main: the change, the decision, the status, the shim, and
// what the engine itself takes to be loaded.
Experiment start() {
    struct World {
        EngineStage stage;
        int round = 0;
    };
    const auto world = std::make_shared<World>();
    Experiment experiment;
    experiment.gauges = {{"deployments.start", "ms", "limit, Apply to the engine's main", 1, Gauge::Budget::AtMost}};
    experiment.ours = [world] {
        const auto &stage = world->stage;
        if (!stage.isUp())
            return failed("the daemon does not come up");
        const auto id = "d" + std::to_string(++world->round);
        const auto applied = stage.deploy(id);
        const auto address = applied ? stage.address(id) : std::string();
        const double started = EngineStage::instant(address, "started");
        if (address.empty() || started == 0 || !stage.remove(id))
            return failed("the engine does not come and go");
        return Figures{(started - *applied) * 1e3};
    };
    experiment.theirs = [] { return Figures{startLimit * 1e3}; };
    return experiment;
}

// An engine whose health turns, and the console's window beside it.
class Turning {
public:
    Turning() {
        if (!stage_.isUp() || !stage_.deploy("d"))
            return;
        address_ = stage_.address("d");
        window_.emplace(stage_.data(), "deployments");
        isUp_ = !address_.empty() && window_->isUp();
    }
    ~Turning() {
        window_.reset();
        stage_.remove("d");
    }

    bool isUp() const { return isUp_; }
    // Seconds from the engine's first answer that tells of it to the window that shows it; nothing where it does not.
    std::optional<double> turn(bool isWell) {
        const auto before = window_->lines().size();
        if (!EngineStage::set(address_, isWell ? "never_ready=0" : "never_ready=1"))
            return std::nullopt;
        const auto seen = window_->timeAfter(before, std::chrono::seconds(10));
        return seen ? std::optional(*seen - EngineStage::instant(address_, "health_turned")) : std::nullopt;
    }

private:
    EngineStage stage_;
    std::string address_;
    std::optional<WatchedWindow> window_;
    bool isUp_ = false;
};

// How often an engine is asked for its health is configuration, so the clock runs from the answer that tells of the
// change. The slower of going away and coming back.
Experiment visible() {
    const auto turning = std::make_shared<Turning>();
    Experiment experiment;
    experiment.gauges = {
        {"deployments.visible", "ms", "limit, an engine's health to the window", 1, Gauge::Budget::AtMost}};
    experiment.ours = [turning] {
        if (!turning->isUp())
            return failed("no window shows the deployment");
        const auto gone = turning->turn(false);
        const auto back = gone ? turning->turn(true) : std::nullopt;
        return back ? Figures{std::max(*gone, *back) * 1e3} : failed("the window does not show the change");
    };
    experiment.theirs = [] { return Figures{visibleLimit * 1e3}; };
    return experiment;
}

} // namespace

std::vector<Offer> deploymentOffers() {
    return {{{"deployments.reconcile"}, reconcile},
            {{"deployments.controller"}, controllerRound},
            {{"deployments.start"}, start},
            {{"deployments.visible"}, visible}};
}

} // namespace bench
