#pragma once

#include <bitset>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/fleet/beat.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/nvml/round_reader.h"
#include "backend/fleet/nvml/xid_listener.h"
#include "backend/fleet/nvml_verdict.h"
#include "backend/fleet/picture.h"
#include "backend/telemetry/metric.h"

namespace core {
class Clock;
}

namespace fleet {

class Observer;

// Puts what NVIDIA's library tells of the service's own host into the columns and the board of signals once a second,
// XID errors too. Where there is no such library, it looks for one now and then. Has a thread of its own, joined by the
// destructor; a driver that is stuck holds up neither it nor others.
class NvmlCollector final : public Collector {
public:
    struct Parts {
        Observer &observer;
        const core::Clock &clock;
        // `clusters/<id>/nodes/<id>`, whose status names the GPUs.
        std::string node;
        // What holds of the node's telemetry, at each change; nothing where there is none to be had. Runs on the
        // collector's thread and may only post.
        std::function<void(const std::optional<NodeFinding> &)> report;
        // Of NVIDIA's library, as nvml::NvmlLibrary::open takes them.
        std::vector<std::string> places;
        std::chrono::milliseconds period = std::chrono::seconds(1);
    };

    explicit NvmlCollector(Parts parts);
    NvmlCollector(const NvmlCollector &) = delete;
    NvmlCollector &operator=(const NvmlCollector &) = delete;
    ~NvmlCollector() override;

    v1::TelemetrySourceStatus status() const override;
    // All that was told the last time, also what no column has a place for. From any thread.
    std::vector<nvml::GpuReading> readings() const;

private:
    using Time = Beat::Time;

    // Of a GPU.
    struct Told {
        int rounds = 0;
        // By the metric's number: what this collector has told once, it tells to be missing; else nothing hides what
        // another source knows.
        std::bitset<telemetry::MetricCount + 1> metrics;
        telemetry::Instant xidTime;
    };

    void work(const std::stop_token &stop);
    void put(const nvml::Round &round);
    // Slot of each GPU by its UUID, as the node's status has them.
    void follow(std::shared_ptr<const Ground> ground);
    void putMetrics(const nvml::GpuReading &reading, telemetry::Slot slot, Told *told);
    void putSignals(const nvml::GpuReading &reading, int slot);
    bool isKnownNow(telemetry::Slot slot, v1::GpuMetric metric) const;
    // XID errors that came since the last round.
    void hear();
    void tell(const core::Result<nvml::Round> &read, Time now);

    const Parts parts_;
    // All of the thread alone.
    Beat::Reader beatReader_;
    nvml::RoundReader reader_;
    // There once the library has answered.
    std::optional<nvml::XidListener> listener_;
    std::shared_ptr<const Ground> ground_;
    std::map<std::string, telemetry::Slot> slots_;
    std::map<std::string, Told> told_;
    NvmlVerdict verdict_;
    std::optional<NodeFinding> reported_;
    telemetry::Instant now_;

    mutable std::mutex mutex_;
    std::condition_variable_any ended_;
    v1::TelemetrySourceStatus status_;
    std::vector<nvml::GpuReading> readings_;
    std::jthread thread_;
};

} // namespace fleet
