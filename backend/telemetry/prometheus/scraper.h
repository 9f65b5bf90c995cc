#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "backend/telemetry/exposition/exposition_reader.h"
#include "backend/telemetry/prometheus/query_failure.h"
#include "backend/web/http_client.h"

namespace telemetry {

struct ScrapeTarget {
    web::BaseUrl url;
    std::string path = "/metrics";
    // Value of `Authorization`, or nothing.
    std::string authorization = {};
    std::chrono::milliseconds deadline = std::chrono::seconds(5);
    std::size_t mostBytes = std::size_t(64) << 20;
};

struct Scraped {
    std::string text;
    ExpositionFormat format = ExpositionFormat::Text;
};

// Fetches what an exporter or an engine says of itself. NotUnderstood where it is neither Prometheus' text nor
// OpenMetrics, by status or content type; one that names no type is taken at its word.
class Scraper {
public:
    using Done = std::function<void(Answered<Scraped>)>;

    // The HTTP client outlives it.
    explicit Scraper(web::HttpClient &http) : http_(http) {}

    // `done` is called once, on the HTTP client's thread.
    void start(const ScrapeTarget &target, Done done);
    // Blocks.
    Answered<Scraped> scrape(const ScrapeTarget &target, const std::stop_token &stop = {});

private:
    web::HttpClient &http_;
};

} // namespace telemetry
