#include "backend/telemetry/tile_source.h"

#include <algorithm>

namespace telemetry {

TileSource::TileSource(const TileShelf &shelf, v1::GpuMetric metric, std::span<const std::string_view> nodes)
    : shelf_(shelf), metric_(metric), nodes_(nodes.size()) {
    wanted_.reserve(nodes.size());
    for (std::size_t place = 0; place < nodes.size(); ++place)
        wanted_.emplace(nodes[place], static_cast<std::uint32_t>(place));
}

std::optional<PastRow> TileSource::read(int level, std::int64_t number) {
    auto &shelf = levels_[static_cast<std::size_t>(level)];
    const auto span = TileName::spanOf(level, number);
    if (shelf.span != span)
        openSpan(level, span);
    if (shelf.segments.size() == 1 && shelf.segments.front().placing->isSame)
        return whole(level, shelf.segments.front().reader.read(number));
    if (shelf.segments.empty())
        return std::nullopt;
    for (auto &plane : shelf.planes)
        plane.assign(nodes_, PastNoData);
    bool hasAny = false;
    for (auto &segment : shelf.segments)
        hasAny = scatter(&segment, number, &shelf) || hasAny;
    if (!hasAny)
        return std::nullopt;
    const auto &[least, mean, greatest] = shelf.planes;
    return Ladder::planesOf(level) == 1 ? PastRow{least, least, least} : PastRow{least, mean, greatest};
}

std::optional<PastRow> TileSource::whole(int level, const std::optional<std::span<const PastCode>> &row) const {
    if (!row)
        return std::nullopt;
    if (Ladder::planesOf(level) == 1)
        return PastRow{*row, *row, *row};
    return PastRow{row->first(nodes_), row->subspan(nodes_, nodes_), row->last(nodes_)};
}

void TileSource::openSpan(int level, std::int64_t span) {
    auto &shelf = levels_[static_cast<std::size_t>(level)];
    shelf.span = span;
    shelf.segments.clear();
    for (const auto &name : shelf_.segments(level, span, metric_)) {
        auto reader = TileReader::open(shelf_.path(name), name, shelf_.ladder());
        if (!reader)
            continue;
        auto placing = placingOf(*reader->header().nodes);
        shelf.segments.push_back({std::move(*reader), std::move(placing)});
    }
}

std::shared_ptr<const TileSource::Placing> TileSource::placingOf(const NodeTable &table) {
    if (lastPlacing_ && lastTable_ == table.bytes())
        return lastPlacing_;
    auto placing = std::make_shared<Placing>();
    for (std::size_t place = 0; place < table.size(); ++place) {
        if (const auto wanted = wanted_.find(table.name(place)); wanted != wanted_.end())
            placing->pairs.push_back({static_cast<std::uint32_t>(place), wanted->second});
    }
    placing->isSame = table.size() == nodes_ && placing->pairs.size() == nodes_ &&
                      std::all_of(placing->pairs.begin(), placing->pairs.end(),
                                  [](const auto &pair) { return pair.place == pair.wanted; });
    lastTable_ = table.bytes();
    lastPlacing_ = std::move(placing);
    return lastPlacing_;
}

// Of two segments that know the same step of a node, the first counts.
bool TileSource::scatter(Segment *segment, std::int64_t number, Shelf *level) const {
    const auto row = segment->reader.read(number);
    if (!row)
        return false;
    const auto nodes = segment->reader.header().nodes->size();
    for (std::size_t plane = 0; plane * nodes < row->size(); ++plane) {
        const auto codes = row->subspan(plane * nodes, nodes);
        auto &known = level->planes[plane];
        for (const auto &[place, wanted] : segment->placing->pairs) {
            if (known[wanted] == PastNoData)
                known[wanted] = codes[place];
        }
    }
    return true;
}

} // namespace telemetry
