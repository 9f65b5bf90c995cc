#include <algorithm>
#include <map>
#include <utility>

#include "backend/telemetry/simulator/owners.h"
#include "backend/telemetry/simulator/replica_state.h"
#include "backend/telemetry/simulator/slowness.h"

namespace simulator {

namespace {

// What fails anyway.
constexpr double UsualErrors = 0.0004;

double millisecondsOf(const google::protobuf::Duration &duration) {
    return static_cast<double>(duration.seconds()) * 1e3 + static_cast<double>(duration.nanos()) / 1e6;
}

void add(const v1::FleetWorkload &workload, int concurrency, const ReplicaState &state, Serving *serving) {
    const double requests = workload.requests_per_minute() * double(state.demand);
    const double load = std::min(1.0, double(state.demand));
    const double queue = concurrency == 0 ? 0 : double(state.waiting) / concurrency;
    // Means over the replicas; divided by their number at the end.
    serving->timeToFirstToken += millisecondsOf(workload.time_to_first_token()) * (1 + 0.6 * load * load + 2 * queue);
    serving->interTokenLatency += millisecondsOf(workload.inter_token_latency()) * (1 + 0.4 * load);
    serving->requestsPerMinute += requests;
    ++serving->readyReplicas;
}

} // namespace

std::vector<Serving> servingAt(const Plan &plan, const Timeline &timeline, Millis time) {
    const ReplicaStates states(plan, timeline, time, {0, plan.hardware.gpuCount()});
    const auto demands = plan.demands.at(time);
    std::map<std::pair<int, int>, Serving> servings;
    for (int index = 0; index < static_cast<int>(plan.tenancies.all().size()); ++index) {
        const auto &tenancy = plan.tenancy(index);
        const auto life = lifeAt(plan, timeline, index, demands[static_cast<std::size_t>(tenancy.workload)], time);
        if (life.phase != Life::Phase::Ready)
            continue;
        auto &serving = servings[{tenancy.workload, life.revision}];
        serving.workload = tenancy.workload;
        serving.revision = life.revision;
        serving.isCanary = life.isCanary;
        add(plan.workloadOf(tenancy), plan.concurrencyOf(tenancy), states.ofTenancy(index), &serving);
    }
    std::vector<Serving> all;
    for (auto &[key, serving] : servings) {
        const auto slowness = serving.isCanary ? slownessOf(timeline, serving.workload, time) : Slowness{};
        serving.errorShare = std::min(1.0, UsualErrors + slowness.errors);
        serving.timeToFirstToken *= slowness.latency / serving.readyReplicas;
        serving.interTokenLatency *= slowness.latency / serving.readyReplicas;
        all.push_back(serving);
    }
    return all;
}

} // namespace simulator
