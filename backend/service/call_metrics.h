#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "backend/rpc/metrics.h"

namespace prometheus {
template <typename T>
class Family;
class Counter;
class Gauge;
class Histogram;
class Registry;
} // namespace prometheus

namespace core {
class Clock;
}

namespace service {

class StructuredLog;

// Counts the calls of the guard for Prometheus, writes those that failed by our fault to the log, and knows whether
// anybody uses the service.
class CallMetrics final : public rpc::Metrics {
public:
    CallMetrics(prometheus::Registry &registry, StructuredLog &log, const core::Clock &clock);

    void answered(const rpc::Rule &rule, int code, std::chrono::nanoseconds latency) override;
    void streamOpened(const rpc::Rule &rule) override;
    void streamClosed(const rpc::Rule &rule, int code) override;
    void failed(const rpc::Rule &rule, const rpc::Caller &caller, const core::Error &error) override;
    void turnedAway(int code) override;

    // How long nobody has called and no stream has been open.
    std::chrono::nanoseconds idleTime() const;

private:
    void touch();
    prometheus::Histogram &latencyOf(std::string_view path, int code);

    StructuredLog &log_;
    const core::Clock &clock_;
    prometheus::Family<prometheus::Histogram> &latencies_;
    prometheus::Family<prometheus::Gauge> &streams_;
    prometheus::Family<prometheus::Counter> &turnedAway_;
    std::mutex mutex_;
    std::map<std::pair<std::string_view, int>, prometheus::Histogram *> byPath_;
    std::atomic<std::int64_t> lastUse_;
    std::atomic<int> openStreams_{0};
};

} // namespace service
