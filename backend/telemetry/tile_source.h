#pragma once

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "backend/telemetry/past_source.h"
#include "backend/telemetry/tile_file.h"
#include "backend/telemetry/tile_shelf.h"

namespace telemetry {

// Reads tiles of one metric for nodes by their names, wherever in each file these stand. What a file does not know of a
// node is PastNoData; files that went or are broken are as if they had never been. Looks at its arguments.
class TileSource final : public PastSource {
public:
    // The names differ from each other.
    TileSource(const TileShelf &shelf, v1::GpuMetric metric, std::span<const std::string_view> nodes);

    std::size_t places() const override { return nodes_; }
    std::optional<PastRow> read(int level, std::int64_t number) override;

private:
    // Where the wanted nodes of a file stand in it and in the answer.
    struct Placing {
        struct Pair {
            std::uint32_t place;
            std::uint32_t wanted;
        };

        std::vector<Pair> pairs;
        // Rows of the file are rows of the answer.
        bool isSame = false;
    };

    struct Segment {
        TileReader reader;
        std::shared_ptr<const Placing> placing;
    };

    // One span of a level at a time, since steps are read in order.
    struct Shelf {
        std::optional<std::int64_t> span;
        std::vector<Segment> segments;
        std::array<std::vector<PastCode>, 3> planes;
    };

    std::optional<PastRow> whole(int level, const std::optional<std::span<const PastCode>> &row) const;
    void openSpan(int level, std::int64_t span);
    std::shared_ptr<const Placing> placingOf(const NodeTable &table);
    bool scatter(Segment *segment, std::int64_t number, Shelf *level) const;

    const TileShelf &shelf_;
    v1::GpuMetric metric_;
    std::size_t nodes_;
    std::unordered_map<std::string_view, std::uint32_t> wanted_;
    std::array<Shelf, Ladder::Levels> levels_;
    // Files in a row mostly have the same nodes.
    std::string lastTable_;
    std::shared_ptr<const Placing> lastPlacing_;
};

} // namespace telemetry
