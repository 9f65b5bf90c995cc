#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/telemetry/metric_codes.h"
#include "backend/telemetry/open_step.h"
#include "backend/telemetry/past_steps.h"
#include "backend/telemetry/tile_appender.h"
#include "backend/telemetry/tile_shelf.h"

namespace telemetry {

// The long past, of nodes instead of GPUs, on disk and bounded: steps of a minute for as long as there is room, of
// twelve minutes longer, of 144 minutes for weeks. What was written survives a kill at any instant; what is broken or
// foreign is left out. One thread records, any thread asks and does not wait for it.
class NodeTiles {
public:
    struct Limits {
        // Of all files together; those of the present are kept in any case.
        std::uint64_t bytes = 1'000'000'000;
        std::chrono::milliseconds step{60'000};
        // What is older goes, also where there is room.
        std::chrono::milliseconds reach = std::chrono::hours(24 * 400);
    };

    // Makes the directory where it is missing. FILE_UNREADABLE, DISK_FULL.
    static core::Result<std::unique_ptr<NodeTiles>> open(const std::filesystem::path &directory, const Limits &limits);

    // What is known at an instant of nodes (fold.h), each code at the place of its node's name; about once a second. A
    // step is written when the next one begins. Names differ from each other. What is on disk of an instant stays.
    // Errors are those of the disk, after all was written that could be; recording may go on: DISK_FULL,
    // FILE_UNREADABLE.
    core::Result<void> record(Instant now, std::span<const std::string> nodes, std::span<const MetricCodes> columns);

    // The steps of [from, to) that are kept, for each node, by name; what no file knows is PastNoData. Where steps as
    // short as wanted do not reach back to `from`, longer ones that do are answered.
    PastSteps query(const PastQuery &query, std::span<const std::string> nodes) const;
    // Where what is kept of a metric begins, in steps of whatever length.
    std::optional<Instant> oldest(v1::GpuMetric metric) const;
    // Where the newest step on disk ends, of any metric.
    std::optional<Instant> newest() const;
    // What the files take, or may grow to before the next ones begin.
    std::uint64_t bytes() const { return shelf_->bytes(); }

private:
    NodeTiles(std::unique_ptr<TileShelf> shelf, const Limits &limits);

    core::Result<void> closeStep();
    std::optional<Instant> oldestAt(int level, v1::GpuMetric metric) const;
    // The query as it can be answered: with steps that reach back far enough, and no longer than what is kept.
    PastQuery answerable(PastQuery query) const;

    const Ladder ladder_;
    const std::chrono::milliseconds reach_;
    const std::unique_ptr<TileShelf> shelf_;
    // Guards what follows.
    std::mutex recording_;
    TileAppender appender_;
    OpenStep open_;
    std::shared_ptr<const NodeTable> nodes_;
    // Where the newest step on disk ends, in milliseconds since the epoch; asked without the lock.
    std::atomic<std::int64_t> end_;
};

} // namespace telemetry
