#pragma once

#include <deque>
#include <mutex>
#include <optional>

#include "backend/core/time_text.h"
#include "backend/fleet/host_meter.h"

namespace fleet {

// What was measured of the service's own host in the last day: bounded, in memory. Thread-safe.
class HostPast {
public:
    static constexpr auto Step = std::chrono::seconds(5);
    static constexpr auto Reach = std::chrono::hours(24);

    // Steps of an answer, without gaps.
    struct Steps {
        core::TimePoint start;
        std::chrono::milliseconds step{};
        std::size_t count = 0;
        // By metric less one, one for each step; NaN where nothing is known.
        std::array<std::vector<float>, HostMetricCount> means;
        std::array<std::vector<float>, HostMetricCount> greatest;
    };

    // Instants ascend; a clock that was set back makes what is newer forgotten.
    void add(core::TimePoint time, const HostValues &values);

    // The steps of [from, to), as far as anything is kept.
    Steps query(core::TimePoint from, core::TimePoint to, std::chrono::milliseconds step) const;
    std::optional<core::TimePoint> oldest() const;
    // What was measured last; nothing of a host that has not been read for a while.
    std::optional<HostValues> newest(core::TimePoint now) const;

private:
    struct Sample {
        core::TimePoint time;
        HostValues values{};
    };

    mutable std::mutex mutex_;
    std::deque<Sample> samples_;
};

} // namespace fleet
