#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "backend/gateway/figures.h"

namespace gateway {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// One series over time: by the second for ten minutes, by ten seconds for an hour, by the minute for a day. Memory is
// bounded, and taken only by times in which something happened.
class Series {
public:
    void add(WallTime now, const Sums &sums);

    // Visits what was measured from `from` to before `to`, from the finest ring that reaches back so far and whose
    // steps are no longer than `longest`, in the order of time.
    void each(WallTime from, WallTime to, WallTime now, std::chrono::seconds longest,
              const std::function<void(WallTime, const Sums &)> &visit) const;
    const Sums &total() const { return total_; }
    WallTime lastTime() const { return lastTime_; }

    static std::chrono::seconds stepFor(WallTime from, WallTime now, std::chrono::seconds wanted);

private:
    struct Slot {
        // Number of its step since the epoch.
        std::int64_t step = -1;
        Sums sums;
    };
    struct Ring {
        std::vector<Slot> slots;
    };

    std::array<Ring, 3> rings_;
    Sums total_;
    WallTime lastTime_;
};

} // namespace gateway
