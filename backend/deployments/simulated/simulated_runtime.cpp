#include "backend/deployments/simulated/simulated_runtime.h"

#include <utility>

#include <boost/asio/post.hpp>

namespace deployments {

SimulatedRuntime::SimulatedRuntime(Options options, Sink sink)
    : sink_(std::move(sink)),
      work_(context_.get_executor()),
      setting_{context_,
               options.clock,
               options.pace,
               [this](const Observation &observation) { observed(observation); },
               std::move(options.write),
               std::move(options.fateOf)},
      looking_(context_.get_executor()) {
    for (auto &before : options.before) {
        const auto key = before.launch.key;
        const auto replica = std::make_shared<simulated::SimulatedReplica>(setting_, key);
        replicas_.emplace(key, replica);
        replica->recover(std::move(before.launch), before.wasReady);
    }
    if (setting_.fateOf)
        look();
    isRunning_ = true;
    thread_ = std::thread([this] { context_.run(); });
}

SimulatedRuntime::~SimulatedRuntime() {
    boost::asio::post(context_, [this] {
        for (const auto &[key, replica] : replicas_)
            replica->detach();
        isEnding_ = true;
        looking_.cancel();
        // What is on its way ends with its sockets and timers, and the thread with the last of it.
        work_.reset();
    });
    thread_.join();
}

std::vector<Observation> SimulatedRuntime::observe() const {
    const std::lock_guard lock(mutex_);
    std::vector<Observation> all;
    for (const auto &[key, observation] : observations_)
        all.push_back(observation);
    return all;
}

core::Result<std::string> SimulatedRuntime::address(const std::string &, const std::set<std::string> &taken) {
    const std::lock_guard lock(mutex_);
    return ports_.address(taken);
}

void SimulatedRuntime::look() {
    for (const auto &[key, replica] : replicas_)
        replica->look();
    looking_.expires_after(setting_.pace.fateLook);
    looking_.async_wait([this](simulated::ErrorCode cancelled) {
        if (!cancelled && !isEnding_)
            look();
    });
}

void SimulatedRuntime::observed(const Observation &observation) {
    {
        const std::lock_guard lock(mutex_);
        observations_[observation.key] = observation;
    }
    // While it is made, nobody is told yet.
    if (isRunning_ && sink_)
        sink_(observation);
}

void SimulatedRuntime::start(Launch launch) {
    boost::asio::post(context_, [this, launch = std::move(launch)]() mutable {
        auto &replica = replicas_[launch.key];
        if (!replica)
            replica = std::make_shared<simulated::SimulatedReplica>(setting_, launch.key);
        replica->start(std::move(launch));
    });
}

void SimulatedRuntime::stop(const ReplicaKey &key) {
    boost::asio::post(context_, [this, key] {
        if (const auto found = replicas_.find(key); found != replicas_.end())
            found->second->stop();
    });
}

void SimulatedRuntime::forget(const ReplicaKey &key) {
    boost::asio::post(context_, [this, key] {
        if (const auto found = replicas_.find(key); found != replicas_.end())
            forgetHere(found);
    });
}

void SimulatedRuntime::forgetDeployment(const std::string &uid) {
    boost::asio::post(context_, [this, uid] {
        for (auto replica = replicas_.lower_bound({uid, {}});
             replica != replicas_.end() && replica->first.deployment == uid;)
            forgetHere(replica++);
    });
}

void SimulatedRuntime::forgetHere(Replicas::iterator replica) {
    replica->second->endAtOnce();
    const auto key = replica->first;
    replicas_.erase(replica);
    const std::lock_guard lock(mutex_);
    observations_.erase(key);
}

} // namespace deployments
