#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "backend/core/result.h"
#include "backend/storage/migration.h"

namespace storage {

class Connection;
class ReaderPool;

struct StoreOptions {
    std::filesystem::path directory;
    std::span<const Migration> migrations;
    int readers = 2;
    // Held back for the last words when the disk is full.
    std::int64_t reserveBytes = std::int64_t{64} << 20;
};

// A database of one process: one writer, a pool of readers, and what its upkeep needs. The writer's connection and the
// upkeep belong to one thread.
class Store {
public:
    // Takes the lock of the data directory and brings the schema up to date. Errors: DATA_DIRECTORY_IN_USE,
    // DATA_DIRECTORY_UNUSABLE, DISK_FULL, STORE_SEALED.
    static core::Result<std::unique_ptr<Store>> open(StoreOptions options);

    Store() = default;
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;
    virtual ~Store() = default;

    virtual Connection &writer() = 0;
    virtual ReaderPool &readers() = 0;
    // A further reader, for work that has a thread of its own.
    virtual core::Result<std::unique_ptr<Connection>> openReader() const = 0;

    // Whether there is enough that was committed and not moved to its place; while idle less is enough.
    virtual bool isTidyDue(bool isIdle) const = 0;
    // A step of moving it, between transactions.
    virtual core::Result<void> tidy() = 0;
    // What the writer's cache of pages took in a burst of work; for the time after it.
    virtual void releaseCache() = 0;

    // Whether what is written still goes to where the next start reads it. DATA_DIRECTORY_UNUSABLE once the files were
    // deleted, moved or replaced under the open store.
    virtual core::Result<void> checkPlace() const = 0;

    virtual bool isReserveHeld() const = 0;
    virtual void releaseReserve() = 0;
    // False while there is no room for it.
    virtual bool refillReserve() = 0;
    virtual std::int64_t freeBytes() const = 0;
};

} // namespace storage
