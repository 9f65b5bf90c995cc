#pragma once

#include "backend/core/clock.h"
#include "backend/core/random.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <random>
#include <span>

namespace support {

// A clock that stands still until a test moves it. Safe from any thread.
class FakeClock final : public core::Clock {
public:
    // 2026-11-22T14:00:00Z unless told.
    explicit FakeClock(TimePoint start = TimePoint(std::chrono::seconds(1795356000)))
        : milliseconds_(std::chrono::duration_cast<std::chrono::milliseconds>(start.time_since_epoch()).count()) {}

    void advance(std::chrono::milliseconds by) {
        milliseconds_ += by.count();
        elapsed_ += by.count();
    }

    // Sets the wall clock alone, back or forth, as an administrator might.
    void jump(std::chrono::milliseconds by) { milliseconds_ += by.count(); }

    TimePoint now() const override { return TimePoint(std::chrono::milliseconds(milliseconds_)); }
    std::int64_t monotonicNanoseconds() const override { return elapsed_ * 1000000; }

private:
    std::atomic<std::int64_t> milliseconds_;
    std::atomic<std::int64_t> elapsed_{0};
};

// The same bytes in every run with the same seed. For one thread at a time.
class SeededRandom final : public core::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}

    void fill(std::span<std::uint8_t> bytes) override {
        for (auto &byte : bytes)
            byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

} // namespace support
