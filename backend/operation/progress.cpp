#include "backend/operation/progress.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "backend/core/clock.h"

namespace operation {

namespace {

constexpr std::int64_t PublicationInterval = 250'000'000;

} // namespace

bool restUnlessStopped(const std::stop_token &stop, std::chrono::milliseconds time) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

Progress::Progress(v1::OperationStatus status, std::stop_token stop, const core::Clock &clock, Publish publish)
    : status_(std::move(status)), stop_(std::move(stop)), clock_(clock), publish_(std::move(publish)) {}

void Progress::report(v1::OperationPhase phase, std::int64_t done, std::int64_t total, std::string_view unit) {
    const bool isNewPhase = phase != status_.phase();
    status_.set_phase(phase);
    status_.set_done(done);
    status_.set_total(total);
    status_.set_unit(std::string(unit));
    const auto now = clock_.monotonicNanoseconds();
    if (!isNewPhase && now < nextPublication_)
        return;
    nextPublication_ = now + PublicationInterval;
    publish_(status_);
}

} // namespace operation
