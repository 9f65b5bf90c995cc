#include "backend/telemetry/simulator/moment.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "backend/telemetry/metric.h"

namespace simulator {

using telemetry::LiveCode;

namespace {

constexpr std::uint64_t CharacterChannel = 0x61;
constexpr std::uint64_t FlickerChannel = 0x62;
constexpr std::uint64_t WeatherChannel = 0x63;
constexpr Millis FlickerPeriod = 8'000;
constexpr Millis WeatherPeriod = 3 * 3'600'000;
constexpr Strain Sound{};

// Told by the engine that runs on it, not by an exporter of GPUs.
bool isOfEngine(v1::GpuMetric metric) {
    return metric == v1::KV_CACHE_USED || metric == v1::REQUESTS_RUNNING || metric == v1::REQUESTS_WAITING;
}

// Still known of a GPU that is gone from its bus, by what was read last.
bool isOfDevice(v1::GpuMetric metric) {
    static constexpr std::array known{v1::MEMORY_USED, v1::GPU_TEMPERATURE,    v1::POWER_DRAW,
                                      v1::SM_CLOCK,    v1::MEMORY_TEMPERATURE, v1::GPU_UTILIZATION};
    return std::find(known.begin(), known.end(), metric) != known.end();
}

} // namespace

Moment::Moment(const Plan &plan, const Timeline &timeline, Millis time, SlotRange range)
    : plan_(plan),
      range_(range),
      replicas_(plan, timeline, time, range),
      troubles_(troublesAt(timeline, time, range)),
      character_(mix(plan.seed(), CharacterChannel)),
      flicker_(mix(plan.seed(), FlickerChannel), time, FlickerPeriod),
      weather_(mix(plan.seed(), WeatherChannel), time, WeatherPeriod) {
    remember(plan, timeline);
}

void Moment::remember(const Plan &plan, const Timeline &timeline) {
    for (std::size_t first = 0; first < troubles_.size();) {
        const auto &trouble = troubles_[first];
        const bool isRemembered = trouble.report == Trouble::Report::Silent || trouble.report == Trouble::Report::Lost;
        std::size_t end = first + 1;
        while (end < troubles_.size() && troubles_[end].report == trouble.report &&
               troubles_[end].known == trouble.known && troubles_[end].slot == troubles_[end - 1].slot + 1)
            ++end;
        const SlotRange slots{trouble.slot, static_cast<int>(end - first)};
        if (isRemembered)
            memories_.push_back({slots, std::make_unique<const Moment>(plan, timeline, trouble.known, slots)});
        first = end;
    }
}

NodeClimate Moment::climateOf(const Node &node) const {
    const auto &product = plan_.hardware.productOf(node);
    const auto rack = static_cast<std::uint64_t>(node.rack);
    const float corner = 1.5f * lane(mix(character_, ~rack), 0);
    return {.inlet = float(plan_.hardware.siteOf(node).inlet_celsius()) + corner + weather_.of(rack)[0],
            .idleWatts = float(product.idle_watts()),
            .capWatts = float(product.power_cap_watts()),
            .idleMhz = float(product.idle_mhz()),
            .boostMhz = float(product.boost_mhz()),
            .rise = float(product.rise_celsius()),
            .slowdown = float(product.slowdown_celsius()),
            .nvlinkPeak = float(product.nvlink_gigabytes_per_second()),
            .pciePeak = float(product.pcie_gigabytes_per_second())};
}

template <float (GpuModel::*Read)() const>
void Moment::fillSound(const telemetry::Range &range, std::span<LiveCode> codes) const {
    for (int slot = range_.first; slot < range_.end();) {
        const auto &node = plan_.hardware.node(plan_.hardware.nodeOf(slot));
        const auto climate = climateOf(node);
        for (const int end = std::min(node.gpus.end(), range_.end()); slot < end; ++slot) {
            const auto subject = static_cast<std::uint64_t>(slot);
            const GpuChance chance{mix(character_, subject), flicker_.of(subject)};
            const GpuModel gpu(replicas_.of(slot), climate, chance, Sound);
            codes[static_cast<std::size_t>(slot - range_.first)] = telemetry::encode((gpu.*Read)(), range);
        }
    }
}

template <float (GpuModel::*Read)() const>
void Moment::fillTroubled(const telemetry::Range &range, std::span<LiveCode> codes) const {
    for (const auto &trouble : troubles_) {
        const auto &node = plan_.hardware.node(plan_.hardware.nodeOf(trouble.slot));
        const auto climate = climateOf(node);
        const auto subject = static_cast<std::uint64_t>(trouble.slot);
        const GpuChance chance{mix(character_, subject), flicker_.of(subject)};
        const GpuModel gpu(replicas_.of(trouble.slot), climate, chance, trouble.strain);
        codes[static_cast<std::size_t>(trouble.slot - range_.first)] = telemetry::encode((gpu.*Read)(), range);
    }
}

template <float (GpuModel::*Read)() const>
void Moment::fillBy(v1::GpuMetric metric, std::span<LiveCode> codes) const {
    const auto &range = telemetry::factsOf(metric).range;
    fillSound<Read>(range, codes);
    fillTroubled<Read>(range, codes);
    leaveOut(metric, codes);
    fillUnheard(metric, codes);
}

void Moment::leaveOut(v1::GpuMetric metric, std::span<LiveCode> codes) const {
    const auto &hardware = plan_.hardware;
    for (int slot = range_.first; slot < range_.end();) {
        const auto &node = hardware.node(hardware.nodeOf(slot));
        const auto &missing = hardware.productOf(node).unreported_metrics();
        const bool isMissing = std::find(missing.begin(), missing.end(), metric) != missing.end();
        for (const int end = std::min(node.gpus.end(), range_.end()); slot < end; ++slot) {
            if (isMissing || (isOfEngine(metric) && replicas_.of(slot).phase != Life::Phase::Ready))
                codes[static_cast<std::size_t>(slot - range_.first)] = telemetry::NotReported;
        }
    }
}

void Moment::fillUnheard(v1::GpuMetric metric, std::span<LiveCode> codes) const {
    const auto at = [&](int slot) -> LiveCode & { return codes[static_cast<std::size_t>(slot - range_.first)]; };
    std::vector<LiveCode> known;
    for (const auto &memory : memories_) {
        known.resize(static_cast<std::size_t>(memory.slots.count));
        memory.moment->fill(metric, known);
        for (std::size_t index = 0; index < known.size(); ++index) {
            const auto code = known[index];
            at(memory.slots.first + static_cast<int>(index)) =
                telemetry::hasValue(code) ? LiveCode(code | telemetry::StaleBit) : code;
        }
    }
    for (const auto &trouble : troubles_) {
        if (trouble.report == Trouble::Report::Gone)
            at(trouble.slot) = telemetry::NoData;
        else if (trouble.report == Trouble::Report::Lost && !isOfDevice(metric))
            at(trouble.slot) = telemetry::NotReported;
    }
}

void Moment::fill(v1::GpuMetric metric, std::span<LiveCode> codes) const {
    // By number, so that each is compiled for its own metric.
    using Fill = void (Moment::*)(v1::GpuMetric, std::span<LiveCode>) const;
    static constexpr std::array<Fill, telemetry::MetricCount> fills{&Moment::fillBy<&GpuModel::smActive>,
                                                                    &Moment::fillBy<&GpuModel::tensorActive>,
                                                                    &Moment::fillBy<&GpuModel::memoryUsed>,
                                                                    &Moment::fillBy<&GpuModel::kvCacheUsed>,
                                                                    &Moment::fillBy<&GpuModel::temperature>,
                                                                    &Moment::fillBy<&GpuModel::power>,
                                                                    &Moment::fillBy<&GpuModel::clock>,
                                                                    &Moment::fillBy<&GpuModel::nvlinkThroughput>,
                                                                    &Moment::fillBy<&GpuModel::utilization>,
                                                                    &Moment::fillBy<&GpuModel::engineActive>,
                                                                    &Moment::fillBy<&GpuModel::dramActive>,
                                                                    &Moment::fillBy<&GpuModel::occupancy>,
                                                                    &Moment::fillBy<&GpuModel::memoryTemperature>,
                                                                    &Moment::fillBy<&GpuModel::pcieThroughput>,
                                                                    &Moment::fillBy<&GpuModel::requestsRunning>,
                                                                    &Moment::fillBy<&GpuModel::requestsWaiting>};
    static_assert(v1::REQUESTS_WAITING == telemetry::MetricCount);
    assert(codes.size() == static_cast<std::size_t>(range_.count));
    assert(metric >= 1 && metric <= telemetry::MetricCount);
    (this->*fills[static_cast<std::size_t>(metric) - 1])(metric, codes);
}

} // namespace simulator
