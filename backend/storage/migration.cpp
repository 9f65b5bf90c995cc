#include "backend/storage/migration.h"

#include <cstdint>
#include <string>

#include "backend/storage/connection.h"

namespace storage {

namespace {

namespace v1 = core::v1;

core::Result<void> run(Connection &connection, const Migration &migration) {
    if (auto begun = connection.begin(); !begun)
        return begun;
    for (const auto statement : migration.statements) {
        if (auto done = connection.exec(statement); !done) {
            connection.rollback();
            return std::move(done).error();
        }
    }
    auto noted = connection.exec("INSERT INTO schema_step (number) VALUES ($1)", {std::int64_t{migration.number}});
    if (!noted) {
        connection.rollback();
        return std::move(noted).error();
    }
    return connection.commit();
}

} // namespace

core::Result<void> migrate(Connection &connection, std::span<const Migration> migrations) {
    if (auto made = connection.exec("CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY)"); !made)
        return std::move(made).error();
    std::int64_t last = 0;
    const auto read = connection.query("SELECT coalesce(max(number), 0) FROM schema_step", {}, [&](const Row &row) {
        last = row.integer(0);
        return true;
    });
    if (!read)
        return read;
    const std::int64_t newest = migrations.empty() ? 0 : migrations.back().number;
    if (last > newest) {
        const auto step = std::to_string(last);
        const auto known = std::to_string(newest);
        return core::Error(v1::DATA_DIRECTORY_UNUSABLE,
                           "the store cannot be opened: its schema is at step " + step + ", this program knows " +
                               known + "; start the newer program that wrote it",
                           {{"path", "store.db"},
                            {"fault", v1::DirectoryFault_Name(v1::DIRECTORY_STORE_NEWER)},
                            {"step", step},
                            {"known", known}});
    }
    for (const auto &migration : migrations) {
        if (migration.number <= last)
            continue;
        if (auto done = run(connection, migration); !done)
            return done;
    }
    return {};
}

} // namespace storage
