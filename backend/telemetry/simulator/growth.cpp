#include "backend/telemetry/simulator/growth.h"

#include <cmath>

namespace simulator {

namespace {

constexpr double MostDoublings = 10;
constexpr double Ln2 = 0.693147180559945309417;

} // namespace

Growth::Growth(int perHour, Millis doubling)
    : perMilli_(double(perHour) / 3'600'000.0), doubling_(static_cast<double>(doubling)) {}

double Growth::amountAfter(Millis time) const {
    if (time <= 0)
        return 0;
    const auto elapsed = static_cast<double>(time);
    if (doubling_ <= 0)
        return perMilli_ * elapsed;
    const double rising = std::fmin(elapsed, MostDoublings * doubling_);
    const double steady = elapsed - rising;
    // The integral of a rate of 2^(t / doubling).
    return perMilli_ * (doubling_ / Ln2 * std::expm1(Ln2 * rising / doubling_) + steady * std::exp2(MostDoublings));
}

Millis Growth::timeOf(double amount) const {
    if (amount <= 0)
        return 0;
    const double flat = amount / perMilli_;
    if (doubling_ <= 0)
        return static_cast<Millis>(std::ceil(flat));
    const double most = doubling_ / Ln2 * std::expm1(Ln2 * MostDoublings);
    const double time = flat <= most ? doubling_ / Ln2 * std::log1p(flat * Ln2 / doubling_)
                                     : MostDoublings * doubling_ + (flat - most) / std::exp2(MostDoublings);
    return static_cast<Millis>(std::ceil(time));
}

} // namespace simulator
