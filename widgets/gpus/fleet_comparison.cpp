#include "widgets/gpus/fleet_comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "backend/telemetry/metric.h"

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// Of a step of the past: what is left by writing it as a value of now.
constexpr double Slack = 0.02;

} // namespace

FleetComparison::FleetComparison(const HeatmapLayout &layout, const FleetValues &now)
    : layout_(layout), now_(now), then_(layout) {}

telemetry::Range FleetComparison::rangeOf(const telemetry::Range &values) {
    const float reach = values.high - values.low;
    return {-reach, reach};
}

void FleetComparison::setMetric(v1::GpuMetric metric) {
    if (metric == metric_)
        return;
    metric_ = metric;
    then_.keepOnly({});
    column_ = {};
    if (!isActive())
        return;
    then_.follow();
    const auto &facts = telemetry::factsOf(metric);
    column_.metric = metric;
    column_.range = rangeOf(facts.range);
    column_.fold = facts.fold;
    judgeAll();
}

void FleetComparison::follow() {
    if (!isActive())
        return;
    then_.follow();
    judgeAll();
}

bool FleetComparison::takeThen(const v1::HistoryTile &tile, int step, const FleetPart &part) {
    FleetValues::Changes changes;
    if (tile.metric() != metric_ || !then_.takePast(tile, step, part, changes))
        return false;
    judgeAll();
    return true;
}

void FleetComparison::forgetThen() {
    then_.keepOnly({});
    judgeAll();
}

void FleetComparison::takeNow(const FleetValues::Changes &changes) {
    if (!isActive())
        return;
    // Spread over all of them, it is counted once.
    for (const int node : changes.nodes)
        judge(node);
    count();
}

void FleetComparison::judgeAll() {
    if (!isActive())
        return;
    const auto nodes = static_cast<std::size_t>(layout_.nodeCount());
    column_.gpus.assign(static_cast<std::size_t>(layout_.gpuCount()), telemetry::NoData);
    column_.nodes.assign(nodes, telemetry::NoData);
    column_.isMixed.assign(nodes, 1);
    for (int node = 0; node < layout_.nodeCount(); ++node)
        judge(node);
    count();
}

double FleetComparison::resolution() const {
    // Each of two values of the past is wrong by half of a step at most.
    return double(column_.range.high) / telemetry::MaxPastLevel;
}

LiveCode FleetComparison::between(LiveCode now, LiveCode then) const {
    if (now == telemetry::NotReported || then == telemetry::NotReported)
        return telemetry::NotReported;
    if (!telemetry::hasValue(now) || !telemetry::hasValue(then))
        return telemetry::NoData;
    const float apart = telemetry::decode(now, nowRange_) - telemetry::decode(then, thenRange_);
    const bool isTold = std::abs(apart) > resolution() * (1 + Slack);
    return static_cast<LiveCode>(telemetry::encode(isTold ? apart : 0, column_.range) | (now & telemetry::StaleBit));
}

void FleetComparison::judge(int index) {
    const auto node = static_cast<std::size_t>(index);
    const auto *now = now_.column(metric_);
    const auto *then = then_.column(metric_);
    nowRange_ = now ? now->range : telemetry::Range{0, 1};
    thenRange_ = then ? then->range : telemetry::Range{0, 1};
    const auto &place = layout_.node(index);
    const auto *thenCodes = then ? then->gpus.data() : nullptr;
    LiveCode greatest = 0;
    for (int gpu = place.firstGpu; gpu < place.firstGpu + place.gpuCount; ++gpu) {
        const auto flat = static_cast<std::size_t>(gpu);
        const auto code = now && thenCodes ? between(now->gpus[flat], thenCodes[flat]) : telemetry::NoData;
        column_.gpus[flat] = code;
        greatest = std::max(greatest, code);
    }
    column_.isMixed[node] = greatest > telemetry::MaxLevel;
    const bool isCoarse = now_.isCoarse(index);
    column_.nodes[node] =
        isCoarse && now && then ? between(now->nodes[node], then_.nodeCode(*then, index)) : telemetry::NoData;
}

telemetry::Histogram FleetComparison::counted() const {
    telemetry::Histogram histogram(column_.range);
    histogram.add(column_.gpus);
    return histogram;
}

telemetry::Range FleetComparison::robustPart() const {
    const auto &spread = column_.spread;
    const double reach = spread.has_p2() ? std::max(std::abs(spread.p2()), std::abs(spread.p98())) : 0;
    // 1, 2 or 5 and zeros: it does not change with each value.
    double wanted = std::max(2 * reach, column_.range.high / 50.0);
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (step * power >= wanted) {
            wanted = step * power;
            break;
        }
    const float part = std::min(static_cast<float>(wanted), column_.range.high);
    return {-part, part};
}

v1::ValueSpread FleetComparison::spreadOver(const telemetry::Range &part) const {
    auto spread = column_.spread;
    if (column_.gpus.empty() || part == column_.range)
        return spread;
    const auto histogram = counted();
    const auto all = [&histogram](float low, float high) {
        const auto buckets = histogram.buckets({low, high});
        return low < high ? std::accumulate(buckets.begin(), buckets.end(), 0) : 0;
    };
    const auto buckets = histogram.buckets(part);
    spread.mutable_counts()->Assign(buckets.begin(), buckets.end());
    const int last = spread.counts_size() - 1;
    spread.set_counts(0, spread.counts(0) + all(column_.range.low, part.low));
    spread.set_counts(last, spread.counts(last) + all(part.high, column_.range.high));
    return spread;
}

// The legend tells of all GPUs, as it does for values.
void FleetComparison::count() {
    column_.spread = spreadOf(counted());
}

bool FleetComparison::isKnown() const {
    const auto *then = then_.column(metric_);
    return then && std::ranges::any_of(then->gpus, [](LiveCode code) { return code != telemetry::NoData; });
}

FleetComparison::Told FleetComparison::of(const GpuRef &gpu) const {
    const auto *now = now_.column(metric_);
    const auto *then = then_.column(metric_);
    return {now ? now_.code(*now, gpu) : telemetry::NoData, then ? then_.code(*then, gpu) : telemetry::NoData,
            now_.code(column_, gpu), now ? now->range : telemetry::Range{0, 1},
            then ? then->range : telemetry::Range{0, 1}};
}

} // namespace gpuspage
