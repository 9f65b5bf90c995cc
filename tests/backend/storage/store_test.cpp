#include "backend/storage/store.h"

#include <atomic>
#include <fstream>
#include <future>
#include <string>

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>

#include "backend/storage/connection.h"
#include "backend/storage/data_directory.h"
#include "backend/storage/reader_pool.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace storage {
namespace {

namespace v1 = core::v1;

constexpr std::string_view Tables[] = {"CREATE TABLE thing (id BIGINT PRIMARY KEY, bytes BYTEA)"};
constexpr Migration Steps[] = {{1, Tables}};

core::Result<std::unique_ptr<Store>> openIn(const std::filesystem::path &directory) {
    return Store::open({directory, Steps, 2, std::int64_t{1} << 20});
}

TEST(StoreTest, whatIsCommittedIsThereAfterReopening) {
    const support::TemporaryDirectory directory;
    {
        auto store = openIn(directory.path() / "data");
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->writer().exec("INSERT INTO thing (id) VALUES (5)"));
    }
    auto store = openIn(directory.path() / "data");
    ASSERT_TRUE(store);
    std::int64_t seen = 0;
    ASSERT_TRUE((*store)->writer().query("SELECT id FROM thing", {}, [&](const Row &row) {
        seen = row.integer(0);
        return true;
    }));
    EXPECT_EQ(seen, 5);
}

TEST(StoreTest, filesAreForTheirOwnerAlone) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->writer().exec("INSERT INTO thing (id) VALUES (5)"));
    for (const auto *name : {"store.db", "store.db-wal", "store.db-shm", "lock", "reserve"}) {
        const auto permissions = std::filesystem::status(directory.path() / name).permissions();
        EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write) << name;
    }
}

TEST(StoreTest, secondStoreOnOneDirectoryIsRefusedWithThePidOfTheFirst) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    const auto here = openIn(directory.path());
    ASSERT_FALSE(here);
    EXPECT_EQ(here.error().reason(), v1::DATA_DIRECTORY_IN_USE);
    EXPECT_EQ(here.error().arguments().at("pid"), std::to_string(::getpid()));
    EXPECT_EQ(support::inChild([&] { return DirectoryLock::take(directory.path()).isOk() ? 1 : 0; }), 0);
}

TEST(StoreTest, lockWithoutAPidIsHeldByAnotherProcessWithoutANumber) {
    const support::TemporaryDirectory directory;
    const auto lock = DirectoryLock::take(directory.path());
    ASSERT_TRUE(lock);
    // As it is between the lock and the pid, and as somebody else may have left it.
    for (const auto *text : {"", "0x1f\n"}) {
        std::ofstream(directory.path() / "lock") << text;
        const auto other = DirectoryLock::take(directory.path());
        ASSERT_FALSE(other);
        EXPECT_EQ(other.error().reason(), v1::DATA_DIRECTORY_IN_USE);
        EXPECT_FALSE(other.error().arguments().contains("pid"));
        EXPECT_NE(other.error().message().find("another process"), std::string::npos) << other.error().message();
    }
}

TEST(StoreTest, lockOfAKilledProcessIsFree) {
    const support::TemporaryDirectory directory;
    support::inChild([&] {
        const auto lock = DirectoryLock::take(directory.path());
        return ::raise(SIGKILL);
    });
    EXPECT_TRUE(openIn(directory.path()));
}

// A child that was made a moment before its parent was killed holds the lock until it has called exec.
TEST(StoreTest, lockThatAnHeirOfAKilledProcessStillHoldsIsWaitedFor) {
    const support::TemporaryDirectory directory;
    support::inChild([&] {
        const auto lock = DirectoryLock::take(directory.path());
        if (::fork() == 0) {
            ::poll(nullptr, 0, 100);
            ::_exit(0);
        }
        return ::raise(SIGKILL);
    });
    EXPECT_TRUE(openIn(directory.path()));
}

TEST(StoreTest, fileInPlaceOfTheDirectoryIsRefused) {
    const support::TemporaryDirectory directory;
    std::fclose(std::fopen((directory.path() / "file").c_str(), "w"));
    const auto store = openIn(directory.path() / "file");
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    EXPECT_EQ(store.error().arguments().at("fault"), "DIRECTORY_NOT_WRITTEN");
    EXPECT_FALSE(store.error().arguments().at("system_error").empty());
}

TEST(StoreTest, filesThatWentAwayAreToldAndThatCameBackAreNot) {
    const support::TemporaryDirectory directory;
    const auto data = directory.path() / "data";
    auto store = openIn(data);
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->writer().exec("INSERT INTO thing (id) VALUES (5)"));
    ASSERT_TRUE((*store)->checkPlace());
    std::filesystem::rename(data, directory.path() / "elsewhere");
    EXPECT_EQ((*store)->checkPlace().error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    std::filesystem::rename(directory.path() / "elsewhere", data);
    EXPECT_TRUE((*store)->checkPlace());
    for (const auto *name : {"store.db-wal", "store.db"}) {
        std::filesystem::copy_file(data / name, data / "copy");
        std::filesystem::rename(data / "copy", data / name);
        EXPECT_FALSE((*store)->checkPlace()) << name;
    }
}

TEST(StoreTest, tidyKeepsTheLogShort) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    const std::string page(4000, 'x');
    for (std::int64_t id = 0; id < 5000; ++id) {
        ASSERT_TRUE((*store)->writer().exec("INSERT INTO thing (id, bytes) VALUES ($1, $2)", {id, Bytes{page}}));
        if ((*store)->isTidyDue(false)) {
            ASSERT_TRUE((*store)->tidy());
        }
    }
    EXPECT_LT(std::filesystem::file_size(directory.path() / "store.db-wal"), 2200U * 4096);
}

// So many rows of a page each, in one commit.
bool fill(Connection &writer, std::int64_t first, std::int64_t count) {
    const std::string page(4000, 'x');
    bool isDone = writer.begin().isOk();
    for (std::int64_t id = first; id < first + count; ++id)
        isDone = isDone && writer.exec("INSERT INTO thing (id, bytes) VALUES ($1, $2)", {id, Bytes{page}}).isOk();
    return isDone && writer.commit().isOk();
}

// How many rows of a page each there are; -1 where they cannot be read.
std::int64_t filled(Connection &connection) {
    std::int64_t bytes = 0;
    const auto read = connection.query("SELECT bytes FROM thing ORDER BY id", {}, [&](const Row &row) {
        bytes += static_cast<std::int64_t>(row.bytes(0).size());
        return true;
    });
    return read ? bytes / 4000 : -1;
}

// A reader of an older state holds the checkpoint up half-way; what was moved until there is read from its place.
TEST(StoreTest, whatHalfACheckpointMovedIsRead) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    ASSERT_TRUE(fill((*store)->writer(), 0, 50));
    auto older = (*store)->openReader();
    ASSERT_TRUE(older);
    ASSERT_TRUE((*older)->begin());
    ASSERT_EQ(filled(**older), 50);
    ASSERT_TRUE(fill((*store)->writer(), 50, 50));
    ASSERT_TRUE((*store)->tidy());
    auto newer = (*store)->openReader();
    ASSERT_TRUE(newer);
    EXPECT_EQ(filled(**newer), 100);
    EXPECT_EQ(filled(**older), 50);
    (*older)->rollback();
}

// A WAL of some 5 MB, more than is remembered of it, in which pages are written again and again.
TEST(StoreTest, everyPageOfALongLogComesToItsPlace) {
    constexpr std::int64_t Rows = 400;
    const support::TemporaryDirectory directory;
    const auto bytesOf = [](std::int64_t id, int round) {
        return std::to_string(id) + ' ' + std::to_string(round) + std::string(3900, 'x');
    };
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    auto &writer = (*store)->writer();
    for (int round = 0; round < 3; ++round) {
        for (std::int64_t id = 0; id < Rows; ++id) {
            if (id % 40 == 0) {
                ASSERT_TRUE(writer.begin());
            }
            ASSERT_TRUE(writer.exec("INSERT INTO thing (id, bytes) VALUES ($1, $2)"
                                    " ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes",
                                    {id, Bytes{bytesOf(id, round)}}));
            if (id % 40 == 39) {
                ASSERT_TRUE(writer.commit());
            }
        }
    }
    ASSERT_TRUE((*store)->tidy());
    store->reset();
    std::filesystem::remove(directory.path() / "store.db-wal");
    store = openIn(directory.path());
    ASSERT_TRUE(store);
    std::int64_t next = 0;
    ASSERT_TRUE((*store)->writer().query("SELECT id, bytes FROM thing ORDER BY id", {}, [&](const Row &row) {
        EXPECT_EQ(row.integer(0), next);
        EXPECT_EQ(row.bytes(1), bytesOf(next++, 2));
        return true;
    }));
    EXPECT_EQ(next, Rows);
}

// The limit on the size of files stands for a full disk: the kernel refuses to let the database grow.
TEST(StoreTest, aCheckpointWithoutRoomFailsAndIsMadeLater) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    ASSERT_TRUE(fill((*store)->writer(), 0, 1000));
    ASSERT_TRUE((*store)->tidy());
    ASSERT_TRUE(fill((*store)->writer(), 1000, 50));

    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit limit = before;
    limit.rlim_cur = std::filesystem::file_size(directory.path() / "store.db") + 40000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto refused = (*store)->tidy();
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::DISK_FULL) << refused.error().message();
    auto reader = (*store)->openReader();
    ASSERT_TRUE(reader);
    EXPECT_EQ(filled(**reader), 1050);

    EXPECT_TRUE((*store)->tidy());
    EXPECT_TRUE(fill((*store)->writer(), 1050, 1));
    reader->reset();
    store->reset();
    store = openIn(directory.path());
    ASSERT_TRUE(store);
    EXPECT_EQ(filled((*store)->writer()), 1051);
}

TEST(StoreTest, readersAnswerEveryTaskOnce) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->writer().exec("INSERT INTO thing (id) VALUES (5)"));
    std::atomic<int> answered{0};
    std::atomic<int> right{0};
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    for (int i = 0; i < 2000; ++i) {
        (*store)->readers().post([&, opened](core::Result<Connection *> connection) {
            if (connection)
                opened.wait();
            ++answered;
            if (connection && (*connection)->query("SELECT id FROM thing", {}, [](const Row &) { return true; }))
                ++right;
        });
    }
    // Up to two run, 1,024 wait, the rest was refused at once.
    EXPECT_GE(answered, 2000 - 2 - static_cast<int>(ReaderPool::MaxQueued));
    gate.set_value();
    store->reset();
    EXPECT_EQ(answered, 2000);
    EXPECT_LE(right, 2 + static_cast<int>(ReaderPool::MaxQueued));
}

TEST(StoreTest, readThatRunsPastItsTimeIsCutAndTheNextIsNot) {
    const support::TemporaryDirectory directory;
    auto store = openIn(directory.path());
    ASSERT_TRUE(store);
    std::promise<core::Result<void>> cut;
    std::promise<core::Result<void>> next;
    const auto read = [](std::promise<core::Result<void>> &answer, std::string_view sql) {
        return [&answer, sql](core::Result<Connection *> connection) {
            answer.set_value(connection ? (*connection)->query(sql, {}, [](const Row &) { return true; })
                                        : core::Result<void>(std::move(connection).error()));
        };
    };
    // On both threads of the pool, so that the last follows one of them.
    std::promise<core::Result<void>> other;
    constexpr auto Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    (*store)->readers().post(read(cut, Endless));
    (*store)->readers().post(read(other, Endless));
    (*store)->readers().post(read(next, "SELECT id FROM thing"));
    EXPECT_EQ(cut.get_future().get().error().reason(), v1::DEADLINE_EXCEEDED);
    EXPECT_EQ(other.get_future().get().error().reason(), v1::DEADLINE_EXCEEDED);
    EXPECT_TRUE(next.get_future().get());
}

TEST(StoreTest, fullDiskIsSaidAndTheReserveLetsTheLastWordsThrough) {
    const support::TemporaryDirectory directory;
    const int status = support::onSmallDisk(directory.path(), "4m", [&] {
        auto store = openIn(directory.path());
        if (!store || !(*store)->isReserveHeld())
            return 1;
        auto &writer = (*store)->writer();
        const std::string page(4000, 'x');
        core::Result<std::int64_t> done = std::int64_t{0};
        std::int64_t id = 0;
        while (done) {
            if (!writer.begin())
                return 2;
            done = writer.exec("INSERT INTO thing (id, bytes) VALUES ($1, $2)", {++id, Bytes{page}});
            if (done) {
                if (auto committed = writer.commit(); !committed)
                    done = std::move(committed).error();
            }
        }
        writer.rollback();
        if (done.error().reason() != v1::DISK_FULL)
            return 3;
        (*store)->releaseReserve();
        if (!writer.exec("INSERT INTO thing (id) VALUES (-1)"))
            return 5;
        std::int64_t rows = 0;
        const auto counted = writer.query("SELECT count(*) FROM thing", {}, [&](const Row &row) {
            rows = row.integer(0);
            return true;
        });
        return counted && rows == id ? 0 : 6;
    });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

TEST(ReserveTest, takesItsSpaceAndGivesItBack) {
    const support::TemporaryDirectory directory;
    Reserve reserve(directory.path(), 1 << 20);
    EXPECT_TRUE(reserve.refill());
    EXPECT_EQ(std::filesystem::file_size(directory.path() / "reserve"), std::uintmax_t{1} << 20);
    reserve.release();
    EXPECT_FALSE(reserve.isHeld());
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "reserve"));
}

} // namespace
} // namespace storage
