#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "backend/deployments/runtime.h"
#include "backend/deployments/simulated/answerer.h"
#include "backend/deployments/simulated/fate.h"
#include "backend/deployments/simulated/pace.h"
#include "backend/deployments/simulated/task.h"

namespace core {
class Clock;
}

namespace deployments::simulated {

// What all replicas of a runtime share.
struct Setting {
    asio::io_context &context;
    const core::Clock &clock;
    Pace pace;
    Runtime::Sink observed;
    // Into its log.
    std::function<void(const ReplicaKey &key, const std::string &text)> write;
    // Empty where nothing befalls anybody.
    FateOf fateOf;
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();

    bool isWarmingUp() const { return std::chrono::steady_clock::now() < begin + pace.warmUp; }
};

// One replica that does not exist, from its start to its end. For the thread of its context.
class SimulatedReplica : public std::enable_shared_from_this<SimulatedReplica> {
public:
    // The setting outlives it.
    SimulatedReplica(const Setting &setting, ReplicaKey key);
    SimulatedReplica(const SimulatedReplica &) = delete;
    SimulatedReplica &operator=(const SimulatedReplica &) = delete;

    // It ran when the service ended: it waits for start() or stop(), and answers meanwhile where it was ready.
    void recover(Launch launch, bool wasReady);
    void start(Launch launch);
    void stop();
    void endAtOnce();
    // Looks at what befalls it.
    void look();
    // Says nothing any more, and lets go of its port.
    void detach();

    bool hasEnded() const { return observation_.phase == Observation::Phase::Ended; }
    const Observation &observation() const { return observation_; }

private:
    // False where the port cannot be had; it has ended then.
    bool open(Launch launch);
    void load();
    void becomeReady();
    // Its GPUs or its node are gone, and it with them.
    void lose(const Fate &fate);
    void end(v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED,
             std::map<std::string, std::string> arguments = {});
    void observe(Observation::Phase phase);
    // Into its log.
    void say(const std::string &text);
    void after(std::chrono::milliseconds time, void (SimulatedReplica::*next)());
    void neverReady();
    void endInTime();

    const Setting &setting_;
    Observation observation_;
    Launch launch_;
    bool wasReady_ = false;
    std::chrono::steady_clock::time_point deadline_;
    Timer timer_;
    std::shared_ptr<Engine> engine_;
    std::shared_ptr<Answerer> answerer_;
};

} // namespace deployments::simulated
