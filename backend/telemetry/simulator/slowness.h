#pragma once

#include "backend/telemetry/simulator/timeline.h"

namespace simulator {

// What a bad revision adds to what is usual.
struct Slowness {
    // By which times of answers are multiplied.
    double latency = 1;
    // Of its requests, those that fail because of it; parts of 1.
    double errors = 0;
    bool operator==(const Slowness &) const = default;
};

// Of the revision of a workload that is on trial, as it comes on and goes.
Slowness slownessOf(const Timeline &timeline, int workload, Millis time);

} // namespace simulator
