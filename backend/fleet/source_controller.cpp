#include "backend/fleet/source_controller.h"

#include <algorithm>

#include <set>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/fleet/exposition_collector.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/prometheus_collector.h"
#include "backend/fleet/simulator_collector.h"
#include "backend/fleet/source_report.h"
#include "backend/fleet/told_nodes.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/watch_hub.h"

namespace fleet {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr auto period = std::chrono::seconds(1);
constexpr const char *answering = "Answering";

// The time is of the last turn.
void keepTimes(const v1::TelemetrySourceStatus &before, core::TimePoint now, v1::TelemetrySourceStatus *status) {
    for (auto &condition : *status->mutable_conditions()) {
        *condition.mutable_last_transition_time() = core::toTimestamp(now);
        for (const auto &other : before.conditions()) {
            if (other.type() == condition.type() && other.status() == condition.status())
                *condition.mutable_last_transition_time() = other.last_transition_time();
        }
    }
}

} // namespace

SourceController::SourceController(const Parts &parts) : parts_(parts) {
    // What is simulated is known to whoever is made after this.
    keep(*parts_.ledger.snapshot());
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
    commits_ = parts_.ledger.watchHub().listen([this](std::int64_t) {
        {
            const std::lock_guard lock(mutex_);
            isWoken_ = true;
        }
        woken_.notify_all();
    });
}

SourceController::~SourceController() {
    parts_.ledger.watchHub().unlisten(commits_);
    thread_.request_stop();
    thread_.join();
}

void SourceController::awaitBegin(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, patience, [this] { return hasBegun_; });
}

SourcePasts SourceController::pasts() const {
    const std::lock_guard lock(mutex_);
    return pasts_;
}

void SourceController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        const auto state = parts_.ledger.snapshot();
        keep(*state);
        tell(*state);
        SourcePasts pasts;
        for (const auto &[uid, kept] : kept_) {
            if (auto past = kept.collector ? kept.collector->past() : nullptr)
                pasts.push_back(std::move(past));
        }
        std::unique_lock lock(mutex_);
        pasts_.swap(pasts);
        hasBegun_ = std::all_of(kept_.begin(), kept_.end(), [](const auto &entry) {
            return !entry.second.collector || entry.second.collector->hasBegun();
        });
        if (hasBegun_)
            woken_.notify_all();
        const auto isDue = [this] { return isWoken_; };
        if (kept_.empty())
            woken_.wait(lock, stop, isDue);
        else
            woken_.wait_for(lock, stop, period, isDue);
        isWoken_ = false;
    }
    kept_.clear();
}

void SourceController::keep(const ledger::Snapshot &state) {
    std::set<std::string> living;
    std::set<std::string> asked;
    bool isChanged = !std::exchange(hasKept_, true);
    state.each("telemetrySources", [&](const ledger::ResourcePtr &source) {
        // It tells of no GPUs; what it looks at and its status are the findings' own.
        if (source->telemetry_source().has_scan())
            return true;
        const auto &uid = source->meta().uid();
        living.insert(uid);
        const auto found = kept_.find(uid);
        const bool isKept =
            found != kept_.end() && (MessageDifferencer::Equals(found->second.spec, source->telemetry_source()) ||
                                     goesOn(&found->second, *source));
        if (!isKept) {
            // The old one first: two would read the same source.
            kept_.erase(uid);
            kept_.emplace(uid, collect(*source));
            isChanged = true;
        }
        if (!source->telemetry_source().is_paused())
            asked.insert(source->meta().name());
        return true;
    });
    isChanged |= std::erase_if(kept_, [&](const auto &entry) { return !living.contains(entry.first); }) > 0;
    if (isChanged)
        loseOrphans(parts_.ledger, parts_.clock, asked);
}

bool SourceController::goesOn(Kept *kept, const v1::Resource &source) {
    if (!kept->collector || !kept->collector->adopt(source))
        return false;
    kept->spec = source.telemetry_source();
    return true;
}

SourceController::Kept SourceController::collect(const v1::Resource &source) const {
    Kept kept;
    kept.spec = source.telemetry_source();
    if (kept.spec.is_paused())
        return kept;
    const ToldNodes::Parts told{parts_.ledger, parts_.observer, parts_.clock};
    switch (kept.spec.source_case()) {
    case v1::TelemetrySourceSpec::kExposition:
        kept.collector = std::make_unique<ExpositionCollector>(told, parts_.secrets, source);
        break;
    case v1::TelemetrySourceSpec::kPrometheus:
        kept.collector = std::make_unique<PrometheusCollector>(told, parts_.secrets, source);
        break;
    case v1::TelemetrySourceSpec::kSimulator: {
        auto collector = SimulatorCollector::create({parts_.ledger, parts_.observer, parts_.clock}, source);
        if (collector)
            kept.collector = *std::move(collector);
        else
            kept.error = std::move(collector).error();
        break;
    }
    case v1::TelemetrySourceSpec::kScan:
    case v1::TelemetrySourceSpec::SOURCE_NOT_SET:
        break;
    }
    return kept;
}

void SourceController::tell(const ledger::Snapshot &state) {
    for (const auto &[uid, kept] : kept_) {
        const auto source = state.findUid(uid);
        if (!source)
            continue;
        v1::Resource update;
        update.mutable_meta()->set_name(source->meta().name());
        *update.mutable_telemetry_source_status() = statusOf(kept);
        // It was asked just now and has not answered: what was known before still holds.
        if (update.telemetry_source_status().conditions().empty())
            continue;
        keepTimes(source->telemetry_source_status(), parts_.clock.now(), update.mutable_telemetry_source_status());
        if (!MessageDifferencer::Equals(update.telemetry_source_status(), source->telemetry_source_status()))
            parts_.ledger.writeStatus(std::move(update), nullptr);
    }
}

v1::TelemetrySourceStatus SourceController::statusOf(const Kept &kept) {
    if (kept.collector)
        return kept.collector->status();
    v1::TelemetrySourceStatus status;
    if (kept.spec.is_paused())
        *status.add_conditions() = sourceCondition(answering, false, v1::SOURCE_PAUSED, {});
    else
        *status.add_conditions() = sourceCondition(answering, false, v1::SOURCE_UNUSABLE,
                                                   {{"message", kept.error ? kept.error->message() : ""}});
    return status;
}

} // namespace fleet
