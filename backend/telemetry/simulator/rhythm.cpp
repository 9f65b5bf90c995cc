#include "backend/telemetry/simulator/rhythm.h"

#include <chrono>
#include <exception>

#include <date/tz.h>

namespace simulator {

namespace {

constexpr Millis Hour = 3'600'000;
constexpr int ThursdayFromMonday = 3;

} // namespace

Rhythm::Rhythm(const v1::FleetRhythm &rhythm) {
    // UTC needs no rules.
    if (!rhythm.time_zone().empty())
        zone_ = date::locate_zone(rhythm.time_zone());
    for (int hour = 0; hour < 24; ++hour)
        hours_[static_cast<std::size_t>(hour)] =
            rhythm.hourly_basis_points().empty() ? 1.0f : float(rhythm.hourly_basis_points(hour)) / 10'000;
    for (int day = 0; day < 7; ++day)
        days_[static_cast<std::size_t>(day)] =
            rhythm.weekday_basis_points().empty()
                ? 1.0f
                : float(rhythm.weekday_basis_points((day + ThursdayFromMonday) % 7)) / 10'000;
}

bool Rhythm::isTimeZone(const std::string &name) {
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::exception &) {
        return false;
    }
}

float Rhythm::at(Millis time) const {
    Millis local = time;
    if (zone_ != nullptr) {
        const auto seconds = date::sys_seconds(std::chrono::seconds(floorDivide(time, 1'000)));
        local += std::chrono::milliseconds(zone_->get_info(seconds).offset).count();
    }
    const auto hour = floorDivide(local, Hour);
    const float weight = static_cast<float>(local - hour * Hour) / static_cast<float>(Hour);
    const float from = atHour(hour);
    return from + (atHour(hour + 1) - from) * weight;
}

float Rhythm::atHour(std::int64_t hour) const {
    const auto day = floorDivide(hour, 24);
    const auto weekday = day - floorDivide(day, 7) * 7;
    return hours_[static_cast<std::size_t>(hour - day * 24)] * days_[static_cast<std::size_t>(weekday)];
}

} // namespace simulator
