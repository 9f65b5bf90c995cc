#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <random>
#include <string>

#include "backend/deployments/simulated/pace.h"

namespace deployments::simulated {

class Turn;

// An engine that does not exist, as its sessions know it: what it is called, whether it is ready, how busy it is, and
// how long it takes. Of one thread.
class Engine {
public:
    // As many requests as `concurrency` are answered at once; 0 is any number.
    Engine(std::string model, EngineSize size, int concurrency, Pace pace, std::int64_t createdSeconds);

    // As requests name it.
    const std::string &model() const { return model_; }
    // Since the epoch, when it was made.
    std::int64_t created() const { return created_; }

    bool isReady() const { return isReady_; }
    void setReady(bool isReady) { isReady_ = isReady; }

    // Of what befalls it, slowness and errors.
    void befall(double latency, double errors);
    // Whether the request that is being answered fails.
    bool isFailing();

    // Requests that are being answered, and those that wait for it.
    int active() const { return active_; }
    int waiting() const { return static_cast<int>(waiting_.size()); }
    // For turns: whether this one may begin; else it is the last that waits.
    bool begin(Turn *turn);
    // The next that waits begins.
    void end();
    // It waits no more.
    void leave(Turn *turn) { waiting_.remove(turn); }

    // How long the request that is being answered waits, a little different each time.
    std::chrono::microseconds untilFirstToken(int promptTokens);
    std::chrono::microseconds untilNextToken();
    // `sim-8f3c`: of each answer another.
    std::string answerId();

private:
    std::chrono::microseconds varied(std::chrono::microseconds time);

    const std::string model_;
    const EngineSize size_;
    const int concurrency_;
    const Pace pace_;
    const std::int64_t created_;
    bool isReady_ = false;
    int active_ = 0;
    std::list<Turn *> waiting_;
    double latency_ = 1;
    double errors_ = 0;
    // What is varied is nobody's secret.
    std::minstd_rand dice_;
};

} // namespace deployments::simulated
