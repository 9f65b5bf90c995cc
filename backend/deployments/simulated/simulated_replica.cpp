#include "backend/deployments/simulated/simulated_replica.h"

#include <charconv>
#include <utility>

#include "backend/core/clock.h"

namespace deployments::simulated {

namespace {

using Phase = Observation::Phase;

std::uint16_t portOf(const std::string &address) {
    std::uint16_t port = 0;
    const auto *begin = address.data() + address.rfind(':') + 1;
    std::from_chars(begin, address.data() + address.size(), port);
    return port;
}

// Whoever reads it takes it for nothing else than it is.
std::string lineOf(const std::string &text) {
    return "Simulated: " + text + ".";
}

std::int64_t secondsOf(const core::Clock &clock) {
    return std::chrono::duration_cast<std::chrono::seconds>(clock.now().time_since_epoch()).count();
}

} // namespace

SimulatedReplica::SimulatedReplica(const Setting &setting, ReplicaKey key)
    : setting_(setting), timer_(setting.context.get_executor()) {
    observation_.key = std::move(key);
    observation_.phase = Phase::Ended;
}

void SimulatedReplica::recover(Launch launch, bool wasReady) {
    wasReady_ = wasReady;
    if (!open(std::move(launch)))
        return;
    engine_->setReady(wasReady);
    observe(Phase::Held);
}

void SimulatedReplica::start(Launch launch) {
    if (observation_.phase == Phase::Held && wasReady_)
        return becomeReady();
    if (observation_.phase != Phase::Held) {
        if (!hasEnded() || !open(std::move(launch)))
            return;
    }
    deadline_ = std::chrono::steady_clock::now() + launch_.startTimeout;
    say("no engine is started for " + launch_.modelName + " on " + launch_.node);
    observe(Phase::Starting);
    after(setting_.pace.start, &SimulatedReplica::load);
}

bool SimulatedReplica::open(Launch launch) {
    launch_ = std::move(launch);
    const EngineSize size{launch_.modelBytes, static_cast<int>(launch_.gpus.size())};
    engine_ = std::make_shared<Engine>(launch_.modelName, size, launch_.concurrency, setting_.pace,
                                       secondsOf(setting_.clock));
    answerer_ = std::make_shared<Answerer>(setting_.context, engine_);
    const auto port = portOf(launch_.address);
    if (answerer_->listen(port)) {
        end(v1::PORT_TAKEN, {{"port", std::to_string(port)}});
        return false;
    }
    return true;
}

void SimulatedReplica::load() {
    say("no weights are loaded; that takes as long as " + std::to_string(launch_.modelBytes >> 20) + " MiB would on " +
        std::to_string(launch_.gpus.size()) + " GPUs");
    observe(Phase::Loading);
    const auto loading = setting_.pace.loading(setting_.isWarmingUp() ? 0 : launch_.modelBytes);
    const auto end = std::chrono::steady_clock::now() + loading;
    if (launch_.startTimeout.count() > 0 && end > deadline_)
        after(std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now()),
              &SimulatedReplica::neverReady);
    else
        after(loading, &SimulatedReplica::becomeReady);
}

void SimulatedReplica::becomeReady() {
    wasReady_ = true;
    engine_->setReady(true);
    say("made-up answers are given at " + launch_.address);
    observe(Phase::Ready);
}

void SimulatedReplica::neverReady() {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(launch_.startTimeout).count();
    end(v1::ENGINE_NEVER_READY, {{"seconds", std::to_string(seconds)}});
}

void SimulatedReplica::stop() {
    if (hasEnded() || observation_.phase == Phase::Stopping)
        return;
    say("answers at hand are finished, and no others are begun");
    observe(Phase::Stopping);
    after(launch_.stopTimeout, &SimulatedReplica::endInTime);
    answerer_->drain([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->endInTime();
    });
}

void SimulatedReplica::endInTime() {
    if (!hasEnded())
        end();
}

void SimulatedReplica::endAtOnce() {
    endInTime();
}

void SimulatedReplica::look() {
    if (hasEnded() || !setting_.fateOf)
        return;
    const auto fate = setting_.fateOf(launch_);
    if (fate.loss != Fate::Loss::None)
        return lose(fate);
    engine_->befall(fate.latency, fate.errors);
}

// A real engine dies of the next call to its GPU; with a node, its shim goes too.
void SimulatedReplica::lose(const Fate &fate) {
    if (fate.loss == Fate::Loss::Node) {
        say("its node is gone");
        return end(v1::SHIM_LOST);
    }
    const auto xid = fate.xid == 0 ? std::string() : ", XID " + std::to_string(fate.xid);
    const std::string line = "a GPU of it is lost" + xid;
    say(line);
    end(v1::ENGINE_EXITED, {{"code", "1"}, {"line", lineOf(line)}});
}

void SimulatedReplica::detach() {
    timer_.cancel();
    if (answerer_)
        answerer_->close();
}

void SimulatedReplica::end(v1::ConditionReason reason, std::map<std::string, std::string> arguments) {
    detach();
    answerer_.reset();
    engine_.reset();
    wasReady_ = false;
    observation_.reason = reason;
    observation_.arguments = std::move(arguments);
    say("ended");
    observe(Phase::Ended);
}

void SimulatedReplica::say(const std::string &text) {
    if (setting_.write)
        setting_.write(observation_.key, lineOf(text));
}

void SimulatedReplica::observe(Phase phase) {
    observation_.phase = phase;
    if (phase != Phase::Ended) {
        observation_.reason = v1::CONDITION_REASON_UNSPECIFIED;
        observation_.arguments.clear();
    }
    setting_.observed(observation_);
}

void SimulatedReplica::after(std::chrono::milliseconds time, void (SimulatedReplica::*next)()) {
    timer_.expires_after(time);
    timer_.async_wait([weak = weak_from_this(), next](ErrorCode cancelled) {
        const auto self = weak.lock();
        if (!cancelled && self)
            ((*self).*next)();
    });
}

} // namespace deployments::simulated
