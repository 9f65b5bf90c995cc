#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/telemetry/prometheus/answer_reader.h"
#include "backend/web/http_client.h"

namespace telemetry {

// What a client needs to know of a Prometheus.
struct PrometheusTarget {
    // Without `/api/v1`.
    web::BaseUrl url;
    // Value of `Authorization`: web::bearer() or web::basic(), or nothing.
    std::string authorization = {};
    std::chrono::milliseconds deadline = std::chrono::seconds(10);
    std::size_t mostBytes = std::size_t(256) << 20;
    AnswerReader::Limits limits = {};
};

// Asks a Prometheus, or whatever speaks its HTTP API, by PromQL. Blocks; for one thread, which a stop token frees.
class PrometheusClient {
public:
    struct Range {
        // Since 1970, both included.
        std::int64_t fromMilliseconds = 0;
        std::int64_t toMilliseconds = 0;
        std::chrono::milliseconds step = std::chrono::minutes(1);
    };

    // The HTTP client outlives it and may serve others.
    PrometheusClient(web::HttpClient &http, PrometheusTarget target);

    // As it stood at a time in milliseconds since 1970; one point a series.
    Answered<std::vector<Series>> query(const std::string &expression, std::int64_t milliseconds,
                                        const std::stop_token &stop = {});
    // Prometheus refuses ranges of more than 11,000 steps.
    Answered<std::vector<Series>> queryRange(const std::string &expression, const Range &range,
                                             const std::stop_token &stop = {});
    // What time it is there, in milliseconds since 1970.
    Answered<std::int64_t> clock(const std::stop_token &stop = {});
    // The names of all labels: the cheapest question that only a Prometheus that works can answer.
    Answered<std::vector<std::string>> labels(const std::stop_token &stop = {});

private:
    web::HttpOutcome ask(const std::string &path, std::string form, const std::stop_token &stop);

    web::HttpClient &http_;
    const PrometheusTarget target_;
    AnswerReader reader_;
};

} // namespace telemetry
