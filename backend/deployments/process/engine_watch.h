#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "backend/deployments/process/http_probe.h"
#include "backend/deployments/runtime.h"

namespace deployments {

// Asks an engine whether it is ready, and from then on whether it still answers. Ready is one that listens itself on
// its port, answers its readiness probe and serves the model that is expected. Everything on the thread of its context.
class EngineWatch : public std::enable_shared_from_this<EngineWatch> {
public:
    using Arguments = std::map<std::string, std::string>;
    struct Handlers {
        // It became ready, or answers again.
        std::function<void()> answers;
        // It was ready and does not answer: ENGINE_UNRESPONSIVE.
        std::function<void(v1::ConditionReason, Arguments)> silent;
        // It never will be: ENGINE_NEVER_READY, ENGINE_WRONG_MODEL, PORT_TAKEN. Nothing follows.
        std::function<void(v1::ConditionReason, Arguments)> unfit;
    };
    // Processes of the replica.
    struct Processes {
        pid_t engine = 0;
        pid_t shim = 0;
    };

    // The time for its start begins now.
    EngineWatch(boost::asio::io_context &context, const Launch &launch, Processes processes, Handlers handlers);

    void open();
    // Calls nothing any more.
    void close();

private:
    using Clock = std::chrono::steady_clock;

    void tick();
    void tickAfter(std::chrono::milliseconds pause);
    void ask(const std::string &path, HttpProbe::Done done, std::chrono::milliseconds timeout);
    void askWhetherReady();
    void readinessAnswered(const ProbeAnswer &answer);
    void modelsAnswered(const ProbeAnswer &answer);
    void livenessAnswered(const ProbeAnswer &answer);
    void becomeReady();
    void giveUp(v1::ConditionReason reason, Arguments arguments);

    boost::asio::io_context &context_;
    const Launch launch_;
    const Processes processes_;
    const Clock::time_point startDeadline_;
    Handlers handlers_;
    boost::asio::steady_timer timer_;
    std::shared_ptr<HttpProbe> probe_;
    bool isReady_ = false;
    bool isSilent_ = false;
    int failures_ = 0;
};

// Of ENGINE_NEVER_READY.
std::map<std::string, std::string> startTimeArguments(std::chrono::milliseconds startTimeout);
// The port of a `host:port`; 0 where there is none.
std::uint16_t portOf(const std::string &address);

} // namespace deployments
