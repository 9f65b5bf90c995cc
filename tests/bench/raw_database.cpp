#include "tests/bench/raw_database.h"

#include <sqlite3.h>

namespace bench {

RawDatabase::RawDatabase(const std::filesystem::path &file, const char *vfs) {
    sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000");
}

RawDatabase::~RawDatabase() {
    for (auto *statement : statements_)
        sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

bool RawDatabase::run(const char *sql) {
    return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

sqlite3_stmt *RawDatabase::prepare(const char *sql) {
    sqlite3_prepare_v2(handle_, sql, -1, &statements_.emplace_back(), nullptr);
    return statements_.back();
}

bool RawDatabase::run(sqlite3_stmt *statement) {
    const bool isDone = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return isDone;
}

void RawDatabase::bind(sqlite3_stmt *statement, int place, std::string_view bytes) {
    sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
}

} // namespace bench
