#pragma once

#include <cstdint>

// Chance without memory: what it says depends on what is asked alone, so that any instant can be asked for in any
// order.
namespace simulator {

// Milliseconds since the epoch, UTC.
using Millis = std::int64_t;

// The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
constexpr std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

constexpr std::uint64_t mix(std::uint64_t first, std::uint64_t second) {
    return mix(first + 0x9e3779b97f4a7c15u * (second + 1));
}

// The 16 bits of a lane (0 to 3), as a number from -1 to 1.
constexpr float lane(std::uint64_t bits, int lane) {
    return static_cast<float>(static_cast<std::int32_t>((bits >> (16 * lane)) & 0xffff) - 0x8000) / 32768.0f;
}

// From 0 to 1, without 1.
constexpr float share(std::uint64_t bits) {
    return static_cast<float>(bits >> 40) / 16777216.0f;
}

constexpr Millis floorDivide(Millis value, Millis by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// From 0 to 1 without a corner.
constexpr float smooth(float x) {
    return x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x);
}

// Values at the corners of a grid of time and smooth between them: the same grid for all subjects, prepared once for an
// instant.
class SmoothNoise {
public:
    constexpr SmoothNoise(std::uint64_t seed, Millis time, Millis period) {
        const Millis corner = floorDivide(time, period);
        from_ = mix(seed, static_cast<std::uint64_t>(corner));
        to_ = mix(seed, static_cast<std::uint64_t>(corner + 1));
        weight_ = smooth(static_cast<float>(time - corner * period) / static_cast<float>(period));
    }

    // Four independent values of a subject, each from -1 to 1, by lane.
    struct Lanes {
        std::uint64_t from;
        std::uint64_t to;
        float weight;

        constexpr float operator[](int index) const {
            const float first = lane(from, index);
            return first + (lane(to, index) - first) * weight;
        }
    };

    constexpr Lanes of(std::uint64_t subject) const { return {mix(from_, subject), mix(to_, subject), weight_}; }

private:
    std::uint64_t from_ = 0;
    std::uint64_t to_ = 0;
    float weight_ = 0;
};

} // namespace simulator
