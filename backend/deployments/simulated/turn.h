#pragma once

#include "backend/deployments/simulated/engine.h"
#include "backend/deployments/simulated/task.h"

namespace deployments::simulated {

// A request's place at an engine that answers so many at once: until it has one it waits behind those that came before
// it, as in an engine's own queue, and gives it to the next when it ends. For the thread of the engine's context.
class Turn {
public:
    explicit Turn(Engine &engine);
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;
    ~Turn();

    bool hasCome() const { return hasCome_; }
    // Until it has come, or somebody cancels the timer, which nobody else uses meanwhile.
    Task<void> come(Timer &timer);

private:
    friend class Engine;

    Engine &engine_;
    Timer *timer_ = nullptr;
    bool hasCome_;
};

} // namespace deployments::simulated
