#pragma once

#include <cstdint>

#include "backend/telemetry/simulator/noise.h"

namespace simulator {

// What becomes more and more: its rate doubles in each so long time, up to a thousand times the first, or stays.
class Growth {
public:
    // A doubling time of 0 lets the rate stay.
    Growth(int perHour, Millis doubling);

    // How much there was in that time from the beginning; 0 before it.
    double amountAfter(Millis time) const;
    // When there was so much: the inverse of that.
    Millis timeOf(double amount) const;

private:
    double perMilli_;
    double doubling_;
};

} // namespace simulator
