#include "backend/deployments/simulated/turn.h"

namespace deployments::simulated {

Turn::Turn(Engine &engine) : engine_(engine), hasCome_(engine.begin(this)) {}

Turn::~Turn() {
    if (hasCome_)
        engine_.end();
    else
        engine_.leave(this);
}

Task<void> Turn::come(Timer &timer) {
    if (hasCome_)
        co_return;
    timer_ = &timer;
    ErrorCode ended;
    timer.expires_at(Timer::time_point::max());
    co_await timer.async_wait(into(ended));
    timer_ = nullptr;
}

} // namespace deployments::simulated
