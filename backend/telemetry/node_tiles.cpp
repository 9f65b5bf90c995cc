#include "backend/telemetry/node_tiles.h"

#include <algorithm>
#include <limits>

#include "backend/telemetry/tile_source.h"

namespace telemetry {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t Never = std::numeric_limits<std::int64_t>::min();

std::int64_t endOf(const TileAppender &appender, const Ladder &ladder) {
    const auto newest = appender.newest();
    return newest ? (*newest + 1) * ladder.shortest.count() : Never;
}

} // namespace

core::Result<std::unique_ptr<NodeTiles>> NodeTiles::open(const std::filesystem::path &directory, const Limits &limits) {
    const Ladder ladder{limits.step};
    auto shelf = TileShelf::open(directory, ladder, limits.bytes);
    if (!shelf)
        return std::move(shelf).error();
    return std::unique_ptr<NodeTiles>(new NodeTiles(std::move(*shelf), limits));
}

NodeTiles::NodeTiles(std::unique_ptr<TileShelf> shelf, const Limits &limits)
    : ladder_{limits.step},
      reach_(limits.reach),
      shelf_(std::move(shelf)),
      appender_(*shelf_),
      open_(ladder_.shortest),
      end_(endOf(appender_, ladder_)) {}

core::Result<void> NodeTiles::record(Instant now, std::span<const std::string> nodes,
                                     std::span<const MetricCodes> columns) {
    const std::lock_guard lock(recording_);
    const bool isSame = nodes_ && nodes_->isOf(nodes);
    auto table = isSame ? nodes_ : std::make_shared<const NodeTable>(nodes);
    // Nodes at the end are new places in the same rows; all else is another row.
    const bool isContinued = isSame || (nodes_ && nodes_->begins(*table));
    core::Result<void> outcome;
    if (!isContinued || open_.isOver(now)) {
        outcome = closeStep();
        open_ = isContinued ? std::move(open_) : OpenStep(ladder_.shortest);
    }
    nodes_ = std::move(table);
    open_.add(now, columns);
    return outcome;
}

PastSteps NodeTiles::query(const PastQuery &query, std::span<const std::string> nodes) const {
    const std::vector<std::string_view> names(nodes.begin(), nodes.end());
    TileSource source(*shelf_, query.metric, names);
    return answer(source, ladder_, answerable(query));
}

std::optional<Instant> NodeTiles::oldest(v1::GpuMetric metric) const {
    std::optional<Instant> oldest;
    for (int level = 0; level < Ladder::Levels; ++level) {
        const auto start = oldestAt(level, metric);
        // A coarse step may begin before the first short one of those that it was made of.
        if (start && (!oldest || *start + ladder_.stepOf(level) <= *oldest))
            oldest = start;
    }
    return oldest;
}

std::optional<Instant> NodeTiles::newest() const {
    const auto end = end_.load();
    return end == Never ? std::nullopt : std::optional(Instant(milliseconds(end)));
}

core::Result<void> NodeTiles::closeStep() {
    const auto step = open_.close();
    if (!step)
        return {};
    auto outcome = appender_.add(*step, nodes_);
    shelf_->dropBefore(stepStart(step->number, ladder_.shortest) - reach_);
    end_ = endOf(appender_, ladder_);
    return outcome;
}

std::optional<Instant> NodeTiles::oldestAt(int level, v1::GpuMetric metric) const {
    const auto span = shelf_->oldestSpan(level, metric);
    if (!span)
        return std::nullopt;
    std::int64_t oldest = (*span + 1) * TileName::stepsOf(level);
    for (const auto &name : shelf_->segments(level, *span, metric)) {
        const auto reader = TileReader::open(shelf_->path(name), name, ladder_);
        oldest = std::min(oldest, (reader ? reader->oldest() : std::nullopt).value_or(oldest));
    }
    return stepStart(oldest, ladder_.stepOf(level));
}

PastQuery NodeTiles::answerable(PastQuery query) const {
    const auto end = newest();
    std::optional<Instant> reached;
    int level = 0;
    for (int each = 0; each < Ladder::Levels; ++each) {
        const auto start = oldestAt(each, query.metric);
        // A coarse step may begin before the first short one of those that it was made of.
        if (!start || (reached && (*reached <= query.from || *reached < *start + ladder_.stepOf(each))))
            continue;
        reached = start;
        level = each;
    }
    if (!reached || !end) {
        query.to = query.from;
        return query;
    }
    const auto step = ladder_.stepOf(level);
    if (level > 0)
        query.step = answeredStep(Ladder{step}, query.step);
    query.from = std::max(query.from, *reached);
    query.to = std::min(query.to, *end);
    return query;
}

} // namespace telemetry
