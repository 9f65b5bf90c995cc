#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "backend/deployments/process/engine_watch.h"
#include "backend/deployments/process/replica_directory.h"
#include "backend/deployments/process/resource_limits.h"
#include "backend/deployments/process/shim_link.h"
#include "backend/deployments/runtime.h"

namespace deployments {

// What the replicas of this host have in common.
struct HostSetting {
    boost::asio::io_context &context;
    std::filesystem::path dataDirectory;
    std::filesystem::path shim;
    std::string searchPath;
    std::string home;
    ResourceLimits limits;
    // Told of each change.
    std::function<void(const Observation &)> observed;
};

// One replica as a process of this host: what is done with it and what is seen of it. Everything on the thread of the
// context.
class ReplicaProcess : public std::enable_shared_from_this<ReplicaProcess> {
public:
    ReplicaProcess(HostSetting &host, ReplicaKey key);

    // Takes in what an earlier run of the service left: Held, or Ended with the reason.
    void recover();
    void start(Launch launch);
    void stop();
    void endAtOnce();
    // Leaves the engine running and tells nothing any more.
    void detach();

    const Observation &observation() const { return observation_; }
    bool hasEnded() const { return observation_.phase == Observation::Phase::Ended; }
    const ReplicaDirectory &directory() const { return directory_; }

private:
    using Phase = Observation::Phase;
    using Arguments = std::map<std::string, std::string>;
    using Clock = std::chrono::steady_clock;

    void spawn(const std::string &program);
    // To a shim that already has the directory.
    void attach();
    void link(replica::ProcessIdentity shim, int socket);
    void stateTold(const replica::State &state);
    void shimGone(int status);
    void conclude();
    void concludeReboot();
    // Kills whatever has the mark until nothing is left of it.
    void beginSweep(v1::ConditionReason reason);
    void sweep();
    void watch();
    void checkLimits();
    void endBecause(v1::ConditionReason reason, Arguments arguments);
    void send(const replica::Command &command);
    void endShimAt(Clock::time_point time);
    // In place of what it waited for before.
    void waitUntil(Clock::time_point time, std::function<void()> next);

    void observe(Phase phase, v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED, Arguments arguments = {});
    void end(v1::ConditionReason reason, Arguments arguments = {});
    std::string limitsName() const;

    HostSetting &host_;
    const ReplicaDirectory directory_;
    Observation observation_;
    std::optional<Launch> launch_;
    replica::ProcessIdentity shim_;
    std::optional<replica::ProcessIdentity> engine_;
    std::shared_ptr<ShimLink> link_;
    std::shared_ptr<EngineWatch> watch_;
    boost::asio::steady_timer timer_;
    // What is to be said once there is somebody to say it to.
    std::optional<replica::Command> unsent_;
    // By when the shim is to have ended its engine.
    std::optional<Clock::time_point> stopTime_;
    // Why it is ended, where that is known before it has.
    std::optional<std::pair<v1::ConditionReason, Arguments>> cause_;
    v1::ConditionReason sweepReason_ = v1::CONDITION_REASON_UNSPECIFIED;
    std::chrono::milliseconds sweepPause_{};
    bool isAskedToStop_ = false;
    bool wasReady_ = false;
};

} // namespace deployments
