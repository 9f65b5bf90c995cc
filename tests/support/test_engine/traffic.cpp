#include "tests/support/test_engine/traffic.h"

#include <chrono>
#include <sstream>
#include <utility>

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace test_engine {

void Traffic::Histogram::add(double seconds) {
    for (auto &[bound, number] : buckets)
        number += seconds <= bound ? 1 : 0;
    ++count;
    sum += seconds;
}

std::string Traffic::Histogram::text(const std::string &name, const std::string &labels) const {
    std::ostringstream out;
    out << "# TYPE " << name << " histogram\n";
    for (const auto &[bound, number] : buckets)
        out << name << "_bucket{" << labels << ",le=\"" << bound << "\"} " << number << '\n';
    out << name << "_bucket{" << labels << ",le=\"+Inf\"} " << count << '\n';
    out << name << "_sum{" << labels << "} " << sum << '\n' << name << "_count{" << labels << "} " << count << '\n';
    return out.str();
}

std::int64_t Traffic::now() {
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t Traffic::begin(const std::string &path, const std::map<std::string, std::string> &headers,
                            const std::string &body) {
    const std::lock_guard lock(mutex_);
    ++running_;
    lastPath_ = path;
    lastHeaders_ = headers;
    lastBody_ = body;
    return ++requests_;
}

void Traffic::finish(bool failed, bool cancelled) {
    const std::lock_guard lock(mutex_);
    --running_;
    failed_ += failed ? 1 : 0;
    cancelled_ += cancelled ? 1 : 0;
}

void Traffic::firstToken(double seconds) {
    const std::lock_guard lock(mutex_);
    ++tokens_;
    firstToken_.add(seconds);
}

void Traffic::laterToken(double seconds) {
    const std::lock_guard lock(mutex_);
    ++tokens_;
    laterToken_.add(seconds);
}

void Traffic::health(bool isWell) {
    const std::lock_guard lock(mutex_);
    if (std::exchange(isWell_, isWell) != isWell)
        healthTurned_ = now();
}

std::string Traffic::metrics(const std::string &model) const {
    const std::lock_guard lock(mutex_);
    const auto labels = "engine=\"0\",model_name=\"" + model + '"';
    std::ostringstream out;
    const auto line = [&](const char *type, const std::string &name, double value) {
        out << "# TYPE " << name << ' ' << type << '\n' << name << '{' << labels << "} " << value << '\n';
    };
    line("gauge", "vllm:num_requests_running", static_cast<double>(running_));
    line("gauge", "vllm:num_requests_waiting", 0);
    line("gauge", "vllm:kv_cache_usage_perc", 0);
    line("counter", "vllm:prompt_tokens_total", static_cast<double>(requests_));
    line("counter", "vllm:generation_tokens_total", static_cast<double>(tokens_));
    line("counter", "vllm:request_success_total", static_cast<double>(requests_ - failed_ - running_));
    out << firstToken_.text("vllm:time_to_first_token_seconds", labels);
    out << laterToken_.text("vllm:inter_token_latency_seconds", labels);
    return out.str();
}

std::string Traffic::state(const std::string &model) const {
    const std::lock_guard lock(mutex_);
    return nlohmann::json{{"pid", ::getpid()},      {"model", model},         {"requests", requests_},
                          {"failed", failed_},      {"running", running_},    {"cancelled", cancelled_},
                          {"tokens", tokens_},      {"last_path", lastPath_}, {"last_headers", lastHeaders_},
                          {"last_body", lastBody_}, {"started", started_},    {"health_turned", healthTurned_}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace test_engine
