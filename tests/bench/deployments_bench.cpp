#include <vector>

#include "tests/backend/deployments/small_world.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

constexpr int deploymentCount = 200;
constexpr int replicasOfEach = 10;
constexpr double reconcileLimit = 0.050;

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

} // namespace

std::vector<Offer> deploymentOffers() {
    return {{{"deployments.reconcile"}, reconcile}};
}

} // namespace bench
