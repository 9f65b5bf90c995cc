#pragma once

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "backend/telemetry/vocabulary/interpreter.h"

namespace telemetry {

inline constexpr std::int64_t Noon = 1'790'000'000'000;

// What was read of one metric of the subject that has this text among its names.
inline const GpuReading *findValue(const Readings &readings, const std::string &who, v1::GpuMetric metric) {
    for (const auto &reading : readings.values) {
        const auto &subject = readings.subjects.at(reading.subject);
        const bool isHe = who.empty() || subject.uuid == who || subject.index == who || subject.engine == who;
        if (isHe && reading.metric == metric)
            return &reading;
    }
    return nullptr;
}

// -1 where it is not reported, -2 where nothing is said of it.
inline float said(const Readings &readings, const std::string &who, v1::GpuMetric metric) {
    const auto *reading = findValue(readings, who, metric);
    return reading == nullptr ? -2 : reading->value.value_or(-1);
}

inline const SignalReading *findSignal(const Readings &readings, const std::string &who, HealthSignal signal,
                                       const std::string &detail = {}) {
    for (const auto &reading : readings.signals) {
        const auto &subject = readings.subjects.at(reading.subject);
        const bool isHe = who.empty() || subject.uuid == who || subject.index == who;
        if (isHe && reading.signal == signal && reading.detail == detail)
            return &reading;
    }
    return nullptr;
}

} // namespace telemetry
