#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

// How values of GPUs travel and are kept: as a position between the least and the greatest value of their metric, since
// a fleet has many of them and each needs no more than the eye or a chart can tell apart. "No data", "not reported" and
// "stale" are three things, and none of them is zero.
namespace telemetry {

// A live value in 16 bits: 0 to MaxLevel from the low to the high end, whose highest bit says that it is stale, so that
// what was known last can still be shown. Two values mean that there is none, and are never stale.
using LiveCode = std::uint16_t;

// A past value in 8 bits: 0 to MaxPastLevel, or one of two that mean that there is none.
using PastCode = std::uint8_t;

inline constexpr LiveCode StaleBit = 0x8000;
inline constexpr LiveCode MaxLevel = 0x7eff;
// Nobody has ever said anything of this metric of this GPU, or the GPU is gone.
inline constexpr LiveCode NoData = 0x7fff;
// Its source speaks of this GPU and says that it cannot tell this: a sentinel, or a metric that is left out.
inline constexpr LiveCode NotReported = 0x7ffe;

inline constexpr PastCode MaxPastLevel = 0xfb;
inline constexpr PastCode PastNoData = 0xff;
inline constexpr PastCode PastNotReported = 0xfe;

// The least and the greatest value that a code can stand for; what lies beyond is shown as these.
struct Range {
    float low = 0;
    float high = 0;
    bool operator==(const Range &) const = default;
};

constexpr bool isStale(LiveCode code) {
    return (code & StaleBit) != 0;
}

constexpr bool hasValue(LiveCode code) {
    return (code & ~StaleBit) <= MaxLevel;
}

constexpr bool hasPastValue(PastCode code) {
    return code <= MaxPastLevel;
}

// NaN is NotReported.
inline LiveCode encode(float value, const Range &range) {
    if (std::isnan(value))
        return NotReported;
    const float share = std::clamp((value - range.low) / (range.high - range.low), 0.0f, 1.0f);
    return static_cast<LiveCode>(share * float(MaxLevel) + 0.5f);
}

// Of a code that has a value, stale or not.
inline float decode(LiveCode code, const Range &range) {
    return range.low + float(code & ~StaleBit) / float(MaxLevel) * (range.high - range.low);
}

// Of a code that has a value.
inline float decodePast(PastCode code, const Range &range) {
    return range.low + float(code) / float(MaxPastLevel) * (range.high - range.low);
}

// What is stale is not known any more: it has no place in the past.
constexpr PastCode toPast(LiveCode code) {
    if (code == NotReported)
        return PastNotReported;
    if (isStale(code) || !hasValue(code))
        return PastNoData;
    return static_cast<PastCode>((std::uint32_t(code) * MaxPastLevel + MaxLevel / 2) / MaxLevel);
}

constexpr LiveCode toLive(PastCode code) {
    if (code == PastNotReported)
        return NotReported;
    if (!hasPastValue(code))
        return NoData;
    return static_cast<LiveCode>((std::uint32_t(code) * MaxLevel + MaxPastLevel / 2) / MaxPastLevel);
}

} // namespace telemetry
