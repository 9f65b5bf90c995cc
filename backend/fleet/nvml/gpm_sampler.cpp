#include "backend/fleet/nvml/gpm_sampler.h"

#include <cmath>
#include <iterator>
#include <memory>
#include <optional>

#include "backend/fleet/nvml/asking.h"
#include "backend/fleet/nvml/telemetry_functions.h"

namespace nvml {

namespace {

struct Counted {
    GpmMetricId id;
    Measure measure;
    double scale;
};

constexpr double Mebibyte = 1024 * 1024;
constexpr Counted Counters[] = {
    {GpmSm, Measure::SmActive, 1},
    {GpmOccupancy, Measure::SmOccupancy, 1},
    {GpmTensor, Measure::TensorActive, 1},
    {GpmDram, Measure::DramActive, 1},
    {GpmGraphics, Measure::EngineActive, 1},
    // Two halves of one measure each.
    {GpmPcieSent, Measure::PcieThroughput, Mebibyte},
    {GpmPcieReceived, Measure::PcieThroughput, Mebibyte},
    {GpmNvlinkReceived, Measure::NvlinkThroughput, Mebibyte},
    {GpmNvlinkSent, Measure::NvlinkThroughput, Mebibyte},
};

std::optional<double> valueOf(const GpmMetric &metric) {
    const bool isSound = metric.answer == Return::Success && std::isfinite(metric.value) && metric.value >= 0;
    return isSound ? std::optional(metric.value) : std::nullopt;
}

void putAll(const GpmMetricsGet &got, Asking &asking) {
    for (std::size_t i = 0; i < std::size(Counters); ++i) {
        auto value = valueOf(got.metrics[i]);
        const bool isHalf = i + 1 < std::size(Counters) && Counters[i + 1].measure == Counters[i].measure;
        if (isHalf) {
            const auto other = valueOf(got.metrics[i + 1]);
            value = value && other ? std::optional(*value + *other) : std::nullopt;
        }
        // GPUs without links count nothing on them, which is no zero.
        const bool isMeant = Counters[i].measure != Measure::NvlinkThroughput || asking.memory().hasNvlinks;
        if (value && isMeant)
            asking.put(Counters[i].measure, *value * Counters[i].scale);
        i += isHalf ? 1 : 0;
    }
}

} // namespace

GpmSampler::~GpmSampler() {
    for (const auto sample : {before_, now_}) {
        if (sample)
            library_->call(GpmSampleFree, sample);
    }
}

bool GpmSampler::measure(Asking &asking) {
    if (!now_ && !(isSupported(asking) && allocate(asking)))
        return false;
    if (!asking.call(GpmSampleTake, now_)) {
        isBegun_ = false;
        return false;
    }
    if (isBegun_) {
        auto got = std::make_unique<GpmMetricsGet>();
        got->version = GpmVersion;
        got->count = std::size(Counters);
        got->first = before_;
        got->second = now_;
        for (std::size_t i = 0; i < std::size(Counters); ++i) {
            got->metrics[i].id = Counters[i].id;
            got->metrics[i].answer = Return::NotSupported;
        }
        if (asking.note(GpmMetrics.name, asking.library().call(GpmMetrics, got.get())))
            putAll(*got, asking);
    }
    std::swap(before_, now_);
    isBegun_ = true;
    return true;
}

bool GpmSampler::isSupported(Asking &asking) {
    GpmSupport support{GpmVersion, 0};
    return asking.call(GpmQuerySupport, &support) && support.isSupportedDevice == 1;
}

bool GpmSampler::allocate(Asking &asking) {
    library_ = &asking.library();
    return asking.note(GpmSampleAllocate.name, library_->call(GpmSampleAllocate, &before_)) &&
           asking.note(GpmSampleAllocate.name, library_->call(GpmSampleAllocate, &now_));
}

} // namespace nvml
