#include "backend/telemetry/prometheus/prometheus_client.h"

#include <cstdlib>
#include <utility>

namespace telemetry {

namespace {

// `1435781430.781`, whatever the locale.
std::string secondsOf(std::int64_t milliseconds) {
    const auto rest = std::to_string(1000 + std::abs(milliseconds % 1000));
    const std::string sign = milliseconds < 0 ? "-" : "";
    return sign + std::to_string(std::abs(milliseconds / 1000)) + "." + rest.substr(1);
}

} // namespace

PrometheusClient::PrometheusClient(web::HttpClient &http, PrometheusTarget target)
    : http_(http), target_(std::move(target)), reader_(target_.limits) {}

Answered<std::vector<Series>> PrometheusClient::query(const std::string &expression, std::int64_t milliseconds,
                                                      const std::stop_token &stop) {
    auto outcome = ask("query", "query=" + web::percentEncode(expression) + "&time=" + secondsOf(milliseconds), stop);
    if (const auto *failed = std::get_if<web::HttpFailure>(&outcome))
        return failureOf(*failed);
    auto &answer = std::get<web::HttpAnswer>(outcome);
    return reader_.readSeries(&answer.body, answer.status);
}

Answered<std::vector<Series>> PrometheusClient::queryRange(const std::string &expression, const Range &range,
                                                           const std::stop_token &stop) {
    auto form = "query=" + web::percentEncode(expression) + "&start=" + secondsOf(range.fromMilliseconds) +
                "&end=" + secondsOf(range.toMilliseconds) + "&step=" + secondsOf(range.step.count());
    auto outcome = ask("query_range", std::move(form), stop);
    if (const auto *failed = std::get_if<web::HttpFailure>(&outcome))
        return failureOf(*failed);
    auto &answer = std::get<web::HttpAnswer>(outcome);
    return reader_.readSeries(&answer.body, answer.status);
}

Answered<std::int64_t> PrometheusClient::clock(const std::stop_token &stop) {
    // Without a time it is asked of its own present.
    auto outcome = ask("query", "query=" + web::percentEncode("vector(time())"), stop);
    if (const auto *failed = std::get_if<web::HttpFailure>(&outcome))
        return failureOf(*failed);
    auto &answer = std::get<web::HttpAnswer>(outcome);
    const auto read = reader_.readSeries(&answer.body, answer.status);
    if (const auto *failed = std::get_if<QueryFailure>(&read))
        return *failed;
    const auto &series = std::get<std::vector<Series>>(read);
    if (series.size() != 1 || series.front().points.size() != 1)
        return failure(QueryFault::NotUnderstood, answer.status);
    return series.front().points.front().milliseconds;
}

Answered<std::vector<std::string>> PrometheusClient::labels(const std::stop_token &stop) {
    auto outcome = ask("labels", {}, stop);
    if (const auto *failed = std::get_if<web::HttpFailure>(&outcome))
        return failureOf(*failed);
    auto &answer = std::get<web::HttpAnswer>(outcome);
    return reader_.readNames(&answer.body, answer.status);
}

// A form that is posted may be longer than a line of a request; and Prometheus ends its work when we no longer wait.
web::HttpOutcome PrometheusClient::ask(const std::string &path, std::string form, const std::stop_token &stop) {
    web::HttpRequest request;
    request.url = target_.url;
    request.target = "/api/v1/" + path;
    if (!form.empty()) {
        request.body = std::move(form) + "&timeout=" + secondsOf(target_.deadline.count());
        request.contentType = "application/x-www-form-urlencoded";
    }
    request.accept = "application/json";
    request.authorization = target_.authorization;
    request.deadline = target_.deadline;
    request.mostBytes = target_.mostBytes;
    return http_.fetch(std::move(request), stop);
}

} // namespace telemetry
