#include "backend/telemetry/prometheus/series.h"

#include <algorithm>

namespace telemetry {

std::string_view Series::name() const {
    const auto found =
        std::find_if(labels.begin(), labels.end(), [](const auto &label) { return label.first == "__name__"; });
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<NamedSample> samplesAt(std::span<const Series> series, std::int64_t milliseconds) {
    std::vector<NamedSample> samples;
    for (const auto &one : series) {
        const auto point = std::lower_bound(one.points.begin(), one.points.end(), milliseconds,
                                            [](const auto &each, auto time) { return each.milliseconds < time; });
        if (point != one.points.end() && point->milliseconds == milliseconds)
            samples.push_back({one.name(), one.labels, point->value, milliseconds});
    }
    return samples;
}

std::vector<NamedSample> lastSamples(std::span<const Series> series) {
    std::vector<NamedSample> samples;
    for (const auto &one : series) {
        if (!one.points.empty())
            samples.push_back({one.name(), one.labels, one.points.back().value, one.points.back().milliseconds});
    }
    return samples;
}

} // namespace telemetry
