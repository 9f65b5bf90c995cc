#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "backend/core/result.h"

namespace storage {

// Why a store may not live in this directory; success on local file systems. DATA_DIRECTORY_UNUSABLE on network file
// systems, where neither locks nor shared memory hold what SQLite needs.
core::Result<void> checkFileSystem(const std::filesystem::path &directory);

// The right of one process to use a data directory, for as long as it lives: a lock on the open file `lock`, which
// holds the pid. The kernel frees it when the process dies.
class DirectoryLock {
public:
    // Makes the directory, for its owner alone, when it is missing. DATA_DIRECTORY_IN_USE with the holder's `pid`
    // where it is known, DATA_DIRECTORY_UNUSABLE.
    static core::Result<std::unique_ptr<DirectoryLock>> take(const std::filesystem::path &directory);

    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;
    ~DirectoryLock();

private:
    explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

// A file by its place and what stands there now; for telling later whether it is still the same one.
class PlacedFile {
public:
    explicit PlacedFile(std::filesystem::path path);

    const std::filesystem::path &path() const { return path_; }
    bool isThere() const;

private:
    // Device and inode.
    using Identity = std::pair<std::uint64_t, std::uint64_t>;

    // Nothing where there is no file.
    std::optional<Identity> read() const;

    std::filesystem::path path_;
    std::optional<Identity> identity_;
};

// Space held back in the file `reserve`, so that there is room for the last words when the disk is full.
class Reserve {
public:
    Reserve(std::filesystem::path directory, std::int64_t bytes);

    // Allocates it whole; false when there is no room, and then nothing is held.
    bool refill();
    void release();
    bool isHeld() const { return isHeld_; }

private:
    std::filesystem::path file_;
    std::int64_t bytes_;
    bool isHeld_ = false;
};

// Of the file system that holds it; 0 when it cannot be told.
std::int64_t freeBytes(const std::filesystem::path &directory);

} // namespace storage
