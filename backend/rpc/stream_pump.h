#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "backend/rpc/stream_state.h"

namespace rpc {

struct StreamQueue;

// The thread that asks woken streams, and beats for all of them while there are any.
class StreamPump {
public:
    // `chores` run with the beat after a nudge, and go on while they answer that there is more.
    StreamPump(std::chrono::milliseconds pulse, std::chrono::milliseconds recheck, std::function<bool()> chores);
    StreamPump(const StreamPump &) = delete;
    StreamPump &operator=(const StreamPump &) = delete;
    ~StreamPump();

    Waker add(std::weak_ptr<StreamState> stream);
    // There are chores.
    void nudge();
    // Cuts every stream, also those that come later.
    void stop();
    bool isStopped() const;

private:
    struct Work {
        std::vector<std::function<void()>> rung;
        std::vector<std::weak_ptr<StreamState>> beaten;
        bool isStopped = false;
        bool hasChores = false;
    };

    std::optional<Work> wait();
    void run();

    const std::chrono::milliseconds pulse_;
    const std::chrono::milliseconds recheck_;
    const std::function<bool()> chores_;
    const std::shared_ptr<StreamQueue> queue_;
    std::chrono::steady_clock::time_point nextBeat_;
    std::thread thread_;
};

} // namespace rpc
