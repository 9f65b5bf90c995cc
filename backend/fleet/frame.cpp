#include "backend/fleet/frame.h"

#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/fleet/summary.h"
#include "backend/telemetry/fold.h"
#include "backend/telemetry/histogram.h"

namespace fleet {

namespace {

using telemetry::LiveCode;

constexpr std::size_t mostMetrics = 8;

// Codes go over the wire as they lie in memory.
static_assert(std::endian::native == std::endian::little);

std::string bytesOf(std::span<const LiveCode> codes) {
    return std::string(reinterpret_cast<const char *>(codes.data()), codes.size_bytes());
}

// What is known of a node's GPUs; the snapshot may be older than the layout and have fewer slots.
void append(std::span<const LiveCode> codes, const PlacedNode &node, std::vector<LiveCode> *out) {
    const auto first = std::min(static_cast<std::size_t>(node.firstSlot), codes.size());
    const auto count = std::min(static_cast<std::size_t>(node.gpuCount), codes.size() - first);
    out->insert(out->end(), codes.begin() + first, codes.begin() + first + count);
    out->resize(out->size() + static_cast<std::size_t>(node.gpuCount) - count, telemetry::NoData);
}

void fillSpread(std::span<const LiveCode> codes, const VisibleFleet &fleet, const telemetry::Range &range,
                v1::ValueSpread *spread) {
    telemetry::Histogram histogram(range);
    std::vector<LiveCode> all;
    all.reserve(static_cast<std::size_t>(fleet.gpuCount()));
    for (const auto *node : fleet.nodes())
        append(codes, *node, &all);
    histogram.add(all);
    const auto buckets = histogram.buckets();
    spread->mutable_counts()->Assign(buckets.begin(), buckets.end());
    if (const auto robust = histogram.robustRange()) {
        spread->set_p2(robust->low);
        spread->set_p98(robust->high);
    }
    spread->set_not_reported(static_cast<int>(histogram.notReportedCount()));
    spread->set_no_data(static_cast<int>(histogram.noDataCount()));
    spread->set_stale(static_cast<int>(histogram.staleCount()));
}

void fillColumn(std::span<const LiveCode> codes, const std::vector<const PlacedNode *> &nodes, v1::FleetLevel level,
                v1::MetricColumn *column) {
    std::vector<LiveCode> entries;
    std::vector<std::uint32_t> ends;
    for (const auto *node : nodes) {
        append(codes, *node, &entries);
        ends.push_back(static_cast<std::uint32_t>(entries.size()));
    }
    if (level == v1::NODE_LEVEL) {
        std::vector<LiveCode> folded(nodes.size());
        telemetry::foldGroups(entries, ends, column->fold(), folded);
        entries = std::move(folded);
    }
    column->set_codes(bytesOf(entries));
}

// Of a node: that of its worst GPU, by what nobody has silenced first.
const GpuHealth &worst(const GpuHealth &left, const GpuHealth &right) {
    const auto rank = [](const GpuHealth &health) { return std::pair(health.severity, health.silencedSeverity); };
    return rank(left) >= rank(right) ? left : right;
}

bool isWholeCordoned(const PlacedNode &node) {
    return node.isCordoned || (node.gpuCount > 0 && static_cast<int>(node.cordonedGpus.size()) >= node.gpuCount);
}

void fillHealth(const Picture &picture, const std::vector<const PlacedNode *> &nodes, v1::FleetLevel level,
                std::string *out) {
    const auto of = [&](int slot) {
        return static_cast<std::size_t>(slot) < picture.health.size() ? picture.health[slot] : GpuHealth();
    };
    for (const auto *node : nodes) {
        GpuHealth whole;
        for (int gpu = 0; gpu < node->gpuCount; ++gpu) {
            const auto health = of(node->firstSlot + gpu);
            whole = worst(whole, health);
            if (level == v1::GPU_LEVEL)
                out->push_back(static_cast<char>(healthCode(health, node->isGpuCordoned(gpu))));
        }
        if (level == v1::NODE_LEVEL)
            out->push_back(static_cast<char>(healthCode(whole, isWholeCordoned(*node))));
    }
}

} // namespace

core::Result<FrameQuery> frameQuery(const v1::WatchFleetRequest &request) {
    FrameQuery query;
    if (request.metrics_size() > static_cast<int>(mostMetrics))
        return core::Error::invalid({core::outOfRange("metrics", "0", std::to_string(mostMetrics))});
    std::set<int> seen;
    for (const int metric : request.metrics()) {
        if (!v1::GpuMetric_IsValid(metric) || metric == 0 || !seen.insert(metric).second)
            return core::Error::invalid(
                {core::violation("metrics", v1::VALUE_MALFORMED, "has a metric that is unknown or twice")});
        query.metrics.push_back(static_cast<v1::GpuMetric>(metric));
    }
    std::int64_t end = 0;
    for (const auto &range : request.ranges()) {
        if (range.first() < end || range.count() < 0)
            return core::Error::invalid(
                {core::violation("ranges", v1::VALUE_MALFORMED, "must ascend and not overlap")});
        end = std::int64_t(range.first()) + range.count();
        query.ranges.push_back(range);
    }
    if (request.level() == v1::NODE_LEVEL)
        query.level = v1::NODE_LEVEL;
    return query;
}

std::vector<const PlacedNode *> nodesOf(const VisibleFleet &fleet, const std::vector<v1::NodeRange> &ranges) {
    if (ranges.empty())
        return fleet.nodes();
    std::vector<const PlacedNode *> nodes;
    for (const auto &range : ranges) {
        const auto end = std::min(std::int64_t(range.first()) + range.count(), std::int64_t(fleet.nodes().size()));
        for (std::int64_t i = range.first(); i < end; ++i)
            nodes.push_back(fleet.nodes()[static_cast<std::size_t>(i)]);
    }
    return nodes;
}

void fillFrame(const Picture &picture, const VisibleFleet &fleet, const FrameQuery &query, v1::FleetFrame *frame) {
    const auto nodes = nodesOf(fleet, query.ranges);
    *frame->mutable_time() = core::toTimestamp(picture.values.instant());
    frame->set_layout(fleet.version());
    for (const auto metric : query.metrics) {
        const auto &facts = telemetry::factsOf(metric);
        auto &column = *frame->add_columns();
        column.set_metric(metric);
        column.set_low(facts.range.low);
        column.set_high(facts.range.high);
        column.set_fold(facts.fold);
        const auto codes = picture.values.codes(metric);
        fillColumn(codes, nodes, query.level, &column);
        fillSpread(codes, fleet, facts.range, column.mutable_spread());
    }
    fillHealth(picture, nodes, query.level, frame->mutable_health());
    *frame->mutable_summary() = summaryOf(picture, fleet);
}

std::uint8_t healthCode(const GpuHealth &health, bool isCordoned) {
    const bool isSilenced = health.isSilenced();
    const auto signs = static_cast<std::uint16_t>(isSilenced ? health.signs : health.signs & ~health.silenced);
    const auto severity = isSilenced ? health.silencedSeverity : health.severity;
    const auto sign = signs == 0 ? 0 : std::bit_width(signs) - 1;
    const auto level = severity == v1::HEALTH_SEVERITY_UNSPECIFIED ? 0 : severity - 1;
    return static_cast<std::uint8_t>(sign | level << 4 | (isCordoned ? 0x40 : 0) | (isSilenced ? 0x80 : 0));
}

} // namespace fleet
