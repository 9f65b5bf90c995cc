#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "backend/telemetry/prometheus/query_failure.h"
#include "backend/telemetry/prometheus/series.h"

namespace telemetry {

// Reads the JSON of Prometheus' HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/), also where
// Thanos, Mimir or VictoriaMetrics speak it. Its memory is used again from one answer to the next; for one thread.
class AnswerReader {
public:
    struct Limits {
        std::size_t series = 200'000;
        std::size_t points = 20'000'000;
    };

    explicit AnswerReader(Limits limits);
    AnswerReader() : AnswerReader(Limits()) {}
    AnswerReader(const AnswerReader &) = delete;
    AnswerReader &operator=(const AnswerReader &) = delete;
    ~AnswerReader();

    // Of `query` and `query_range`: vectors and matrices. The body grows by a few bytes that the parser needs.
    Answered<std::vector<Series>> readSeries(std::string *body, unsigned status);
    // Of `labels`.
    Answered<std::vector<std::string>> readNames(std::string *body, unsigned status);

private:
    struct Parser;

    const Limits limits_;
    std::unique_ptr<Parser> parser_;
};

} // namespace telemetry
