#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "backend/fleet/beat.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/source_report.h"
#include "backend/fleet/told_nodes.h"
#include "backend/telemetry/prometheus/prometheus_client.h"
#include "backend/telemetry/vocabulary/interpreter.h"
#include "backend/web/http_client.h"

namespace fleet {

class Bell;
class PrometheusPast;
class SecretSource;

// Asks a Prometheus for what the GPUs of its exporters said last, with the times at which it scraped them: by its own
// clock, whose difference from ours is taken out.
class PrometheusCollector final : public Collector {
public:
    // All of them outlive it, and so does `secrets`.
    PrometheusCollector(const ToldNodes::Parts &parts, const SecretSource &secrets, const v1::Resource &source);
    ~PrometheusCollector() override;

    v1::TelemetrySourceStatus status() const override;
    std::shared_ptr<SourcePast> past() const override;

private:
    using SteadyTime = Beat::Time;

    void work(const std::stop_token &stop);
    SourceReport look(const std::stop_token &stop);
    std::optional<telemetry::QueryFailure> compareClocks(telemetry::PrometheusClient &client,
                                                         const std::stop_token &stop);
    void take(const std::vector<telemetry::Series> &series, core::TimePoint now, SourceReport *report);
    void tell(const SourceReport &report);

    const ToldNodes::Parts parts_;
    const SecretSource &secrets_;
    const v1::TelemetrySourceSpec spec_;
    const std::chrono::milliseconds interval_;
    const std::string expression_;
    // Of the thread alone.
    Beat::Reader reader_;
    ToldNodes nodes_;
    telemetry::Interpreter interpreter_;
    const std::shared_ptr<PrometheusPast> past_;
    // By how much its clock is ahead of ours, and until when that is believed.
    std::chrono::milliseconds skew_{0};
    SteadyTime compareAt_;

    mutable std::mutex mutex_;
    v1::TelemetrySourceStatus status_;
    const std::shared_ptr<Bell> bell_;
    web::HttpClient http_;
    std::uint64_t listener_ = 0;
    std::jthread thread_;
};

} // namespace fleet
