#pragma once

#include <filesystem>
#include <memory>

#include "backend/core/result.h"
#include "backend/storage/connection.h"

namespace storage {

// A connection to an SQLite file in WAL mode. Of all connections to one file only one may be the writer: it alone
// checkpoints, which keeps clear of the WAL-reset defect of SQLite 3.7.0 to 3.51.2.
class SqliteConnection final : public Connection {
public:
    enum class Role { Writer, Reader };

    static core::Result<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path &file, Role role);
    ~SqliteConnection() override;

    core::Result<void> begin() override;
    core::Result<void> commit() override;
    void rollback() override;
    using Connection::exec;
    using Connection::query;
    core::Result<std::int64_t> exec(std::string_view sql, Arguments arguments) override;
    core::Result<void> query(std::string_view sql, Arguments arguments, const RowVisitor &visit) override;
    void setDeadline(Deadline deadline) override;

    // Moves what readers allow from the WAL into the file, without waiting for anybody. Writer only.
    core::Result<void> checkpoint();
    // Pages of the WAL that no checkpoint has moved.
    int walPages() const;
    // Commits since the last checkpoint.
    int walCommits() const;
    // Of pages that are kept in memory, 16 MB at most for a writer.
    std::int64_t cachedBytes() const;
    // They are read again when they are needed. Between transactions.
    void releaseCache();

private:
    // Everything of SOCI and SQLite.
    struct Session;

    explicit SqliteConnection(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

} // namespace storage
