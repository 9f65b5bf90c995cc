#include "backend/telemetry/prometheus/scraper.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace telemetry {

namespace {

// The older format first: it is the shorter one, and everybody speaks it.
constexpr auto Accepted = "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

std::optional<ExpositionFormat> formatOf(std::string_view contentType) {
    std::string type(contentType.substr(0, contentType.find(';')));
    type.erase(std::remove(type.begin(), type.end(), ' '), type.end());
    std::transform(type.begin(), type.end(), type.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    if (type.empty() || type == "text/plain")
        return ExpositionFormat::Text;
    if (type == "application/openmetrics-text")
        return ExpositionFormat::OpenMetrics;
    return std::nullopt;
}

web::HttpRequest requestTo(const ScrapeTarget &target) {
    web::HttpRequest request;
    request.url = target.url;
    request.target = target.path;
    request.accept = Accepted;
    request.authorization = target.authorization;
    request.deadline = target.deadline;
    request.mostBytes = target.mostBytes;
    return request;
}

Answered<Scraped> scrapedOf(web::HttpOutcome outcome) {
    if (const auto *failed = std::get_if<web::HttpFailure>(&outcome))
        return failureOf(*failed);
    auto &answer = std::get<web::HttpAnswer>(outcome);
    if (answer.status == 401 || answer.status == 403)
        return failure(QueryFault::NotAllowed, answer.status);
    if (answer.status == 429 || answer.status >= 500)
        return failure(QueryFault::Unavailable, answer.status);
    const auto format = formatOf(answer.contentType);
    if (answer.status != 200 || !format)
        return failure(QueryFault::NotUnderstood, answer.status, answer.contentType);
    return Scraped{std::move(answer.body), *format};
}

} // namespace

void Scraper::start(const ScrapeTarget &target, Done done) {
    http_.start(requestTo(target),
                [done = std::move(done)](web::HttpOutcome outcome) { done(scrapedOf(std::move(outcome))); });
}

Answered<Scraped> Scraper::scrape(const ScrapeTarget &target, const std::stop_token &stop) {
    return scrapedOf(http_.fetch(requestTo(target), stop));
}

} // namespace telemetry
