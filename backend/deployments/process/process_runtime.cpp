#include "backend/deployments/process/process_runtime.h"

#include <random>
#include <utility>

#include <boost/asio/post.hpp>

#include "backend/core/error.h"
#include "backend/deployments/logs/log_store.h"
#include "backend/deployments/process/listener.h"

namespace deployments {

namespace {

// Below those that Linux gives to connections, which could take one before its engine does.
constexpr std::uint16_t firstPort = 20'000;
constexpr std::uint16_t lastPort = 31'999;

} // namespace

ProcessRuntime::ProcessRuntime(ProcessOptions options, Sink sink)
    : sink_(std::move(sink)),
      work_(context_.get_executor()),
      host_{context_,
            std::move(options.dataDirectory),
            std::move(options.shim),
            std::move(options.searchPath),
            std::move(options.home),
            std::move(options.limits),
            [this](const Observation &observation) { observed(observation); }},
      nextPort_(static_cast<std::uint16_t>(firstPort + std::random_device()() % (lastPort - firstPort))) {
    recover();
    isRunning_ = true;
    thread_ = std::thread([this] { context_.run(); });
}

ProcessRuntime::~ProcessRuntime() {
    boost::asio::post(context_, [this] {
        for (const auto &[key, replica] : replicas_)
            replica->detach();
        work_.reset();
        context_.stop();
    });
    thread_.join();
}

void ProcessRuntime::recover() {
    for (const auto &key : ReplicaDirectory::all(host_.dataDirectory)) {
        const auto replica = std::make_shared<ReplicaProcess>(host_, key);
        replicas_.emplace(key, replica);
        replica->recover();
        observations_[key] = replica->observation();
    }
}

std::vector<Observation> ProcessRuntime::observe() const {
    const std::lock_guard lock(mutex_);
    std::vector<Observation> all;
    for (const auto &[key, observation] : observations_)
        all.push_back(observation);
    return all;
}

core::Result<std::string> ProcessRuntime::address(const std::string &, const std::set<std::string> &taken) {
    const std::lock_guard lock(mutex_);
    for (int count = 0; count <= lastPort - firstPort; ++count) {
        const auto port = nextPort_;
        nextPort_ = port == lastPort ? firstPort : static_cast<std::uint16_t>(port + 1);
        auto address = "127.0.0.1:" + std::to_string(port);
        if (!taken.contains(address) && isPortFree(port))
            return address;
    }
    return core::Error(core::v1::RESOURCE_EXHAUSTED, "no port is free for another replica",
                       {{"limit", std::to_string(lastPort - firstPort + 1)}});
}

void ProcessRuntime::observed(const Observation &observation) {
    {
        const std::lock_guard lock(mutex_);
        auto &place = observations_[observation.key];
        if (isRunning_ && place == observation)
            return;
        place = observation;
    }
    // While it is made, nobody is told yet.
    if (!isRunning_)
        return;
    if (sink_)
        sink_(observation);
    if (observation.phase == Observation::Phase::Ended)
        boost::asio::post(context_, [this] { tidy(); });
}

void ProcessRuntime::start(Launch launch) {
    boost::asio::post(context_, [this, launch = std::move(launch)]() mutable { startHere(std::move(launch)); });
}

void ProcessRuntime::startHere(Launch launch) {
    const auto deployment = launch.key.deployment;
    auto &replica = replicas_[launch.key];
    if (!replica)
        replica = std::make_shared<ReplicaProcess>(host_, launch.key);
    forgotten_.erase(launch.key);
    forgottenDeployments_.erase(deployment);
    replica->start(std::move(launch));
    removeOldLogs(deployment);
}

void ProcessRuntime::removeOldLogs(const std::string &deployment) const {
    std::vector<std::string> known;
    for (const auto &[key, replica] : replicas_) {
        if (key.deployment == deployment)
            known.push_back(key.replica);
    }
    removePastLogs(host_.dataDirectory / "logs" / deployment, known);
}

void ProcessRuntime::stop(const ReplicaKey &key) {
    boost::asio::post(context_, [this, key] {
        const auto found = replicas_.find(key);
        if (found != replicas_.end())
            found->second->stop();
    });
}

void ProcessRuntime::forget(const ReplicaKey &key) {
    boost::asio::post(context_, [this, key] {
        const auto found = replicas_.find(key);
        if (found == replicas_.end())
            return;
        forgotten_.insert(key);
        found->second->endAtOnce();
        tidy();
    });
}

void ProcessRuntime::forgetDeployment(const std::string &uid) {
    boost::asio::post(context_, [this, uid] {
        if (!ReplicaDirectory::isSafe({uid, uid}))
            return;
        forgottenDeployments_.insert(uid);
        for (const auto &[key, replica] : replicas_) {
            if (key.deployment == uid) {
                forgotten_.insert(key);
                replica->endAtOnce();
            }
        }
        tidy();
    });
}

void ProcessRuntime::tidy() {
    std::set<std::string> living;
    for (auto replica = replicas_.begin(); replica != replicas_.end();) {
        const auto key = replica->first;
        if (!forgotten_.contains(key) || !replica->second->hasEnded()) {
            living.insert(key.deployment);
            ++replica;
            continue;
        }
        if (ReplicaDirectory::isSafe(key))
            replica->second->directory().remove();
        replica = replicas_.erase(replica);
        forgotten_.erase(key);
        const std::lock_guard lock(mutex_);
        observations_.erase(key);
    }
    std::erase_if(forgottenDeployments_, [&](const std::string &uid) {
        if (living.contains(uid))
            return false;
        std::error_code ignored;
        std::filesystem::remove_all(host_.dataDirectory / "logs" / uid, ignored);
        return true;
    });
}

} // namespace deployments
