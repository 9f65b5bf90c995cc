#include "widgets/gpus/fleet_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace gpuspage {

using telemetry::LiveCode;

namespace {

// Codes travel little-endian and are copied as they are.
static_assert(std::endian::native == std::endian::little);

template <typename Visit>
void eachNode(const FleetPart &part, int count, Visit visit) {
    if (part.ranges.empty())
        for (int node = 0; node < count; ++node)
            visit(node);
    for (const auto &range : part.ranges)
        for (int node = range.first(); node < range.first() + range.count(); ++node)
            visit(node);
}

} // namespace

v1::ValueSpread spreadOf(const telemetry::Histogram &histogram) {
    v1::ValueSpread spread;
    const auto buckets = histogram.buckets();
    spread.mutable_counts()->Assign(buckets.begin(), buckets.end());
    if (const auto robust = histogram.robustRange()) {
        spread.set_p2(robust->low);
        spread.set_p98(robust->high);
    }
    spread.set_not_reported(static_cast<int>(histogram.notReportedCount()));
    spread.set_no_data(static_cast<int>(histogram.noDataCount()));
    spread.set_stale(static_cast<int>(histogram.staleCount()));
    return spread;
}

bool FleetPart::operator==(const FleetPart &other) const {
    return level == other.level && std::ranges::equal(ranges, other.ranges, [](const auto &one, const auto &two) {
               return one.first() == two.first() && one.count() == two.count();
           });
}

LiveCode folded(std::span<const LiveCode> codes, v1::Fold fold) {
    std::uint32_t sum = 0;
    LiveCode least = telemetry::MaxLevel;
    LiveCode greatest = 0;
    std::uint32_t count = 0;
    LiveCode stale = 0;
    bool isSilent = false;
    for (const LiveCode code : codes) {
        if (!telemetry::hasValue(code)) {
            isSilent |= code == telemetry::NotReported;
            continue;
        }
        const auto level = static_cast<LiveCode>(code & ~telemetry::StaleBit);
        stale |= code & telemetry::StaleBit;
        sum += level;
        least = std::min(least, level);
        greatest = std::max(greatest, level);
        ++count;
    }
    if (count == 0)
        return isSilent ? telemetry::NotReported : telemetry::NoData;
    const auto mean = static_cast<LiveCode>((sum + count / 2) / count);
    return static_cast<LiveCode>((fold == v1::LEAST ? least : fold == v1::GREATEST ? greatest : mean) | stale);
}

void FleetValues::follow() {
    // Those of another time are of the layout before.
    if (auto now = std::exchange(now_, std::nullopt))
        health_ = *std::move(now);
    std::vector<Held> nodes;
    nodes.reserve(static_cast<std::size_t>(layout_.nodeCount()));
    touched_.assign(static_cast<std::size_t>(layout_.nodeCount()), 0);
    signs_.assign(static_cast<std::size_t>(layout_.nodeCount()), 0);
    std::vector<Move> moves;
    for (int node = 0; node < layout_.nodeCount(); ++node) {
        const auto &now = layout_.node(node);
        nodes.push_back({now.firstGpu, now.gpuCount});
        if (const int place = heldPlaceOf(node); place >= 0) {
            const auto &then = nodes_[static_cast<std::size_t>(place)];
            moves.push_back({place, node, then.firstGpu, now.firstGpu, std::min(then.gpuCount, now.gpuCount)});
        }
    }
    nodes_ = std::move(nodes);
    followed_ = layout_.version();
    carry(moves);
    for (int node = 0; node < layout_.nodeCount(); ++node)
        judge(node);
}

int FleetValues::heldPlaceOf(int node) const {
    if (followed_ == layout_.version())
        return node < static_cast<int>(nodes_.size()) ? node : -1;
    return followed_ == layout_.versionBefore() ? layout_.nodeBefore(node) : -1;
}

void FleetValues::carry(const std::vector<Move> &moves) {
    const auto nodes = nodes_.size();
    const auto gpus = static_cast<std::size_t>(layout_.gpuCount());
    const auto carryNodes = [&](auto &byNode, auto nothing) {
        const auto values = std::exchange(byNode, std::vector(nodes, nothing));
        for (const auto &move : moves)
            byNode[static_cast<std::size_t>(move.toNode)] = values[static_cast<std::size_t>(move.fromNode)];
    };
    const auto carryOne = [&](auto &byGpu, auto &byNode, auto nothing) {
        carryNodes(byNode, nothing);
        const auto values = std::exchange(byGpu, std::vector(gpus, nothing));
        for (const auto &move : moves)
            std::copy_n(values.begin() + move.fromGpu, move.gpus, byGpu.begin() + move.toGpu);
    };
    carryNodes(times_, qint64{0});
    carryNodes(isCoarse_, std::uint8_t{0});
    carryOne(health_, nodeHealth_, std::uint8_t{0});
    for (auto &column : columns_) {
        carryOne(column.gpus, column.nodes, telemetry::NoData);
        column.isMixed.assign(nodes, 1); // looked at GPU by GPU, which is right for all
    }
}

bool FleetValues::fits(const FleetPart &part, std::size_t &entries) const {
    const bool isByGpu = part.level != v1::NODE_LEVEL;
    if (part.ranges.empty())
        entries = static_cast<std::size_t>(isByGpu ? layout_.gpuCount() : layout_.nodeCount());
    for (const auto &range : part.ranges) {
        if (range.first() < 0 || range.count() < 0 || range.first() > layout_.nodeCount() - range.count())
            return false;
        for (int node = range.first(); node < range.first() + range.count(); ++node)
            entries += isByGpu ? static_cast<std::size_t>(layout_.node(node).gpuCount) : 1;
    }
    return nodes_.size() == static_cast<std::size_t>(layout_.nodeCount());
}

bool FleetValues::take(const v1::FleetFrame &frame, const FleetPart &part, Changes &changes) {
    std::size_t entries = 0;
    if (frame.layout() != layout_.version() || !fits(part, entries) || frame.health().size() != entries)
        return false;
    for (const auto &column : frame.columns())
        if (column.codes().size() != entries * sizeof(LiveCode) || !(column.low() < column.high()))
            return false;
    for (const auto &arrived : frame.columns()) {
        auto &column = columnFor(arrived.metric());
        column.range = {static_cast<float>(arrived.low()), static_cast<float>(arrived.high())};
        if (arrived.fold() != v1::FOLD_UNSPECIFIED)
            column.fold = arrived.fold();
        column.spread = arrived.spread();
        takeCodes(column, arrived.codes().data(), part);
    }
    takeHealth(frame.health(), part);
    summary_ = frame.summary();
    time_ = frame.time().seconds() * 1000 + frame.time().nanos() / 1'000'000;
    finish(part, time_, changes);
    return true;
}

bool FleetValues::takePast(const v1::HistoryTile &tile, int step, const FleetPart &part, Changes &changes) {
    std::size_t entries = 0;
    if (!fits(part, entries) || step < 0 || !(tile.low() < tile.high()) ||
        tile.codes().size() < entries * (static_cast<std::size_t>(step) + 1))
        return false;
    std::vector<LiveCode> live(entries);
    const auto *past =
        reinterpret_cast<const std::uint8_t *>(tile.codes().data()) + entries * static_cast<std::size_t>(step);
    std::transform(past, past + entries, live.begin(), telemetry::toLive);
    auto &column = columnFor(tile.metric());
    column.range = {static_cast<float>(tile.low()), static_cast<float>(tile.high())};
    takeCodes(column, reinterpret_cast<const char *>(live.data()), part);
    column.spread = counted(column, part);
    finish(part, time_, changes);
    return true;
}

v1::ValueSpread FleetValues::counted(const Column &column, const FleetPart &part) const {
    telemetry::Histogram histogram(column.range);
    std::vector<LiveCode> likeNode;
    eachNode(part, layout_.nodeCount(), [&](int index) {
        const auto &node = layout_.node(index);
        const auto gpus = static_cast<std::size_t>(node.gpuCount);
        if (part.level == v1::NODE_LEVEL) {
            likeNode.assign(gpus, column.nodes[static_cast<std::size_t>(index)]);
            histogram.add(likeNode);
        } else {
            histogram.add(std::span(column.gpus).subspan(static_cast<std::size_t>(node.firstGpu), gpus));
        }
    });
    return spreadOf(histogram);
}

void FleetValues::keepOnly(const QList<v1::GpuMetric> &metrics) {
    std::erase_if(columns_, [&metrics](const auto &column) { return !metrics.contains(column.metric); });
}

FleetValues::Column &FleetValues::columnFor(v1::GpuMetric metric) {
    for (auto &column : columns_)
        if (column.metric == metric)
            return column;
    auto &column = columns_.emplace_back();
    column.metric = metric;
    column.gpus.assign(static_cast<std::size_t>(layout_.gpuCount()), telemetry::NoData);
    column.nodes.assign(nodes_.size(), telemetry::NoData);
    column.isMixed.assign(nodes_.size(), 1);
    return column;
}

void FleetValues::takeCodes(Column &column, const char *codes, const FleetPart &part) {
    eachNode(part, layout_.nodeCount(), [&](int node) {
        const int count = part.level == v1::NODE_LEVEL ? 1 : layout_.node(node).gpuCount;
        if (takeNode(column, node, codes, part.level))
            touched_[static_cast<std::size_t>(node)] |= ByValue;
        codes += static_cast<std::size_t>(count) * sizeof(LiveCode);
    });
}

bool FleetValues::takeNode(Column &column, int index, const char *codes, v1::FleetLevel level) {
    const auto node = static_cast<std::size_t>(index);
    if (level == v1::NODE_LEVEL) {
        const auto before = column.nodes[node];
        std::memcpy(&column.nodes[node], codes, sizeof(LiveCode));
        return column.nodes[node] != before;
    }
    const auto &place = layout_.node(index);
    if (place.gpuCount == 0)
        return false;
    auto *held = &column.gpus[static_cast<std::size_t>(place.firstGpu)];
    // A node has a few: one look at each is less than a call for all.
    unsigned differences = 0;
    LiveCode greatest = 0;
    for (int gpu = 0; gpu < place.gpuCount; ++gpu) {
        LiveCode code;
        std::memcpy(&code, codes + static_cast<std::size_t>(gpu) * sizeof code, sizeof code);
        differences |= static_cast<unsigned>(held[gpu] ^ code);
        greatest = std::max(greatest, code);
        held[gpu] = code;
    }
    column.isMixed[node] = greatest > telemetry::MaxLevel;
    return differences != 0;
}

void FleetValues::showFaults(const std::optional<std::vector<std::uint8_t>> &then, Changes &changes) {
    if (then && then->size() != health_.size())
        return;
    if (then && !now_)
        now_ = health_;
    const auto before = health_;
    if (now_)
        health_ = *now_;
    for (std::size_t gpu = 0; then && gpu < health_.size(); ++gpu)
        health_[gpu] = static_cast<std::uint8_t>((health_[gpu] & GpuHealth::cordonedBit) | (*then)[gpu]);
    if (!then)
        now_.reset();
    for (int node = 0; node < layout_.nodeCount(); ++node) {
        const auto &place = layout_.node(node);
        if (std::equal(before.begin() + place.firstGpu, before.begin() + place.firstGpu + place.gpuCount,
                       health_.begin() + place.firstGpu))
            continue;
        judge(node);
        changes.nodes.push_back(node);
    }
}

v1::FleetSummary FleetValues::shownFaults() const {
    if (!areFaultsPast())
        return summary_;
    std::array<int, v1::HealthSeverity_ARRAYSIZE> counts{};
    for (const auto byte : health_)
        if (const auto health = GpuHealth::of(byte); !health.isSilenced)
            ++counts[static_cast<std::size_t>(health.severity)];
    v1::FleetSummary faults;
    faults.set_critical(counts[v1::CRITICAL]);
    faults.set_degraded(counts[v1::DEGRADED]);
    faults.set_notices(counts[v1::NOTICE]);
    return faults;
}

void FleetValues::takeHealth(const std::string &bytes, const FleetPart &part) {
    auto &health = now_ ? *now_ : health_;
    // Nearly always nothing of it is new.
    if (part.ranges.empty() && part.level != v1::NODE_LEVEL &&
        (bytes.empty() || std::memcmp(health.data(), bytes.data(), bytes.size()) == 0))
        return;
    const char *next = bytes.data();
    eachNode(part, layout_.nodeCount(), [&](int index) {
        const auto node = static_cast<std::size_t>(index);
        const bool isByNode = part.level == v1::NODE_LEVEL;
        const auto &place = layout_.node(index);
        const auto length = static_cast<std::size_t>(isByNode ? 1 : place.gpuCount);
        auto *held = isByNode ? nodeHealth_.data() + node : health.data() + place.firstGpu;
        if (length > 0 && std::memcmp(held, next, length) != 0) {
            std::memcpy(held, next, length);
            touched_[node] |= BySign;
        }
        next += length;
    });
}

void FleetValues::judge(int index) {
    const auto &held = nodes_[static_cast<std::size_t>(index)];
    std::uint8_t all = 0;
    if (isCoarse(index))
        all = nodeHealth_[static_cast<std::size_t>(index)];
    else
        for (int gpu = 0; gpu < held.gpuCount; ++gpu)
            all |= health_[static_cast<std::size_t>(held.firstGpu + gpu)];
    signs_[static_cast<std::size_t>(index)] = all;
}

void FleetValues::finish(const FleetPart &part, qint64 time, Changes &changes) {
    const std::uint8_t isCoarse = part.level == v1::NODE_LEVEL ? 1 : 0;
    changes.nodes.reserve(nodes_.size());
    eachNode(part, layout_.nodeCount(), [&](int index) {
        const auto node = static_cast<std::size_t>(index);
        times_[node] = time;
        if (isCoarse_[node] != isCoarse)
            touched_[node] |= BySign;
        isCoarse_[node] = isCoarse;
        if (touched_[node] == 0)
            return;
        if ((touched_[node] & BySign) != 0)
            judge(index);
        touched_[node] = 0;
        changes.nodes.push_back(index);
    });
}

bool FleetValues::isMeasured() const {
    const auto isKnown = [](const Column &column) {
        const auto &spread = column.spread;
        return spread.stale() > 0 || spread.not_reported() > 0 ||
               std::ranges::any_of(spread.counts(), [](int count) { return count > 0; });
    };
    return std::ranges::any_of(columns_, isKnown);
}

const FleetValues::Column *FleetValues::column(v1::GpuMetric metric) const {
    const auto found = std::ranges::find(columns_, metric, &Column::metric);
    return found == columns_.end() ? nullptr : &*found;
}

LiveCode FleetValues::code(const Column &column, const GpuRef &gpu) const {
    return isCoarse(gpu.node) ? column.nodes[static_cast<std::size_t>(gpu.node)]
                              : column.gpus[static_cast<std::size_t>(layout_.flat(gpu))];
}

LiveCode FleetValues::nodeCode(const Column &column, int node) const {
    if (isCoarse(node))
        return column.nodes[static_cast<std::size_t>(node)];
    const auto &place = layout_.node(node);
    return folded({column.gpus.data() + place.firstGpu, static_cast<std::size_t>(place.gpuCount)}, column.fold);
}

std::uint8_t FleetValues::health(const GpuRef &gpu) const {
    return isCoarse(gpu.node) ? nodeHealth_[static_cast<std::size_t>(gpu.node)]
                              : health_[static_cast<std::size_t>(layout_.flat(gpu))];
}

std::uint8_t FleetValues::healthNow(const GpuRef &gpu) const {
    return now_ && !isCoarse(gpu.node) ? (*now_)[static_cast<std::size_t>(layout_.flat(gpu))] : health(gpu);
}

std::uint8_t FleetValues::nodeHealth(int node) const {
    if (isCoarse(node))
        return nodeHealth_[static_cast<std::size_t>(node)];
    const auto &place = layout_.node(node);
    std::uint8_t worst = 0;
    for (int gpu = 0; gpu < place.gpuCount; ++gpu)
        worst = worse(worst, health_[static_cast<std::size_t>(place.firstGpu + gpu)]);
    return worst;
}

} // namespace gpuspage
