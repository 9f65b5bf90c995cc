#include "backend/gateway/client_rates.h"

#include <algorithm>

#include "backend/core/guard_window.h"

namespace gateway {

namespace {

// In a second: of one route at its peak, of one with a canary, and of all.
constexpr double routePeak = 0.1;
constexpr double mostForCanary = 2.5;
constexpr double mostForAll = 4;
constexpr double wholeShare = 10'000;

using Seconds = std::chrono::duration<double>;

Seconds secondsOf(const google::protobuf::Duration &duration) {
    return Seconds(static_cast<double>(duration.seconds()) + static_cast<double>(duration.nanos()) / 1e9);
}

const v1::Rollout *planOf(const v1::DeploymentStatus &status) {
    const auto &revisions = status.revisions();
    const auto found = std::find_if(revisions.begin(), revisions.end(), [&](const auto &revision) {
        return revision.generation() == status.rollout().to_generation();
    });
    return found == revisions.end() ? nullptr : &found->spec().rollout();
}

bool isTried(const v1::RolloutStatus &rollout) {
    using Phase = v1::RolloutStatus;
    const auto phase = rollout.phase() == Phase::PAUSED ? rollout.paused_phase() : rollout.phase();
    return (phase == Phase::HOLDING || phase == Phase::WAITING) && rollout.share_basis_points() > 0;
}

// So often that the guards of a canary have twice what they need within its step, or within what they look back at.
double neededFor(const v1::DeploymentStatus &status) {
    const auto &rollout = status.rollout();
    const auto *plan = isTried(rollout) ? planOf(status) : nullptr;
    if (plan == nullptr || rollout.step() < 0 || rollout.step() >= plan->steps_size())
        return 0;
    const auto hold = secondsOf(plan->steps(rollout.step()).hold_time());
    const Seconds window(core::guardWindow);
    const auto time = hold.count() > 0 ? std::min(hold, window) : window;
    const double share = rollout.share_basis_points() / wholeShare;
    return std::min(mostForCanary, 2.0 * std::max(plan->guards().min_requests(), 1) / (share * time.count()));
}

bool hasReady(const v1::DeploymentStatus &status) {
    const auto &replicas = status.replicas();
    return std::any_of(replicas.begin(), replicas.end(), [](const auto &replica) {
        return replica.state() == v1::Replica::READY && !replica.is_leaving();
    });
}

// What can be asked of a model at the paths of the gateway.
enum class Answer { Words, Vectors, None };

// As the catalog has it; whose capabilities nobody wrote down is asked for words.
Answer answerOf(const v1::Resource &deployment, const ledger::Snapshot &state) {
    const auto &version = deployment.deployment().model_version();
    const auto model = state.find(version.substr(0, version.find("/versions/")));
    if (!model)
        return Answer::Words;
    const auto &capabilities = model->model().capabilities();
    const auto gives = [&](v1::Capability one) {
        return std::find(capabilities.begin(), capabilities.end(), one) != capabilities.end();
    };
    if (gives(v1::CHAT) || gives(v1::COMPLETION))
        return Answer::Words;
    if (gives(v1::EMBEDDINGS))
        return Answer::Vectors;
    return gives(v1::RERANK) || gives(v1::TRANSCRIPTION) ? Answer::None : Answer::Words;
}

bool wantsEmbeddings(const v1::RouteSpec &route, const ledger::Snapshot &state) {
    const auto &targets = route.targets();
    return std::all_of(targets.begin(), targets.end(), [&](const auto &target) {
        const auto deployment = state.find(target.deployment());
        return deployment && answerOf(*deployment, state) == Answer::Vectors;
    });
}

std::optional<double> rateOf(const v1::RouteSpec &route, const ledger::Snapshot &state, const SimulatedDemand &demand,
                             core::TimePoint now) {
    double rate = 0;
    bool isReady = false;
    for (const auto &target : route.targets()) {
        const auto deployment = target.deployment().empty() ? nullptr : state.find(target.deployment());
        const auto level = deployment ? demand.of(*deployment, state, now) : std::nullopt;
        if (!level || answerOf(*deployment, state) == Answer::None)
            return std::nullopt;
        const auto &status = deployment->deployment_status();
        isReady = isReady || hasReady(status);
        rate = std::max({rate, routePeak * *level, neededFor(status)});
    }
    return isReady && rate > 0 ? std::optional(rate) : std::nullopt;
}

} // namespace

std::vector<ClientRate> clientRates(const ledger::Snapshot &state, const SimulatedDemand &demand, core::TimePoint now) {
    std::vector<ClientRate> rates;
    double sum = 0;
    state.each("routes", [&](const ledger::ResourcePtr &route) {
        const auto rate = rateOf(route->route(), state, demand, now);
        if (!rate)
            return true;
        rates.push_back({route->route().model(), *rate, wantsEmbeddings(route->route(), state)});
        sum += *rate;
        return true;
    });
    for (auto &rate : rates)
        rate.perSecond *= std::min(1.0, mostForAll / sum);
    std::sort(rates.begin(), rates.end(), [](const auto &left, const auto &right) { return left.model < right.model; });
    return rates;
}

} // namespace gateway
