#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>

#include "backend/core/result.h"
#include "backend/telemetry/past_step.h"
#include "backend/telemetry/tile_file.h"
#include "backend/telemetry/tile_shelf.h"

namespace telemetry {

// Writes steps of nodes into the files of a shelf, and the coarser steps that they make as soon as these are over. Goes
// on where the files end that it finds. Belongs to one thread.
class TileAppender {
public:
    explicit TileAppender(TileShelf &shelf);

    // A shortest step, with as many places in each row as the table has, or fewer. A step of a file that is
    // not behind all others in it is left out. The first error of the files, after all that can be written was:
    // DISK_FULL, FILE_UNREADABLE.
    core::Result<void> add(const PastStep &step, const std::shared_ptr<const NodeTable> &nodes);

    // The shortest step that was added last, or the newest that was found on disk.
    std::optional<std::int64_t> newest() const { return newest_[0].number; }

private:
    struct Newest {
        std::optional<std::int64_t> number;
        std::shared_ptr<const NodeTable> nodes;
    };

    void findNewest(int level);
    core::Result<void> addAt(int level, const PastStep &step, const std::shared_ptr<const NodeTable> &nodes);
    // The step above the newest one of a level, made of what is on disk.
    PastStep above(int level) const;
    core::Result<TileWriter *> writerFor(const TileHeader &wanted);

    TileShelf &shelf_;
    std::array<Newest, Ladder::Levels> newest_;
    std::map<std::pair<int, v1::GpuMetric>, TileWriter> writers_;
};

} // namespace telemetry
