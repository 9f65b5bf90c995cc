#include "backend/fleet/host_past.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "backend/telemetry/ladder.h"

namespace fleet {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t mostSamples = HostPast::Reach / HostPast::Step;

} // namespace

void HostPast::add(core::TimePoint time, const HostValues &values) {
    const std::lock_guard lock(mutex_);
    while (!samples_.empty() && samples_.back().time >= time)
        samples_.pop_back();
    samples_.push_back({time, values});
    while (samples_.size() > mostSamples || samples_.front().time < time - Reach)
        samples_.pop_front();
}

HostPast::Steps HostPast::query(core::TimePoint from, core::TimePoint to, std::chrono::milliseconds step) const {
    Steps steps;
    steps.step = step;
    const std::lock_guard lock(mutex_);
    if (samples_.empty())
        return steps;
    from = std::max(from, samples_.front().time);
    to = std::min(to, samples_.back().time + core::TimePoint::duration(1));
    if (from >= to)
        return steps;
    const auto first = telemetry::stepNumber(from, step);
    steps.start = telemetry::stepStart(first, step);
    steps.count = static_cast<std::size_t>(telemetry::stepNumber(to - core::TimePoint::duration(1), step) - first + 1);
    std::vector<int> counts(steps.count);
    for (std::size_t metric = 0; metric < HostMetricCount; ++metric) {
        auto &means = steps.means[metric];
        auto &greatest = steps.greatest[metric];
        means.assign(steps.count, 0);
        greatest.assign(steps.count, unknown);
        std::fill(counts.begin(), counts.end(), 0);
        for (const auto &sample : samples_) {
            const auto value = sample.values[metric];
            const auto number = telemetry::stepNumber(sample.time, step) - first;
            if (number < 0 || number >= static_cast<std::int64_t>(steps.count) || std::isnan(value))
                continue;
            const auto place = static_cast<std::size_t>(number);
            means[place] += value;
            greatest[place] = counts[place] == 0 ? value : std::max(greatest[place], value);
            ++counts[place];
        }
        for (std::size_t place = 0; place < steps.count; ++place)
            means[place] = counts[place] == 0 ? unknown : means[place] / static_cast<float>(counts[place]);
    }
    return steps;
}

std::optional<core::TimePoint> HostPast::oldest() const {
    const std::lock_guard lock(mutex_);
    return samples_.empty() ? std::nullopt : std::optional(samples_.front().time);
}

std::optional<HostValues> HostPast::newest(core::TimePoint now) const {
    const std::lock_guard lock(mutex_);
    if (samples_.empty() || now - samples_.back().time > 6 * Step)
        return std::nullopt;
    return samples_.back().values;
}

} // namespace fleet
