#include "backend/telemetry/tile_shelf.h"

#include <limits>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace telemetry {

namespace {

// Of 100. Seen by what a step of twelve minutes takes beside twelve of a minute, coarse steps get more than their part:
// theirs is the long past.
constexpr std::array<std::uint64_t, Ladder::Levels> Shares{60, 25, 15};

core::Error failure(const std::filesystem::path &directory, const std::error_code &error) {
    const bool isFull = error == std::errc::no_space_on_device;
    return core::Error(isFull ? core::v1::DISK_FULL : core::v1::FILE_UNREADABLE,
                       directory.string() + " cannot be used: " + error.message(),
                       {{"path", directory.string()}, {"system_error", error.message()}});
}

TileName firstOf(int level, std::int64_t span) {
    return {level, span, v1::GPU_METRIC_UNSPECIFIED, std::numeric_limits<int>::min()};
}

} // namespace

core::Result<std::unique_ptr<TileShelf>> TileShelf::open(const std::filesystem::path &directory, const Ladder &ladder,
                                                         std::uint64_t bytes) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (!error)
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error)
        return failure(directory, error);
    std::unique_ptr<TileShelf> shelf(new TileShelf(directory, ladder, bytes));
    if (auto scanned = shelf->scan(); !scanned)
        return std::move(scanned).error();
    return shelf;
}

void TileShelf::add(const TileName &name, std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    auto &known = files_[name];
    auto &taken = taken_[static_cast<std::size_t>(name.level)];
    taken += bytes - known;
    known = bytes;
    trim(name.level, name.span);
}

void TileShelf::dropBefore(Instant oldest) {
    const std::lock_guard lock(mutex_);
    for (int level = 0; level < Ladder::Levels; ++level) {
        const auto kept = TileName::spanOf(level, stepNumber(oldest, ladder_.stepOf(level)));
        auto file = files_.lower_bound(firstOf(level, std::numeric_limits<std::int64_t>::min()));
        while (file != files_.end() && file->first.level == level && file->first.span < kept)
            file = remove(file);
    }
}

std::vector<TileName> TileShelf::segments(int level, std::int64_t span, v1::GpuMetric metric) const {
    std::vector<TileName> found;
    const std::lock_guard lock(mutex_);
    for (auto file = files_.lower_bound({level, span, metric, std::numeric_limits<int>::min()});
         file != files_.end() && file->first.level == level && file->first.span == span && file->first.metric == metric;
         ++file)
        found.push_back(file->first);
    return found;
}

std::set<v1::GpuMetric> TileShelf::metricsIn(int level, std::int64_t span) const {
    std::set<v1::GpuMetric> found;
    const std::lock_guard lock(mutex_);
    for (auto file = files_.lower_bound(firstOf(level, span));
         file != files_.end() && file->first.level == level && file->first.span == span; ++file)
        found.insert(file->first.metric);
    return found;
}

std::optional<std::int64_t> TileShelf::oldestSpan(int level, v1::GpuMetric metric) const {
    const std::lock_guard lock(mutex_);
    for (auto file = files_.lower_bound(firstOf(level, std::numeric_limits<std::int64_t>::min()));
         file != files_.end() && file->first.level == level; ++file) {
        if (file->first.metric == metric)
            return file->first.span;
    }
    return std::nullopt;
}

std::optional<std::int64_t> TileShelf::newestSpan(int level, std::int64_t before) const {
    const std::lock_guard lock(mutex_);
    const auto next = files_.lower_bound(firstOf(level, before));
    if (next == files_.begin() || std::prev(next)->first.level != level)
        return std::nullopt;
    return std::prev(next)->first.span;
}

std::uint64_t TileShelf::bytes() const {
    const std::lock_guard lock(mutex_);
    std::uint64_t total = 0;
    for (const auto taken : taken_)
        total += taken;
    return total;
}

core::Result<void> TileShelf::scan() {
    std::error_code error;
    std::filesystem::directory_iterator entry(directory_, error);
    if (error)
        return failure(directory_, error);
    const std::lock_guard lock(mutex_);
    while (entry != std::filesystem::directory_iterator()) {
        const auto name = TileName::fromFileName(entry->path().filename().string(), ladder_);
        struct stat status {};
        if (name && ::lstat(entry->path().c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
            files_[*name] = static_cast<std::uint64_t>(status.st_size);
            taken_[static_cast<std::size_t>(name->level)] += static_cast<std::uint64_t>(status.st_size);
        }
        entry.increment(error);
        if (error)
            return failure(directory_, error);
    }
    for (int level = 0; level < Ladder::Levels; ++level)
        trim(level, std::numeric_limits<std::int64_t>::max());
    return {};
}

void TileShelf::trim(int level, std::int64_t spared) {
    const auto &taken = taken_[static_cast<std::size_t>(level)];
    const auto share = bytes_ / 100 * Shares[static_cast<std::size_t>(level)];
    auto file = files_.lower_bound(firstOf(level, std::numeric_limits<std::int64_t>::min()));
    while (taken > share && file != files_.end() && file->first.level == level && file->first.span < spared)
        file = remove(file);
    // What a clock left behind that once was ahead.
    file = files_.lower_bound(firstOf(level, spared == std::numeric_limits<std::int64_t>::max() ? spared : spared + 1));
    while (taken > share && file != files_.end() && file->first.level == level)
        file = remove(file);
}

// What cannot be deleted is forgotten all the same: nobody reads it any more, and the next start sees it again.
TileShelf::Files::iterator TileShelf::remove(Files::iterator file) {
    ::unlink((directory_ / file->first.fileName(ladder_)).c_str());
    taken_[static_cast<std::size_t>(file->first.level)] -= file->second;
    return files_.erase(file);
}

} // namespace telemetry
