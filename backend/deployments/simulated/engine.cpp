#include "backend/deployments/simulated/engine.h"

#include <utility>

#include "backend/deployments/simulated/turn.h"

namespace deployments::simulated {

Engine::Engine(std::string model, EngineSize size, int concurrency, Pace pace, std::int64_t createdSeconds)
    : model_(std::move(model)),
      size_(size),
      concurrency_(concurrency),
      pace_(pace),
      created_(createdSeconds),
      dice_(static_cast<std::minstd_rand::result_type>(std::hash<std::string>()(model_) ^
                                                       static_cast<std::size_t>(createdSeconds))) {}

void Engine::befall(double latency, double errors) {
    latency_ = latency;
    errors_ = errors;
}

bool Engine::begin(Turn *turn) {
    if (concurrency_ > 0 && active_ >= concurrency_) {
        waiting_.push_back(turn);
        return false;
    }
    ++active_;
    return true;
}

void Engine::end() {
    if (waiting_.empty()) {
        --active_;
        return;
    }
    auto &next = *waiting_.front();
    waiting_.pop_front();
    next.hasCome_ = true;
    if (next.timer_)
        next.timer_->cancel();
}

bool Engine::isFailing() {
    return std::bernoulli_distribution(errors_)(dice_);
}

std::chrono::microseconds Engine::untilFirstToken(int promptTokens) {
    return varied(firstToken(pace_, size_, promptTokens, active_ - 1));
}

std::chrono::microseconds Engine::untilNextToken() {
    return varied(nextToken(pace_, size_, active_ - 1));
}

std::string Engine::answerId() {
    static constexpr char digits[] = "0123456789abcdef";
    std::string id = "sim-";
    for (int digit = 0; digit < 12; ++digit)
        id += digits[dice_() / 7 % 16];
    return id;
}

std::chrono::microseconds Engine::varied(std::chrono::microseconds time) {
    const double factor = std::uniform_real_distribution<double>(0.9, 1.2)(dice_);
    return std::chrono::duration_cast<std::chrono::microseconds>(time * factor * latency_);
}

} // namespace deployments::simulated
