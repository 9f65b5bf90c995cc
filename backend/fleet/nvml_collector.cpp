#include "backend/fleet/nvml_collector.h"

#include <algorithm>
#include <array>
#include <limits>

#include "backend/core/clock.h"
#include "backend/fleet/nvml_terms.h"
#include "backend/fleet/observer.h"

namespace fleet {

namespace {

using std::chrono::steady_clock;

// Of a round that is late: the next one takes what it brings.
constexpr auto patience = std::chrono::milliseconds(900);
// Of looking for a library on a host that has none.
constexpr auto searchPeriod = std::chrono::seconds(30);
// A value of another source that is older is as good as none.
constexpr auto freshAge = std::chrono::seconds(30);

} // namespace

NvmlCollector::NvmlCollector(Parts parts)
    : parts_(std::move(parts)),
      beatReader_(parts_.observer.beat()),
      reader_(parts_.places),
      verdict_(steady_clock::now()) {
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

NvmlCollector::~NvmlCollector() {
    thread_.request_stop();
    thread_.join();
}

v1::TelemetrySourceStatus NvmlCollector::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

std::vector<nvml::GpuReading> NvmlCollector::readings() const {
    const std::lock_guard lock(mutex_);
    return readings_;
}

void NvmlCollector::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        const auto begun = steady_clock::now();
        const auto read = reader_.read(patience, stop);
        if (stop.stop_requested())
            return;
        now_ = parts_.clock.now();
        if (read) {
            if (!listener_ && !read->gpus.empty())
                listener_.emplace(parts_.places);
            put(*read);
        }
        // Of a driver that is stuck too.
        hear();
        tell(read, steady_clock::now());
        const bool hasLibrary = read || read.error().reason() != v1::FILE_NOT_FOUND;
        const auto next = hasLibrary ? parts_.observer.beat().next(begun, parts_.period) : begun + searchPeriod;
        if (read)
            beatReader_.goOn(next);
        else
            beatReader_.leave();
        std::unique_lock lock(mutex_);
        ended_.wait_until(lock, stop, next, [] { return false; });
    }
}

void NvmlCollector::put(const nvml::Round &round) {
    follow(parts_.observer.picture()->ground);
    for (const auto &reading : round.gpus) {
        const auto slot = slots_.find(reading.uuid);
        if (slot == slots_.end())
            continue;
        auto &told = told_[reading.uuid];
        ++told.rounds;
        putMetrics(reading, slot->second, &told);
        putSignals(reading, static_cast<int>(slot->second));
    }
    parts_.observer.nudge();
}

void NvmlCollector::follow(std::shared_ptr<const Ground> ground) {
    if (ground == ground_)
        return;
    ground_ = std::move(ground);
    slots_.clear();
    const auto *place = ground_->layout->find(parts_.node);
    const auto node = ground_->state->find(parts_.node);
    if (!place || !node)
        return;
    for (const auto &gpu : node->node_status().gpus()) {
        if (gpu.index() >= 0 && gpu.index() < place->gpuCount)
            slots_[gpu.uuid()] = static_cast<telemetry::Slot>(place->firstSlot + gpu.index());
    }
}

void NvmlCollector::putMetrics(const nvml::GpuReading &reading, telemetry::Slot slot, Told *told) {
    for (const auto metric : nvmlMetrics()) {
        const auto value = metricOf(reading, metric);
        const auto number = static_cast<std::size_t>(metric);
        if (value) {
            parts_.observer.columns().put(slot, metric, static_cast<float>(value->value), now_ - value->age);
            told->metrics.set(number);
        } else if (told->metrics.test(number) || (told->rounds > 1 && !isKnownNow(slot, metric))) {
            // In its first round a GPU has counted nothing yet.
            parts_.observer.columns().put(slot, metric, std::numeric_limits<float>::quiet_NaN(), now_);
        }
    }
}

bool NvmlCollector::isKnownNow(telemetry::Slot slot, v1::GpuMetric metric) const {
    std::array<telemetry::LiveCode, 1> code{};
    parts_.observer.columns().read(slot, metric, {now_, freshAge}, code);
    return telemetry::hasValue(code[0]) && !telemetry::isStale(code[0]);
}

void NvmlCollector::putSignals(const nvml::GpuReading &reading, int slot) {
    auto &board = parts_.observer.signals();
    board.setLost(slot, reading.isLost, now_);
    for (const auto signal : nvmlSignals()) {
        if (const auto value = signalOf(reading, signal))
            board.put(slot, signal, value->value, now_ - value->age);
    }
    std::vector<GpuSignals::Link> links;
    for (const auto &link : reading.links) {
        auto &told = links.emplace_back();
        told.index = static_cast<int>(link.index);
        told.isUp = link.isUp;
        if (link.errors)
            told.errors = static_cast<std::int64_t>(*link.errors);
    }
    board.putLinks(slot, std::move(links));
}

void NvmlCollector::hear() {
    if (!listener_)
        return;
    const auto steady = steady_clock::now();
    for (const auto &event : listener_->take()) {
        const auto slot = slots_.find(event.uuid);
        if (slot == slots_.end())
            continue;
        // Two that are heard at once are two.
        auto &last = told_[event.uuid].xidTime;
        last = std::max(now_ - std::chrono::duration_cast<telemetry::Instant::duration>(steady - event.heard),
                        last + std::chrono::milliseconds(1));
        parts_.observer.signals().reportXid(static_cast<int>(slot->second), event.xid, last);
    }
}

void NvmlCollector::tell(const core::Result<nvml::Round> &read, Time now) {
    const auto finding = verdict_.after(read, now);
    if (read) {
        const std::lock_guard lock(mutex_);
        status_.set_gpus(static_cast<int>(read->gpus.size()));
        readings_ = read->gpus;
    }
    if (finding == reported_)
        return;
    reported_ = finding;
    parts_.report(finding);
}

} // namespace fleet
