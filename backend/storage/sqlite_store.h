#pragma once

#include "backend/storage/data_directory.h"
#include "backend/storage/reader_pool.h"
#include "backend/storage/sqlite_connection.h"
#include "backend/storage/store.h"

namespace storage {

// The store in one SQLite file, `store.db`, in the data directory.
class SqliteStore final : public Store {
public:
    static core::Result<std::unique_ptr<Store>> open(StoreOptions options);

    Connection &writer() override { return *writer_; }
    ReaderPool &readers() override { return *readers_; }
    core::Result<std::unique_ptr<Connection>> openReader() const override;

    bool isTidyDue(bool isIdle) const override;
    core::Result<void> tidy() override;
    void releaseCache() override;
    core::Result<void> checkPlace() const override;

    bool isReserveHeld() const override { return reserve_.isHeld(); }
    void releaseReserve() override { reserve_.release(); }
    bool refillReserve() override { return reserve_.refill(); }
    std::int64_t freeBytes() const override { return storage::freeBytes(directory_); }

private:
    SqliteStore(std::unique_ptr<DirectoryLock> lock, std::unique_ptr<SqliteConnection> writer,
                const StoreOptions &options);

    std::filesystem::path file() const { return directory_ / "store.db"; }

    // Freed last, when nothing has the file open any more.
    std::unique_ptr<DirectoryLock> lock_;
    std::filesystem::path directory_;
    std::vector<PlacedFile> files_;
    Reserve reserve_;
    std::unique_ptr<SqliteConnection> writer_;
    std::unique_ptr<ReaderPool> readers_;
};

} // namespace storage
