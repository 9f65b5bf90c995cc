#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "backend/core/result.h"
#include "backend/posix/descriptor.h"
#include "backend/telemetry/code.h"
#include "backend/telemetry/tile_header.h"

namespace telemetry {

// A file of tiles that grows: steps are written behind each other, and what was written is never touched again, so that
// a kill at any instant loses at most the step in the making. For one thread; others may read the file meanwhile.
class TileWriter {
public:
    // A new file. DISK_FULL, FILE_UNREADABLE.
    static core::Result<TileWriter> create(const std::filesystem::path &path, const TileHeader &header,
                                           const Ladder &ladder);
    // One that is there, to go on behind its end; nothing unless it has exactly this header.
    static std::optional<TileWriter> resume(const std::filesystem::path &path, const TileHeader &header,
                                            const Ladder &ladder);

    const TileHeader &header() const { return header_; }
    // The codes of a step of this file, by plane and node. A step that is not behind all others is left out silently.
    // DISK_FULL, FILE_UNREADABLE.
    core::Result<void> write(std::int64_t number, std::span<const PastCode> row);

private:
    TileWriter(posix::Descriptor descriptor, std::filesystem::path path, TileHeader header)
        : descriptor_(std::move(descriptor)), path_(std::move(path)), header_(std::move(header)) {}

    posix::Descriptor descriptor_;
    std::filesystem::path path_;
    TileHeader header_;
    // The first step of the file that may still be written.
    std::int64_t next_ = 0;
};

// Reads a file of tiles and believes nothing in it that its checksums do not say. For one thread.
class TileReader {
public:
    // Nothing where the file cannot be read or is not what its name says.
    static std::optional<TileReader> open(const std::filesystem::path &path, const TileName &name,
                                          const Ladder &ladder);

    const TileHeader &header() const { return header_; }
    // The newest step that may have been written; nothing where there is none.
    std::optional<std::int64_t> newest() const;
    // The oldest step that was written, whole or not; nothing where there is none.
    std::optional<std::int64_t> oldest() const;
    // The codes of a step, by plane and node, until the next read; nothing where it was not written whole.
    std::optional<std::span<const PastCode>> read(std::int64_t number);

private:
    TileReader(posix::Descriptor descriptor, TileHeader header)
        : descriptor_(std::move(descriptor)), header_(std::move(header)) {}

    posix::Descriptor descriptor_;
    TileHeader header_;
    std::vector<unsigned char> record_;
};

} // namespace telemetry
