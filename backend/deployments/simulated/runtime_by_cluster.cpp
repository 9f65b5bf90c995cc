#include "backend/deployments/simulated/runtime_by_cluster.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "backend/core/error.h"

namespace deployments {

namespace {

std::string noRuntime(const std::string &node) {
    return "no runtime is there for the cluster of " + node;
}

} // namespace

RuntimeByCluster::RuntimeByCluster(std::vector<std::unique_ptr<Runtime>> runtimes, KindOf kindOf, Sink sink)
    : runtimes_(std::move(runtimes)), kindOf_(std::move(kindOf)), sink_(std::move(sink)) {}

Runtime *RuntimeByCluster::runtimeOf(const std::string &node) const {
    const auto kind = kindOf_(node);
    const auto found = std::find_if(runtimes_.begin(), runtimes_.end(),
                                    [kind](const auto &runtime) { return runtime->kind() == kind; });
    return found == runtimes_.end() ? nullptr : found->get();
}

std::vector<Observation> RuntimeByCluster::observe() const {
    std::vector<Observation> all;
    for (const auto &runtime : runtimes_) {
        auto some = runtime->observe();
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

core::Result<std::string> RuntimeByCluster::address(const std::string &node, const std::set<std::string> &taken) {
    if (auto *const runtime = runtimeOf(node))
        return runtime->address(node, taken);
    return core::Error(core::v1::NOT_FOUND, noRuntime(node), {{"name", node}});
}

void RuntimeByCluster::start(Launch launch) {
    if (auto *const runtime = runtimeOf(launch.node))
        return runtime->start(std::move(launch));
    Observation ended;
    ended.key = launch.key;
    ended.phase = Observation::Phase::Ended;
    ended.reason = v1::START_FAILED;
    ended.arguments = {{"system_error", noRuntime(launch.node)}};
    if (sink_)
        sink_(ended);
}

void RuntimeByCluster::stop(const ReplicaKey &key) {
    for (const auto &runtime : runtimes_)
        runtime->stop(key);
}

void RuntimeByCluster::forget(const ReplicaKey &key) {
    for (const auto &runtime : runtimes_)
        runtime->forget(key);
}

void RuntimeByCluster::forgetDeployment(const std::string &uid) {
    for (const auto &runtime : runtimes_)
        runtime->forgetDeployment(uid);
}

} // namespace deployments
