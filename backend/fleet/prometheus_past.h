#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "backend/fleet/source_past.h"
#include "backend/fleet/told_nodes.h"
#include "backend/telemetry/prometheus/prometheus_client.h"
#include "backend/telemetry/vocabulary/interpreter.h"

namespace fleet {

class SecretSource;

// The past as a Prometheus remembers it, asked by range queries: bounded in points, bytes and time, one question at a
// time. One that does not answer is left in peace for a while.
class PrometheusPast final : public SourcePast {
public:
    // All of them outlive it.
    PrometheusPast(const ToldNodes::Parts &parts, const SecretSource &secrets, const v1::Resource &source);
    ~PrometheusPast() override;

    // By how much its clock is ahead of ours.
    void setSkew(std::chrono::milliseconds skew) { skew_ = skew.count(); }
    // Whoever waits for it waits no more; it tells nothing from then on.
    void end() { ending_.request_stop(); }

    bool isFar() const override { return true; }
    std::optional<telemetry::Instant> since() const override { return std::nullopt; }
    std::vector<std::size_t> nodesIn(const std::vector<const PlacedNode *> &nodes) const override;
    void fill(const Asked &asked, PastGrid *grid) override;

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    // In which steps it is asked, which may be longer than the grid's.
    struct Question {
        // Among the grid's metrics.
        std::size_t number = 0;
        v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
        PastGrid::Shape shape;
        // When the first step ends, by its clock; milliseconds since 1970.
        std::int64_t first = 0;
    };
    class Place;

    std::optional<telemetry::PrometheusTarget> target(SteadyTime deadline) const;
    bool ask(const Question &question, const Place &place, SteadyTime deadline, PastGrid *grid);
    telemetry::PastSteps read(const std::vector<telemetry::Series> &series, const Question &question,
                              const Place &place, std::size_t entries) const;
    std::string expression(v1::GpuMetric metric, v1::Fold fold, std::chrono::milliseconds step) const;

    const ToldNodes::Parts parts_;
    const SecretSource &secrets_;
    const std::string name_;
    const v1::TelemetrySourceSpec spec_;
    std::atomic<std::int64_t> skew_{0};
    std::stop_source ending_;
    // One question at a time; guards what follows.
    std::mutex asking_;
    std::unique_ptr<web::HttpClient> http_;
    // It is left in peace until then.
    SteadyTime again_;
};

} // namespace fleet
