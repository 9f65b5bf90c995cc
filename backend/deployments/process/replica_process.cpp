#include "backend/deployments/process/replica_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <tuple>
#include <utility>

#include "backend/deployments/logs/log_end.h"
#include "backend/deployments/logs/log_store.h"
#include "backend/deployments/process/engine_environment.h"
#include "backend/deployments/process/listener.h"
#include "backend/deployments/process/program_search.h"
#include "backend/deployments/process/shim_spawn.h"

namespace deployments {

namespace {

using std::chrono::milliseconds;

// Between two tries to reach a shim that has just begun.
constexpr milliseconds attachPause(20);
// Between two rounds of killing, at first and at last: what hangs in a driver dies when that lets go of it, and each
// round reads all of /proc.
constexpr milliseconds firstSweepPause(5);
constexpr milliseconds longestSweepPause(1'000);
// Of one whose launch is not known.
constexpr milliseconds usualGrace(10'000);
// What a shim has beyond the time of its engine to do what it was told.
constexpr milliseconds shimPatience(3'000);

} // namespace

ReplicaProcess::ReplicaProcess(HostSetting &host, ReplicaKey key)
    : host_(host), directory_(host.dataDirectory, key), timer_(host.context) {
    observation_.key = std::move(key);
    observation_.phase = Phase::Ended;
}

void ReplicaProcess::recover() {
    isAskedToStop_ = directory_.wasAskedToStop();
    observation_.phase = Phase::Stopping;
    if (!directory_.isHeld())
        return conclude();
    observation_.phase = isAskedToStop_ ? Phase::Stopping : Phase::Held;
    attach();
}

void ReplicaProcess::start(Launch launch) {
    if (observation_.phase == Phase::Held) {
        launch_ = std::move(launch);
        observe(Phase::Loading);
        return watch();
    }
    if (!hasEnded())
        return;
    launch_ = std::move(launch);
    cause_.reset();
    unsent_.reset();
    stopTime_.reset();
    engine_.reset();
    shim_ = {};
    isAskedToStop_ = wasReady_ = false;
    observation_.areLimitsEnforced = true;
    observation_.limitsError.clear();
    observe(Phase::Starting);
    if (!ReplicaDirectory::isSafe(observation_.key))
        return end(v1::START_FAILED, {{"system_error", std::strerror(EINVAL)}});
    const auto program = findProgram(launch_->program, host_.searchPath);
    if (program.reason == v1::ENGINE_MISSING)
        return end(program.reason, {{"program", launch_->program}});
    if (program.path.empty())
        return end(program.reason, {{"program", launch_->program}, {"system_error", program.systemError}});
    if (directory_.isHeld())
        return attach();
    if (const auto made = directory_.make(); !made)
        return end(v1::START_FAILED, {{"system_error", made.error().arguments().at("system_error")}});
    spawn(program.path);
}

void ReplicaProcess::spawn(const std::string &program) {
    ShimTask task{host_.shim, directory_.path(), directory_.log(), {}, program, launch_->arguments, {}};
    if (launch_->memoryBytes > 0 || launch_->cpuMillis > 0)
        task.cgroup = host_.limits.make(limitsName(), launch_->memoryBytes, launch_->cpuMillis).cgroup;
    task.environment = environmentOf(*launch_, host_.searchPath, host_.home);
    const auto spawned = spawnShim(task);
    if (spawned.error != 0)
        return end(v1::START_FAILED, {{"system_error", std::strerror(spawned.error)}});
    endShimAt(Clock::now() + launch_->startTimeout);
    const auto entry = replica::processEntry(spawned.pid);
    link(entry ? entry->identity : replica::ProcessIdentity{spawned.pid, 0}, spawned.socket);
}

void ReplicaProcess::attach() {
    const auto record = directory_.record();
    const int socket = record ? ShimLink::connectTo(directory_.path().string()) : -1;
    if (socket >= 0)
        return link(record->shim, socket);
    // It has the directory and does not listen yet, or has just ended.
    if (!directory_.isHeld())
        return conclude();
    waitUntil(Clock::now() + attachPause, [this] { attach(); });
}

void ReplicaProcess::link(replica::ProcessIdentity shim, int socket) {
    shim_ = shim;
    ShimLink::Handlers handlers;
    handlers.stateTold = [this, self = weak_from_this()](const replica::State &state) {
        if (const auto alive = self.lock())
            stateTold(state);
    };
    handlers.gone = [this, self = weak_from_this()](int status) {
        if (const auto alive = self.lock())
            shimGone(status);
    };
    link_ = std::make_shared<ShimLink>(host_.context, shim.pid, socket, std::move(handlers));
    link_->open();
    if (const auto command = std::exchange(unsent_, std::nullopt))
        send(*command);
}

void ReplicaProcess::stateTold(const replica::State &state) {
    const auto *const running = std::get_if<replica::Running>(&state);
    // How it ended stands in the record too, and is over when the shim is gone.
    if (!running)
        return;
    const bool isNew = !engine_;
    engine_ = running->engine;
    if (running->isStopping && observation_.phase != Phase::Stopping)
        return observe(Phase::Stopping, observation_.reason, observation_.arguments);
    if (!isNew || !launch_ || observation_.phase == Phase::Stopping)
        return;
    if (observation_.phase == Phase::Starting) {
        timer_.cancel();
        observe(Phase::Loading);
    }
    watch();
}

void ReplicaProcess::watch() {
    if (!engine_ || watch_)
        return;
    checkLimits();
    EngineWatch::Handlers handlers;
    handlers.answers = [this] {
        wasReady_ = true;
        observe(Phase::Ready);
    };
    handlers.silent = [this](v1::ConditionReason reason, Arguments arguments) {
        observe(Phase::Unreachable, reason, std::move(arguments));
    };
    handlers.unfit = [this](v1::ConditionReason reason, Arguments arguments) {
        endBecause(reason, std::move(arguments));
    };
    watch_ = std::make_shared<EngineWatch>(host_.context, *launch_, EngineWatch::Processes{engine_->pid, shim_.pid},
                                           std::move(handlers));
    watch_->open();
}

void ReplicaProcess::checkLimits() {
    if (launch_->memoryBytes <= 0 && launch_->cpuMillis <= 0)
        return;
    const auto place = host_.limits.find(limitsName());
    observation_.areLimitsEnforced = !place.cgroup.empty() && ResourceLimits::holds(place.cgroup, engine_->pid);
    observation_.limitsError = place.error;
    if (!observation_.areLimitsEnforced && place.error.empty())
        observation_.limitsError = host_.limits.make(limitsName(), launch_->memoryBytes, launch_->cpuMillis).error;
    host_.observed(observation_);
}

void ReplicaProcess::endBecause(v1::ConditionReason reason, Arguments arguments) {
    if (cause_ || isAskedToStop_)
        return;
    cause_.emplace(reason, std::move(arguments));
    observe(Phase::Stopping, cause_->first, cause_->second);
    send({replica::Command::Kind::Stop, launch_->stopTimeout});
}

void ReplicaProcess::stop() {
    if (hasEnded())
        return;
    isAskedToStop_ = true;
    directory_.noteStop();
    if (observation_.phase != Phase::Stopping)
        observe(Phase::Stopping);
    send({replica::Command::Kind::Stop, launch_ ? launch_->stopTimeout : usualGrace});
}

void ReplicaProcess::endAtOnce() {
    if (hasEnded())
        return;
    isAskedToStop_ = true;
    directory_.noteStop();
    if (observation_.phase != Phase::Stopping)
        observe(Phase::Stopping);
    send({replica::Command::Kind::Kill, {}});
}

void ReplicaProcess::send(const replica::Command &command) {
    if (watch_)
        std::exchange(watch_, nullptr)->close();
    if (!link_) {
        unsent_ = command;
        return;
    }
    if (link_->send(command)) {
        const auto time = Clock::now() + command.grace + shimPatience;
        stopTime_ = stopTime_ ? std::min(*stopTime_, time) : time;
        return endShimAt(*stopTime_);
    }
    // The shim let go of this connection; another may be had.
    const int socket = ShimLink::connectTo(directory_.path().string());
    if (socket < 0) {
        replica::signalProcess(shim_, SIGTERM);
        return;
    }
    unsent_ = command;
    std::exchange(link_, nullptr)->close();
    link(shim_, socket);
}

// One that hangs, or is stopped, neither tells of its engine nor ends it; the engine dies with it.
void ReplicaProcess::endShimAt(Clock::time_point time) {
    waitUntil(time, [this] {
        if (observation_.phase == Phase::Starting) {
            cause_.emplace(v1::ENGINE_NEVER_READY, startTimeArguments(launch_->startTimeout));
            observe(Phase::Stopping, cause_->first, cause_->second);
        }
        replica::signalProcess(shim_, SIGKILL);
    });
}

void ReplicaProcess::shimGone(int status) {
    link_.reset();
    if (watch_)
        std::exchange(watch_, nullptr)->close();
    if (status == replica::ShimTooMany)
        return attach();
    if (status == replica::ShimUnable || status == replica::ShimMisused)
        return end(v1::START_FAILED,
                   {{"system_error", host_.shim.filename().string() + ": status " + std::to_string(status)}});
    conclude();
}

// Nothing holds it any more: its record says why, or nobody does.
void ReplicaProcess::conclude() {
    const auto record = directory_.record();
    // One of an earlier shim says nothing of this one.
    if (!record || (shim_.pid != 0 && record->shim != shim_))
        return beginSweep(v1::SHIM_LOST);
    if (!record->outcome)
        return record->bootId == replica::bootId() ? beginSweep(v1::SHIM_LOST) : concludeReboot();
    const auto &outcome = *record->outcome;
    switch (outcome.kind) {
    case replica::Outcome::Kind::NotStarted: {
        const bool isDenied = outcome.value == EACCES || outcome.value == ENOEXEC;
        return end(
            isDenied ? v1::ENGINE_NOT_EXECUTABLE : v1::START_FAILED,
            {{"program", launch_ ? launch_->program : std::string()}, {"system_error", std::strerror(outcome.value)}});
    }
    case replica::Outcome::Kind::Killed: {
        const auto *const name = ::sigabbrev_np(outcome.value);
        const auto signal = name ? std::string("SIG") + name : std::to_string(outcome.value);
        return end(v1::ENGINE_KILLED, {{"signal", signal}});
    }
    case replica::Outcome::Kind::Exited:
        break;
    }
    const auto port = launch_ ? portOf(launch_->address) : std::uint16_t{0};
    // Most engines say so and go; whoever has the port is named before what they said.
    if (launch_ && !wasReady_ && !isAskedToStop_ && listenerOf(port, 0, 0) == Listener::Stranger)
        return end(v1::PORT_TAKEN, {{"port", std::to_string(port)}});
    end(v1::ENGINE_EXITED, {{"code", std::to_string(outcome.value)}});
}

void ReplicaProcess::concludeReboot() {
    noteCut(directory_.log(), "the host was started anew; what the engine wrote last may be missing");
    end(v1::HOST_REBOOTED);
}

void ReplicaProcess::beginSweep(v1::ConditionReason reason) {
    sweepReason_ = reason;
    sweepPause_ = firstSweepPause;
    sweep();
}

void ReplicaProcess::sweep() {
    if (replica::killMarked(markOf(observation_.key)) == 0) {
        noteCut(directory_.log(), "whatever supervised the engine was ended; what it wrote last may be missing");
        return end(sweepReason_);
    }
    waitUntil(Clock::now() + std::exchange(sweepPause_, std::min(2 * sweepPause_, longestSweepPause)),
              [this] { sweep(); });
}

void ReplicaProcess::waitUntil(Clock::time_point time, std::function<void()> next) {
    timer_.expires_at(time);
    timer_.async_wait([next = std::move(next), self = weak_from_this()](boost::system::error_code failed) {
        if (const auto alive = self.lock(); alive && !failed)
            next();
    });
}

void ReplicaProcess::detach() {
    timer_.cancel();
    if (link_)
        link_->close();
    if (watch_)
        watch_->close();
}

void ReplicaProcess::observe(Phase phase, v1::ConditionReason reason, Arguments arguments) {
    observation_.phase = phase;
    observation_.reason = reason;
    observation_.arguments = std::move(arguments);
    host_.observed(observation_);
}

void ReplicaProcess::end(v1::ConditionReason reason, Arguments arguments) {
    timer_.cancel();
    host_.limits.remove(limitsName());
    engine_.reset();
    unsent_.reset();
    if (cause_)
        std::tie(reason, arguments) = *cause_;
    else if (isAskedToStop_)
        return observe(Phase::Ended);
    const bool hasLine = reason == v1::ENGINE_EXITED || reason == v1::ENGINE_KILLED || reason == v1::ENGINE_NEVER_READY;
    const auto line = hasLine ? lastLine(directory_.log()) : std::string();
    if (!line.empty())
        arguments["line"] = line;
    observe(Phase::Ended, reason, std::move(arguments));
}

std::string ReplicaProcess::limitsName() const {
    return observation_.key.deployment + '.' + observation_.key.replica;
}

} // namespace deployments
