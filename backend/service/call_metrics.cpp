#include "backend/service/call_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include "backend/core/clock.h"
#include "backend/core/error.h"
#include "backend/rpc/caller.h"
#include "backend/service/structured_log.h"

namespace service {

namespace v1 = pilothouse::v1;

namespace {

const prometheus::Histogram::BucketBoundaries &latencyBounds() {
    static const prometheus::Histogram::BucketBoundaries bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                                0.1,    0.25,  0.5,    1,     2.5,  5};
    return bounds;
}

} // namespace

CallMetrics::CallMetrics(prometheus::Registry &registry, StructuredLog &log, const core::Clock &clock)
    : log_(log),
      clock_(clock),
      latencies_(prometheus::BuildHistogram()
                     .Name("pilothouse_rpc_seconds")
                     .Help("Time to answer a call, by RPC and code of google.rpc.Code.")
                     .Register(registry)),
      streams_(
          prometheus::BuildGauge().Name("pilothouse_rpc_streams").Help("Open streams, by RPC.").Register(registry)),
      turnedAway_(prometheus::BuildCounter()
                      .Name("pilothouse_rpc_turned_away_total")
                      .Help("Calls refused before any handler, by code of google.rpc.Code.")
                      .Register(registry)),
      lastUse_(clock.monotonicNanoseconds()) {
    // There from the start, so that a graph of the watches begins at nought.
    streams_.Add({{"rpc", "/pilothouse.v1.ResourceService/Watch"}});
}

void CallMetrics::answered(const rpc::Rule &rule, int code, std::chrono::nanoseconds latency) {
    touch();
    latencyOf(rule.path, code).Observe(std::chrono::duration<double>(latency).count());
}

void CallMetrics::streamOpened(const rpc::Rule &rule) {
    ++openStreams_;
    streams_.Add({{"rpc", std::string(rule.path)}}).Increment();
}

void CallMetrics::streamClosed(const rpc::Rule &rule, int) {
    touch();
    --openStreams_;
    streams_.Add({{"rpc", std::string(rule.path)}}).Decrement();
}

void CallMetrics::failed(const rpc::Rule &rule, const rpc::Caller &caller, const core::Error &error) {
    const bool isOurs =
        error.code() == core::Code::Internal || error.code() == core::Code::DataLoss || error.reason() == v1::DISK_FULL;
    if (isOurs)
        log_.error("call failed", {{"rpc", rule.path},
                                   {"trace_id", caller.traceId},
                                   {"principal", caller.actor.principal},
                                   {"reason", v1::Reason_Name(error.reason())},
                                   {"message", error.message()}});
}

void CallMetrics::turnedAway(int code) {
    turnedAway_.Add({{"code", std::to_string(code)}}).Increment();
}

std::chrono::nanoseconds CallMetrics::idleTime() const {
    if (openStreams_ > 0)
        return std::chrono::nanoseconds(0);
    return std::chrono::nanoseconds(clock_.monotonicNanoseconds() - lastUse_);
}

void CallMetrics::touch() {
    lastUse_ = clock_.monotonicNanoseconds();
}

prometheus::Histogram &CallMetrics::latencyOf(std::string_view path, int code) {
    const std::lock_guard lock(mutex_);
    auto &histogram = byPath_[{path, code}];
    if (!histogram)
        histogram = &latencies_.Add({{"rpc", std::string(path)}, {"code", std::to_string(code)}}, latencyBounds());
    return *histogram;
}

} // namespace service
