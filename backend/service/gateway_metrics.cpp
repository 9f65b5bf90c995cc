#include "backend/service/gateway_metrics.h"

#include <limits>
#include <string>

#include "backend/gateway/measures.h"

namespace service {

namespace {

using Labels = std::vector<prometheus::ClientMetric::Label>;

// Bounds as the semantic conventions advise, in seconds.
const std::vector<double> FirstTokenBounds{0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1,
                                           0.25,  0.5,   0.75, 1,    2.5,  5,    7.5,  10};
const std::vector<double> DurationBounds{0.01, 0.02, 0.04, 0.08,  0.16,  0.32,  0.64,
                                         1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92};
const std::vector<double> OutputBounds{0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5};

prometheus::ClientMetric counter(const Labels &labels, std::int64_t value) {
    prometheus::ClientMetric metric;
    metric.label = labels;
    metric.counter.value = static_cast<double>(value);
    return metric;
}

prometheus::ClientMetric histogram(const Labels &labels, const gateway::Histogram &measured,
                                   const std::vector<double> &bounds) {
    prometheus::ClientMetric metric;
    metric.label = labels;
    metric.histogram.sample_count = static_cast<std::uint64_t>(measured.count());
    metric.histogram.sample_sum = std::chrono::duration<double>(measured.sum()).count();
    for (const auto bound : bounds) {
        const std::chrono::microseconds until(static_cast<std::int64_t>(bound * 1e6));
        metric.histogram.bucket.push_back({static_cast<std::uint64_t>(measured.countUpTo(until)), bound});
    }
    metric.histogram.bucket.push_back({metric.histogram.sample_count, std::numeric_limits<double>::infinity()});
    return metric;
}

} // namespace

std::vector<prometheus::MetricFamily> GatewayMetrics::Collect() const {
    using prometheus::MetricType;
    prometheus::MetricFamily requests{
        "pilothouse_gateway_requests_total", "Attempts at targets.", MetricType::Counter, {}};
    prometheus::MetricFamily errors{
        "pilothouse_gateway_errors_total", "Attempts that failed.", MetricType::Counter, {}};
    prometheus::MetricFamily duration{
        "gen_ai_server_request_duration_seconds", "Time of whole requests.", MetricType::Histogram, {}};
    prometheus::MetricFamily first{
        "gen_ai_server_time_to_first_token_seconds", "Time to the first token.", MetricType::Histogram, {}};
    prometheus::MetricFamily output{
        "gen_ai_server_time_per_output_token_seconds", "Time between events of a stream.", MetricType::Histogram, {}};
    for (const auto &[key, sums] : measures_.totals()) {
        const Labels labels{{"route", key.route},
                            {"target", key.target},
                            {"generation", std::to_string(key.generation)},
                            {"probe", key.isProbe ? "true" : "false"}};
        requests.metric.push_back(counter(labels, sums.requests));
        errors.metric.push_back(counter(labels, sums.errors));
        duration.metric.push_back(histogram(labels, sums.duration, DurationBounds));
        first.metric.push_back(histogram(labels, sums.timeToFirstToken, FirstTokenBounds));
        output.metric.push_back(histogram(labels, sums.interTokenLatency, OutputBounds));
    }
    return {requests, errors, duration, first, output};
}

} // namespace service
