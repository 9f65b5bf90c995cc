#include "backend/fleet/activity.h"

#include "backend/telemetry/metric.h"

namespace fleet {

namespace {

// The best first.
constexpr std::array Metrics{telemetry::v1::SM_ACTIVE, telemetry::v1::ENGINE_ACTIVE, telemetry::v1::GPU_UTILIZATION};

} // namespace

Activity::Activity(const telemetry::Snapshot &values) {
    for (std::size_t i = 0; i < Metrics.size(); ++i)
        codes_[i] = values.codes(Metrics[i]);
}

std::optional<float> Activity::of(std::size_t slot) const {
    for (std::size_t i = 0; i < Metrics.size(); ++i) {
        const auto code = slot < codes_[i].size() ? codes_[i][slot] : telemetry::NoData;
        if (telemetry::hasValue(code) && !telemetry::isStale(code))
            return telemetry::decode(code, telemetry::factsOf(Metrics[i]).range);
    }
    return std::nullopt;
}

telemetry::LiveCode Activity::reasonOf(std::size_t slot) const {
    auto reason = telemetry::NoData;
    for (const auto &codes : codes_) {
        const auto code = slot < codes.size() ? codes[slot] : telemetry::NoData;
        if (telemetry::isStale(code))
            return code;
        if (code == telemetry::NotReported)
            reason = code;
    }
    return reason;
}

} // namespace fleet
