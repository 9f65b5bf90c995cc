#include "backend/operation/progress.h"

#include <utility>

#include "backend/core/clock.h"

namespace operation {

namespace {

constexpr std::int64_t PublicationInterval = 250'000'000;

} // namespace

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
