#include "backend/fleet/host_collector.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "backend/core/clock.h"
#include "backend/core/violation.h"

namespace fleet {

namespace {

using std::chrono::milliseconds;

constexpr auto usualSpan = std::chrono::hours(1);
constexpr std::int64_t mostSteps = 2'000;

// That is kept, and not so short that the answer grows too long.
milliseconds stepOf(const v1::QueryHostRequest &request, core::TimePoint::duration span) {
    constexpr milliseconds shortest = HostPast::Step;
    const auto wanted = milliseconds(std::clamp<std::int64_t>(request.step().seconds(), 0, 86'400) * 1'000);
    const auto least = std::max(wanted, std::chrono::ceil<milliseconds>(span) / (mostSteps - 1));
    return shortest * std::max<std::int64_t>(1, (least + shortest - milliseconds(1)) / shortest);
}

} // namespace

HostCollector::HostCollector(Parts parts)
    : parts_(std::move(parts)), thread_([this](const std::stop_token &stop) { work(stop); }) {}

HostCollector::~HostCollector() {
    thread_.request_stop();
    thread_.join();
}

void HostCollector::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        measure();
        std::unique_lock lock(mutex_);
        ended_.wait_for(lock, stop, parts_.period, [] { return false; });
    }
}

void HostCollector::measure() {
    auto counters = parts_.reader.read();
    const auto values = meter_.take(counters, std::chrono::steady_clock::now());
    past_.add(parts_.clock.now(), values);
    const std::lock_guard lock(mutex_);
    last_ = std::move(counters);
}

core::Result<void> HostCollector::fill(const v1::QueryHostRequest &request, v1::QueryHostResponse *response) const {
    const auto now = parts_.clock.now();
    const auto to = request.has_end_time() ? std::min(now, core::fromTimestamp(request.end_time())) : now;
    auto from = request.has_start_time() ? core::fromTimestamp(request.start_time()) : to - usualSpan;
    if (from >= to)
        return core::Error::invalid({core::outOfRange("start_time", core::earliestTime, core::timeText(to))});
    from = std::max(from, now - HostPast::Reach);
    const auto steps = past_.query(from, to + milliseconds(1), stepOf(request, to - std::min(from, to)));
    const auto newest = past_.newest(now);
    for (int number = 1; number <= HostMetricCount; ++number) {
        const auto place = static_cast<std::size_t>(number) - 1;
        auto &series = *response->add_series();
        series.set_metric(static_cast<v1::HostMetric>(number));
        if (newest && !std::isnan((*newest)[place]))
            series.set_value((*newest)[place]);
        series.mutable_means()->Add(steps.means[place].begin(), steps.means[place].end());
        series.mutable_greatest()->Add(steps.greatest[place].begin(), steps.greatest[place].end());
    }
    *response->mutable_start_time() = core::toTimestamp(steps.start);
    response->mutable_step()->set_seconds(steps.step.count() / 1'000);
    response->set_steps(static_cast<int>(steps.count));
    if (const auto oldest = past_.oldest())
        *response->mutable_since_time() = core::toTimestamp(*oldest);
    *response->mutable_read_time() = core::toTimestamp(now);
    const std::lock_guard lock(mutex_);
    response->set_processors(last_.processors);
    response->set_memory_bytes(last_.memory ? static_cast<std::int64_t>(last_.memory->total) : 0);
    response->set_disk_bytes(last_.disk ? static_cast<std::int64_t>(last_.disk->total) : 0);
    return {};
}

} // namespace fleet
