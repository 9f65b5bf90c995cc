#include "backend/storage/connection.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/storage/migration.h"
#include "backend/storage/sqlite_connection.h"
#include "tests/support/temporary_directory.h"

namespace storage {
namespace {

namespace v1 = core::v1;

class ConnectionTest : public testing::Test {
protected:
    void SetUp() override {
        writer = open(SqliteConnection::Role::Writer);
        ASSERT_TRUE(writer->exec("CREATE TABLE thing (id BIGINT PRIMARY KEY, text TEXT, bytes BYTEA)"));
    }

    std::unique_ptr<SqliteConnection> open(SqliteConnection::Role role) {
        auto opened = SqliteConnection::open(directory.path() / "it's \"a\" file?.db", role);
        EXPECT_TRUE(opened);
        return std::move(*opened);
    }

    std::int64_t count(Connection &connection) {
        std::int64_t result = -1;
        EXPECT_TRUE(connection.query("SELECT count(*) FROM thing", {}, [&](const Row &row) {
            result = row.integer(0);
            return true;
        }));
        return result;
    }

    support::TemporaryDirectory directory;
    std::unique_ptr<SqliteConnection> writer;
};

TEST_F(ConnectionTest, valuesComeBackAsTheyWereGiven) {
    const std::string withNul("a\0b", 3);
    constexpr std::int64_t beyondDoubles = (std::int64_t{1} << 53) + 1;
    const auto added = writer->exec("INSERT INTO thing VALUES ($1, $2, $3)",
                                    {beyondDoubles, std::string_view(withNul), Bytes{withNul}});
    ASSERT_TRUE(added);
    EXPECT_EQ(*added, 1);
    int rows = 0;
    ASSERT_TRUE(
        writer->query("SELECT id, text, bytes, typeof(text), typeof(bytes) FROM thing", {}, [&](const Row &row) {
            ++rows;
            EXPECT_EQ(row.integer(0), beyondDoubles);
            EXPECT_EQ(row.text(1), withNul);
            EXPECT_EQ(row.bytes(2), withNul);
            EXPECT_EQ(row.text(3), "text");
            EXPECT_EQ(row.text(4), "blob");
            return true;
        }));
    EXPECT_EQ(rows, 1);
}

TEST_F(ConnectionTest, emptyIsNotNull) {
    ASSERT_TRUE(writer->exec("INSERT INTO thing VALUES ($1, $2, $3)", {std::int64_t{1}, std::string_view(), Bytes{}}));
    ASSERT_TRUE(writer->exec("INSERT INTO thing VALUES ($1, $2, $3)", {std::int64_t{2}, Value(), Value()}));
    std::vector<bool> nulls;
    ASSERT_TRUE(writer->query("SELECT text, bytes FROM thing ORDER BY id", {}, [&](const Row &row) {
        nulls.push_back(row.isNull(0));
        nulls.push_back(row.isNull(1));
        return true;
    }));
    EXPECT_EQ(nulls, (std::vector<bool>{false, false, true, true}));
}

TEST_F(ConnectionTest, parametersGoByTheirNumber) {
    std::vector<std::int64_t> seen;
    ASSERT_TRUE(writer->query("SELECT $2, $1, $2", {std::int64_t{1}, std::int64_t{2}}, [&](const Row &row) {
        seen = {row.integer(0), row.integer(1), row.integer(2)};
        return true;
    }));
    EXPECT_EQ(seen, (std::vector<std::int64_t>{2, 1, 2}));
}

TEST_F(ConnectionTest, missingArgumentIsRefused) {
    const auto done = writer->exec("INSERT INTO thing (id) VALUES ($1)");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().reason(), v1::INTERNAL);
}

TEST_F(ConnectionTest, statementWorksAgainAfterItFailed) {
    const std::string_view sql = "INSERT INTO thing (id) VALUES ($1)";
    ASSERT_TRUE(writer->exec(sql, {std::int64_t{1}}));
    EXPECT_FALSE(writer->exec(sql, {std::int64_t{1}}));
    EXPECT_TRUE(writer->exec(sql, {std::int64_t{2}}));
    EXPECT_EQ(count(*writer), 2);
}

TEST_F(ConnectionTest, rollbackUndoes) {
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES (1)"));
    writer->rollback();
    writer->rollback();
    EXPECT_EQ(count(*writer), 0);
}

TEST_F(ConnectionTest, readerSeesOnlyWhatIsCommitted) {
    const auto reader = open(SqliteConnection::Role::Reader);
    ASSERT_TRUE(writer->begin());
    ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES (1)"));
    EXPECT_EQ(count(*reader), 0);
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(count(*reader), 1);
}

TEST_F(ConnectionTest, readerCannotWrite) {
    const auto reader = open(SqliteConnection::Role::Reader);
    EXPECT_FALSE(reader->exec("INSERT INTO thing (id) VALUES (1)"));
}

TEST_F(ConnectionTest, onlyTheWriterMovesTheLog) {
    const auto wal = directory.path() / "it's \"a\" file?.db-wal";
    const auto main = directory.path() / "it's \"a\" file?.db";
    for (std::int64_t id = 0; id < 2000; ++id)
        ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES ($1)", {id}));
    const auto mainSize = std::filesystem::file_size(main);
    EXPECT_GT(writer->walPages(), 2000);
    { EXPECT_EQ(count(*open(SqliteConnection::Role::Reader)), 2000); }
    writer.reset();
    EXPECT_GT(std::filesystem::file_size(wal), 0U);
    EXPECT_EQ(std::filesystem::file_size(main), mainSize);

    writer = open(SqliteConnection::Role::Writer);
    ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES (2000)"));
    ASSERT_TRUE(writer->checkpoint());
    EXPECT_EQ(writer->walPages(), 0);
    EXPECT_GT(std::filesystem::file_size(main), mainSize);
    ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES (2001)"));
    EXPECT_GT(writer->walPages(), 0);
}

TEST_F(ConnectionTest, queryStopsWhenTheVisitorHasEnough) {
    for (std::int64_t id = 0; id < 10; ++id)
        ASSERT_TRUE(writer->exec("INSERT INTO thing (id) VALUES ($1)", {id}));
    int rows = 0;
    ASSERT_TRUE(writer->query("SELECT id FROM thing ORDER BY id", {}, [&](const Row &) { return ++rows < 3; }));
    EXPECT_EQ(rows, 3);
}

TEST_F(ConnectionTest, statementEndsAtItsDeadline) {
    writer->setDeadline(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
    const auto endless = writer->query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                       "SELECT max(i) FROM n",
                                       {}, [](const Row &) { return true; });
    ASSERT_FALSE(endless);
    EXPECT_EQ(endless.error().reason(), v1::DEADLINE_EXCEEDED);
    writer->setDeadline(std::nullopt);
    EXPECT_EQ(count(*writer), 0);
}

TEST_F(ConnectionTest, damagedFileIsSaidToBeDamaged) {
    const auto file = directory.path() / "damaged.db";
    std::FILE *out = std::fopen(file.c_str(), "wb");
    ASSERT_NE(out, nullptr);
    for (int i = 0; i < 1000; ++i)
        std::fputs("this is no database ", out);
    std::fclose(out);
    const auto opened = SqliteConnection::open(file, SqliteConnection::Role::Writer);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason(), v1::STORE_SEALED);
}

constexpr std::string_view FirstStep[] = {"CREATE TABLE first (id BIGINT PRIMARY KEY)",
                                          "INSERT INTO first (id) VALUES (7)"};
constexpr std::string_view SecondStep[] = {"CREATE TABLE second (id BIGINT PRIMARY KEY)"};
constexpr std::string_view BrokenStep[] = {"CREATE TABLE third (id BIGINT PRIMARY KEY)", "no statement"};

TEST_F(ConnectionTest, eachMigrationRunsOnce) {
    const Migration one[] = {{1, FirstStep}};
    const Migration two[] = {{1, FirstStep}, {2, SecondStep}};
    ASSERT_TRUE(migrate(*writer, one));
    ASSERT_TRUE(migrate(*writer, two));
    ASSERT_TRUE(migrate(*writer, two));
    EXPECT_TRUE(writer->exec("INSERT INTO second (id) SELECT id FROM first"));
}

TEST_F(ConnectionTest, brokenMigrationLeavesNothing) {
    const Migration broken[] = {{1, BrokenStep}};
    EXPECT_FALSE(migrate(*writer, broken));
    const Migration one[] = {{1, FirstStep}};
    EXPECT_TRUE(migrate(*writer, one));
    EXPECT_TRUE(writer->exec("CREATE TABLE third (id BIGINT PRIMARY KEY)"));
}

TEST_F(ConnectionTest, olderProgramRefusesNewerSchema) {
    const Migration two[] = {{1, FirstStep}, {2, SecondStep}};
    ASSERT_TRUE(migrate(*writer, two));
    const auto older = migrate(*writer, std::span(two).first(1));
    ASSERT_FALSE(older);
    EXPECT_EQ(older.error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    EXPECT_EQ(older.error().arguments().at("fault"), "DIRECTORY_STORE_NEWER");
}

TEST_F(ConnectionTest, releasedPagesAreReadAgain) {
    const std::string text(3000, 'x');
    for (std::int64_t id = 0; id < 1000; ++id)
        ASSERT_TRUE(writer->exec("INSERT INTO thing VALUES ($1, $2, NULL)", {id, std::string_view(text)}));
    EXPECT_GT(writer->cachedBytes(), 2'000'000);
    writer->releaseCache();
    EXPECT_LT(writer->cachedBytes(), 100'000);
    EXPECT_EQ(count(*writer), 1000);
}

} // namespace
} // namespace storage
