#pragma once

#include <array>
#include <optional>
#include <span>

#include "backend/telemetry/code.h"
#include "backend/telemetry/snapshot.h"

namespace fleet {

// How much GPUs do, in percent: what NVIDIA's profiling says of their processors, and nvidia-smi's utilisation only
// where nothing better is reported.
class Activity {
public:
    explicit Activity(const telemetry::Snapshot &values);

    // Nothing where it is not known now.
    std::optional<float> of(std::size_t slot) const;
    // Of what is not known now, the code that says why: stale, not reported, or no data.
    telemetry::LiveCode reasonOf(std::size_t slot) const;

private:
    std::array<std::span<const telemetry::LiveCode>, 3> codes_;
};

// Below this nothing runs at all; percent.
inline constexpr float leastActive = 1;

} // namespace fleet
