#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/posix/descriptor.h"
#include "backend/telemetry/event_format.h"
#include "backend/telemetry/instant.h"

namespace telemetry {

// Events of GPUs on disk, in files `gpu_events.<number>.log` (event_format.h) that grow until they are large enough and
// are bounded in bytes and time: the oldest file goes first. A file whose end is torn is not written any more. One that
// is damaged is set aside as `gpu_events.damaged`, in the place of the one before, and what of it is sound stands in a
// file of its own name. For one thread.
class EventShelf {
public:
    struct Limits {
        // Of all files together.
        std::uint64_t bytes = 8'000'000;
        std::uint64_t fileBytes = 500'000;
        // A file goes when all that it has is older.
        std::chrono::milliseconds reach = std::chrono::hours(24 * 400);
    };

    // What was found.
    struct Found {
        // As they were written.
        std::vector<GpuEvent> events;
        // There were older ones, which went for newer ones.
        bool isCut = false;
        // Names of files that were set aside.
        std::vector<std::string> setAside;
    };

    // Makes the directory where it is missing. FILE_UNREADABLE, DISK_FULL.
    static core::Result<std::unique_ptr<EventShelf>> open(const std::filesystem::path &directory, const Limits &limits,
                                                          Found *found);

    // All of them or, on an error, none that would be read again: DISK_FULL, FILE_UNREADABLE. What no record can hold
    // is left out.
    core::Result<void> append(std::span<const GpuEvent> events);
    // What the files take.
    std::uint64_t bytes() const;

private:
    struct File {
        std::uint64_t bytes = 0;
        // Of its events.
        core::TimePoint newest;
    };

    EventShelf(std::filesystem::path directory, const Limits &limits)
        : directory_(std::move(directory)), limits_(limits) {}

    core::Result<void> scan(Found *found);
    core::Result<void> take(int number, Found *found);
    core::Result<void> mend(int number, std::string_view sound) const;
    core::Result<void> openLast();
    // The oldest ones, but never the last.
    void trim();
    std::filesystem::path path(int number) const;

    const std::filesystem::path directory_;
    const Limits limits_;
    // By their numbers.
    std::map<int, File> files_;
    // Of the next file.
    int next_ = 0;
    // Of the last file; closed as long as nothing was written.
    posix::Descriptor descriptor_;
    // The last file can be written on.
    bool goesOn_ = false;
};

} // namespace telemetry
