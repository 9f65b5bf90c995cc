#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "backend/core/result.h"
#include "backend/telemetry/tile_header.h"

namespace telemetry {

// Which files of tiles there are in a directory, and that they do not grow beyond a bound: of each length of steps the
// oldest go first, so that coarse steps reach further back. Files with other names are left alone. Safe from any
// thread.
class TileShelf {
public:
    // Makes the directory where it is missing, and looks at what is there. FILE_UNREADABLE, DISK_FULL.
    static core::Result<std::unique_ptr<TileShelf>> open(const std::filesystem::path &directory, const Ladder &ladder,
                                                         std::uint64_t bytes);

    // A file that is about to be made and may grow to so many bytes. Others go for it, but none of its own span.
    void add(const TileName &name, std::uint64_t bytes);
    // Files all of whose steps are older go.
    void dropBefore(Instant oldest);

    const Ladder &ladder() const { return ladder_; }
    std::filesystem::path path(const TileName &name) const { return directory_ / name.fileName(ladder_); }
    // The segments of a span, in order; there may be none.
    std::vector<TileName> segments(int level, std::int64_t span, v1::GpuMetric metric) const;
    // Of which metrics there is anything.
    std::set<v1::GpuMetric> metricsIn(int level, std::int64_t span) const;
    // The oldest span with a file of the metric, and the newest below another with a file of any.
    std::optional<std::int64_t> oldestSpan(int level, v1::GpuMetric metric) const;
    std::optional<std::int64_t> newestSpan(int level, std::int64_t before) const;
    // What the files have or may grow to.
    std::uint64_t bytes() const;

private:
    using Files = std::map<TileName, std::uint64_t>;

    TileShelf(std::filesystem::path directory, const Ladder &ladder, std::uint64_t bytes)
        : directory_(std::move(directory)), ladder_(ladder), bytes_(bytes) {}

    core::Result<void> scan();
    // Deletes the oldest files of a level until it keeps its share; none of the span `spared`, and of those after it
    // only when there are no others.
    void trim(int level, std::int64_t spared);
    Files::iterator remove(Files::iterator file);

    const std::filesystem::path directory_;
    const Ladder ladder_;
    const std::uint64_t bytes_;
    // Guards the files: by level and age, and their bytes.
    mutable std::mutex mutex_;
    Files files_;
    std::array<std::uint64_t, Ladder::Levels> taken_{};
};

} // namespace telemetry
