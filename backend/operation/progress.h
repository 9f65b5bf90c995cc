#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "pilothouse/v1/operation.pb.h"

namespace core {
class Clock;
}

namespace operation {

namespace v1 = pilothouse::v1;

// Waits for so long; false when the stop comes first.
bool restUnlessStopped(const std::stop_token &stop, std::chrono::milliseconds time);

// How far one operation has come. Belongs to the worker that runs it; publishes at most four times a second, and every
// new phase at once.
class Progress {
public:
    using Publish = std::function<void(const v1::OperationStatus &)>;

    // `status` is where it begins.
    Progress(v1::OperationStatus status, std::stop_token stop, const core::Clock &clock, Publish publish);

    // `unit` is what done and total count: `bytes`, `events`, `resources`; a total of 0 is not known.
    void report(v1::OperationPhase phase, std::int64_t done, std::int64_t total, std::string_view unit);

    // Somebody cancelled it, or the service stops: clean up and return.
    bool isStopped() const { return stop_.stop_requested(); }
    std::stop_token stopToken() const { return stop_; }
    const v1::OperationStatus &status() const { return status_; }

private:
    v1::OperationStatus status_;
    std::stop_token stop_;
    const core::Clock &clock_;
    Publish publish_;
    std::int64_t nextPublication_ = 0;
};

} // namespace operation
