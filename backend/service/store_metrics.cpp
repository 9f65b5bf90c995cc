#include "backend/service/store_metrics.h"

#include <chrono>
#include <limits>
#include <string>

#include "backend/audit/recorder.h"
#include "backend/audit/verify_executor.h"
#include "backend/core/clock.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/log_reader.h"

namespace service {

namespace {

using Families = std::vector<prometheus::MetricFamily>;

void add(std::string name, std::string help, prometheus::MetricType type, double value, Families *families) {
    prometheus::ClientMetric metric;
    if (type == prometheus::MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    families->push_back({std::move(name), std::move(help), type, {std::move(metric)}});
}

void gauge(std::string name, std::string help, double value, Families *families) {
    add(std::move(name), std::move(help), prometheus::MetricType::Gauge, value, families);
}

void counter(std::string name, std::string help, std::int64_t value, Families *families) {
    add(std::move(name), std::move(help), prometheus::MetricType::Counter, static_cast<double>(value), families);
}

prometheus::MetricFamily commitSeconds(const ledger::Statistics &statistics) {
    prometheus::ClientMetric metric;
    auto &histogram = metric.histogram;
    for (std::size_t bucket = 0; bucket < statistics.commitsByDuration.size(); ++bucket) {
        histogram.sample_count += static_cast<std::uint64_t>(statistics.commitsByDuration[bucket]);
        const bool isLast = bucket == ledger::Statistics::CommitBounds.size();
        histogram.bucket.push_back({histogram.sample_count, isLast ? std::numeric_limits<double>::infinity()
                                                                   : ledger::Statistics::CommitBounds[bucket]});
    }
    histogram.sample_sum = statistics.commitSeconds;
    return {"pilothouse_commit_seconds",
            "Time of a durable commit of the writer.",
            prometheus::MetricType::Histogram,
            {std::move(metric)}};
}

} // namespace

StoreMetrics::StoreMetrics(ledger::Ledger &ledger, const audit::Recorder &recorder,
                           const audit::VerifyExecutor &verifier, const core::Clock &clock)
    : ledger_(ledger), recorder_(recorder), verifier_(verifier), clock_(clock) {}

Families StoreMetrics::Collect() const {
    const auto statistics = ledger_.statistics();
    const auto &log = ledger_.log();
    const auto age = [this](ledger::Time time) { return std::chrono::duration<double>(clock_.now() - time).count(); };
    Families families{commitSeconds(statistics)};
    counter("pilothouse_commits_total", "Durable commits of the writer.", statistics.commits, &families);
    counter("pilothouse_appends_total", "Entries appended to the log.", statistics.appends, &families);
    counter("pilothouse_audit_lost_total", "Events of refused calls that could not be written.", recorder_.lost(),
            &families);
    gauge("pilothouse_commit_batch_size", "Requests in the last commit.", static_cast<double>(statistics.lastBatchSize),
          &families);
    gauge("pilothouse_commit_queue", "Requests that wait for the writer.", static_cast<double>(statistics.queueLength),
          &families);
    gauge("pilothouse_cache_resources", "Resources in memory.", static_cast<double>(statistics.snapshotResources),
          &families);
    gauge("pilothouse_cache_bytes", "Bytes of the resources in memory, about.",
          static_cast<double>(statistics.snapshotBytes), &families);
    gauge("pilothouse_watch_changes", "Changes kept for watches.", static_cast<double>(statistics.watchHubChanges),
          &families);
    gauge("pilothouse_log_size", "Entries of the log.", static_cast<double>(log.size()), &families);
    gauge("pilothouse_log_head_age_seconds", "Age of the newest signed head.", age(log.checkpointTime()), &families);
    gauge("pilothouse_log_checked_size", "Entries verified since the start.", static_cast<double>(log.checkedSize()),
          &families);
    if (const auto verified = verifier_.verifiedAt())
        gauge("pilothouse_log_verification_age_seconds", "Age of the last verification of the whole store.",
              std::chrono::duration<double>(clock_.now() - *verified).count(), &families);
    gauge("pilothouse_sealed", "1 when the store does not match its log and answers reads only.",
          ledger_.seal() ? 1 : 0, &families);
    return families;
}

} // namespace service
