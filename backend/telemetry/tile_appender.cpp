#include "backend/telemetry/tile_appender.h"

#include <limits>

#include "backend/telemetry/tile_source.h"

namespace telemetry {

namespace {

void keepFirst(core::Result<void> result, core::Result<void> *kept) {
    if (!result && *kept)
        *kept = std::move(result);
}

// Each plane as long as the table says: nodes that a row lacks are unknown in it.
std::vector<PastCode> widened(const std::vector<PastCode> &row, std::size_t planes, std::size_t places) {
    const auto each = row.size() / planes;
    std::vector<PastCode> wide(planes * places, PastNoData);
    for (std::size_t plane = 0; plane < planes; ++plane)
        std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(plane * each), std::min(each, places),
                    wide.begin() + static_cast<std::ptrdiff_t>(plane * places));
    return wide;
}

} // namespace

TileAppender::TileAppender(TileShelf &shelf) : shelf_(shelf) {
    for (int level = 0; level < Ladder::Levels; ++level)
        findNewest(level);
}

core::Result<void> TileAppender::add(const PastStep &step, const std::shared_ptr<const NodeTable> &nodes) {
    return addAt(0, step, nodes);
}

// A file that was begun right before the end of an earlier life holds nothing yet; the one before does.
void TileAppender::findNewest(int level) {
    auto &newest = newest_[static_cast<std::size_t>(level)];
    auto span = shelf_.newestSpan(level, std::numeric_limits<std::int64_t>::max());
    for (; span && !newest.number; span = shelf_.newestSpan(level, *span)) {
        for (const auto metric : shelf_.metricsIn(level, *span)) {
            for (const auto &name : shelf_.segments(level, *span, metric)) {
                const auto reader = TileReader::open(shelf_.path(name), name, shelf_.ladder());
                const auto number = reader ? reader->newest() : std::nullopt;
                if (number && (!newest.number || *number >= *newest.number))
                    newest = {number, reader->header().nodes};
            }
        }
    }
}

core::Result<void> TileAppender::addAt(int level, const PastStep &step, const std::shared_ptr<const NodeTable> &nodes) {
    core::Result<void> outcome;
    auto &newest = newest_[static_cast<std::size_t>(level)];
    const bool isGroupOver =
        newest.number && floorDivide(*newest.number, Ladder::Factor) != floorDivide(step.number, Ladder::Factor);
    if (level + 1 < Ladder::Levels && isGroupOver)
        keepFirst(addAt(level + 1, above(level), newest.nodes), &outcome);
    newest = {step.number, nodes};
    for (const auto &facts : metrics()) {
        const auto &row = step.row(facts.metric);
        if (row.empty() || nodes->size() == 0)
            continue;
        const auto writer = writerFor({{level, TileName::spanOf(level, step.number), facts.metric, 0}, nodes});
        if (!writer) {
            keepFirst(writer.error(), &outcome);
            continue;
        }
        const auto planes = static_cast<std::size_t>(Ladder::planesOf(level));
        keepFirst((*writer)->write(step.number, widened(row, planes, nodes->size())), &outcome);
    }
    return outcome;
}

PastStep TileAppender::above(int level) const {
    const auto &newest = newest_[static_cast<std::size_t>(level)];
    const auto &ladder = shelf_.ladder();
    PastStep step;
    step.number = floorDivide(*newest.number, Ladder::Factor);
    const auto length = ladder.stepOf(level + 1);
    const auto start = stepStart(step.number, length);
    std::vector<std::string_view> names;
    for (std::size_t place = 0; place < newest.nodes->size(); ++place)
        names.push_back(newest.nodes->name(place));
    for (const auto metric : shelf_.metricsIn(level, TileName::spanOf(level, *newest.number))) {
        TileSource source(shelf_, metric, names);
        const auto steps = answer(source, ladder, {metric, start, start + length, length});
        step.row(metric) = rowOf(steps);
    }
    return step;
}

core::Result<TileWriter *> TileAppender::writerFor(const TileHeader &wanted) {
    const std::pair key(wanted.name.level, wanted.name.metric);
    if (const auto found = writers_.find(key); found != writers_.end()) {
        const auto &header = found->second.header();
        if (header.nodes == wanted.nodes && header.name.span == wanted.name.span)
            return &found->second;
        writers_.erase(found);
    }
    auto header = wanted;
    for (const auto &name : shelf_.segments(wanted.name.level, wanted.name.span, wanted.name.metric)) {
        header.name.segment = name.segment;
        if (auto writer = TileWriter::resume(shelf_.path(header.name), header, shelf_.ladder())) {
            shelf_.add(header.name, header.fileBytes());
            return &writers_.emplace(key, std::move(*writer)).first->second;
        }
        ++header.name.segment;
    }
    shelf_.add(header.name, header.fileBytes());
    auto writer = TileWriter::create(shelf_.path(header.name), header, shelf_.ladder());
    if (!writer)
        return std::move(writer).error();
    return &writers_.emplace(key, std::move(*writer)).first->second;
}

} // namespace telemetry
