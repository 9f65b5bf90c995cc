#include "backend/storage/sqlite_store.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backend/core/unusable_directory.h"

namespace storage {

namespace v1 = core::v1;

namespace {

// Pages of 4 KiB in the WAL beyond which a step is due, while there is work and while there is none. Larger steps move
// fewer pages in all and keep whoever waits meanwhile for longer. Pages that each commit writes anew are moved once.
constexpr int BusyWalPages = 250;
constexpr int IdleWalPages = 100;
constexpr int MostWalPages = 2000;
constexpr int PagesOfEachCommit = 9;

// Of cached pages that stay while there is no work. Changes that come one by one need less than this.
constexpr std::int64_t IdleCacheBytes = 2 << 20;

// For its owner alone from its first moment; SQLite gives the WAL and its index the mode of the file itself.
core::Result<void> makePrivate(const std::filesystem::path &file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0 || ::fchmod(descriptor, S_IRUSR | S_IWUSR) != 0) {
        return core::unusableDirectory(file, v1::DIRECTORY_STORE_NOT_OPENED, "cannot be opened",
                                       std::error_code(errno, std::generic_category()).message());
    }
    ::close(descriptor);
    return {};
}

} // namespace

core::Result<std::unique_ptr<Store>> Store::open(StoreOptions options) {
    return SqliteStore::open(std::move(options));
}

core::Result<std::unique_ptr<Store>> SqliteStore::open(StoreOptions options) {
    auto lock = DirectoryLock::take(options.directory);
    if (!lock)
        return std::move(lock).error();
    if (auto checked = checkFileSystem(options.directory); !checked)
        return std::move(checked).error();

    const auto file = options.directory / "store.db";
    if (auto made = makePrivate(file); !made)
        return std::move(made).error();
    auto writer = SqliteConnection::open(file, SqliteConnection::Role::Writer);
    if (!writer)
        return std::move(writer).error();
    if (auto migrated = migrate(**writer, options.migrations); !migrated)
        return std::move(migrated).error();

    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*lock), std::move(*writer), options));
    // The write-ahead log is there from the first reading on, and stays until the last connection closes.
    store->files_ = {PlacedFile(file), PlacedFile(file.string() + "-wal")};
    store->reserve_.refill();
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < options.readers; ++i) {
        auto reader = store->openReader();
        if (!reader)
            return std::move(reader).error();
        connections.push_back(std::move(*reader));
    }
    store->readers_ = std::make_unique<ReaderPool>(std::move(connections));
    return std::unique_ptr<Store>(std::move(store));
}

core::Result<void> SqliteStore::checkPlace() const {
    for (const auto &placed : files_) {
        if (!placed.isThere())
            return core::unusableDirectory(placed.path(), v1::DIRECTORY_STORE_REPLACED,
                                           "was deleted, moved or replaced while the service runs; stop it and put the "
                                           "data directory back");
    }
    return {};
}

SqliteStore::SqliteStore(std::unique_ptr<DirectoryLock> lock, std::unique_ptr<SqliteConnection> writer,
                         const StoreOptions &options)
    : lock_(std::move(lock)),
      directory_(options.directory),
      reserve_(options.directory, options.reserveBytes),
      writer_(std::move(writer)) {}

core::Result<std::unique_ptr<Connection>> SqliteStore::openReader() const {
    auto reader = SqliteConnection::open(file(), SqliteConnection::Role::Reader);
    if (!reader)
        return std::move(reader).error();
    return std::unique_ptr<Connection>(std::move(*reader));
}

bool SqliteStore::isTidyDue(bool isIdle) const {
    const int pages = writer_->walPages();
    if (isIdle || pages >= MostWalPages)
        return pages >= IdleWalPages;
    return pages - PagesOfEachCommit * writer_->walCommits() >= BusyWalPages;
}

core::Result<void> SqliteStore::tidy() {
    return writer_->checkpoint();
}

void SqliteStore::releaseCache() {
    if (writer_->cachedBytes() > IdleCacheBytes)
        writer_->releaseCache();
}

} // namespace storage
