#include "backend/fleet/past_tiles.h"

#include <algorithm>
#include <set>

#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/fleet/frame.h"

namespace fleet {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t mostSteps = 2'000;
// With room for what else stands in a message of at most 4 MiB.
constexpr std::int64_t mostBytes = 3'000'000;
constexpr int mostMetrics = 8;

struct Span {
    telemetry::Instant from;
    telemetry::Instant to;
};

core::Result<Span> spanOf(const v1::QueryFleetHistoryRequest &request, telemetry::Instant now) {
    Span span;
    span.to = request.has_end_time() ? std::min(now, core::fromTimestamp(request.end_time())) : now;
    span.from = request.has_start_time() ? core::fromTimestamp(request.start_time()) : span.to - 1h;
    if (span.from >= span.to)
        return core::Error::invalid({core::outOfRange("start_time", core::earliestTime, core::timeText(span.to))});
    return span;
}

core::Result<void> checkMetrics(const v1::QueryFleetHistoryRequest &request) {
    if (request.metrics_size() == 0 || request.metrics_size() > mostMetrics)
        return core::Error::invalid({core::outOfRange("metrics", "1", std::to_string(mostMetrics))});
    std::set<int> seen;
    for (const int metric : request.metrics()) {
        if (metric == 0 || !v1::GpuMetric_IsValid(metric) || !seen.insert(metric).second)
            return core::Error::invalid(
                {core::violation("metrics", v1::VALUE_MALFORMED, "has a metric that is unknown or twice")});
    }
    return {};
}

// Long enough that the answer fits into a message.
std::chrono::milliseconds stepOf(const v1::QueryFleetHistoryRequest &request, const Span &span, std::int64_t entries) {
    const auto length = std::chrono::ceil<std::chrono::milliseconds>(span.to - span.from);
    const auto perStep = std::max<std::int64_t>(1, entries * request.metrics_size());
    const auto steps = std::clamp<std::int64_t>(mostBytes / perStep - 1, 1, mostSteps);
    const auto wanted = std::chrono::milliseconds(
        std::clamp<std::int64_t>(request.step().seconds(), 0, 86'400) * 1'000 + request.step().nanos() / 1'000'000);
    return std::max({wanted, length / steps + 1ms, 1'000ms});
}

const std::vector<telemetry::PastCode> &planeOf(const telemetry::PastSteps &steps, v1::Fold fold) {
    if (fold == v1::LEAST && !steps.least.empty())
        return steps.least;
    if (fold == v1::GREATEST && !steps.greatest.empty())
        return steps.greatest;
    return steps.mean;
}

void fillTile(const telemetry::PastSteps &steps, v1::GpuMetric metric, v1::Fold wanted, v1::HistoryTile *tile) {
    const auto &facts = telemetry::factsOf(metric);
    const auto fold = wanted == v1::FOLD_UNSPECIFIED ? facts.fold : wanted;
    const auto &plane = planeOf(steps, fold);
    tile->set_metric(metric);
    tile->set_low(facts.range.low);
    tile->set_high(facts.range.high);
    tile->set_fold(fold);
    tile->set_codes(plane.data(), plane.size());
}

} // namespace

core::Result<void> fillPast(const telemetry::History &history, const VisibleFleet &fleet,
                            const v1::QueryFleetHistoryRequest &request, telemetry::Instant now,
                            v1::QueryFleetHistoryResponse *response) {
    if (auto checked = checkMetrics(request); !checked)
        return checked;
    auto span = spanOf(request, now);
    if (!span)
        return std::move(span).error();
    if (!request.ranges().empty() && request.layout() != fleet.version())
        return core::Error(v1::WRONG_STATE, "the fleet has another layout by now; ask again with the present one",
                           {{"name", "layout"}, {"state", fleet.version()}, {"verb", "measure"}});
    std::vector<telemetry::Slot> slots;
    for (const auto *node : nodesOf(fleet, {request.ranges().begin(), request.ranges().end()})) {
        for (int gpu = 0; gpu < node->gpuCount; ++gpu)
            slots.push_back(static_cast<telemetry::Slot>(node->firstSlot + gpu));
    }
    if (const auto oldest = history.oldest()) {
        span->from = std::max(span->from, *oldest);
        *response->mutable_since_time() = core::toTimestamp(*oldest);
    }
    const auto step = stepOf(request, *span, static_cast<std::int64_t>(slots.size()));
    for (const int number : request.metrics()) {
        const auto metric = static_cast<v1::GpuMetric>(number);
        const auto steps = history.query({metric, span->from, span->to, step}, std::span<const telemetry::Slot>(slots));
        *response->mutable_start_time() = core::toTimestamp(steps.start);
        response->mutable_step()->set_seconds(steps.step.count() / 1'000);
        response->mutable_step()->set_nanos(static_cast<int>(steps.step.count() % 1'000 * 1'000'000));
        response->set_steps(static_cast<int>(steps.count()));
        response->set_entries(static_cast<int>(steps.places));
        fillTile(steps, metric, request.fold(), response->add_tiles());
    }
    return {};
}

} // namespace fleet
