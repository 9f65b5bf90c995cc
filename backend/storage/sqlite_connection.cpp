#include "backend/storage/sqlite_connection.h"

#include "backend/storage/gathering_files.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "backend/core/unusable_directory.h"

namespace storage {

namespace {

namespace v1 = core::v1;
// SOCI's header declares SQLite's names here, so that <sqlite3.h> itself cannot be included.
using namespace sqlite_api;

constexpr std::string_view WriterSettings[] = {
    "PRAGMA journal_mode=WAL",  "PRAGMA synchronous=FULL",   "PRAGMA wal_autocheckpoint=0", "PRAGMA cache_size=-16384",
    "PRAGMA temp_store=MEMORY", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",   "PRAGMA secure_delete=ON",
};

constexpr std::string_view ReaderSettings[] = {
    "PRAGMA wal_autocheckpoint=0", "PRAGMA query_only=ON",      "PRAGMA cache_size=-4096",
    "PRAGMA temp_store=MEMORY",    "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
};

// How many steps of SQLite's machine pass between two looks at the clock: some tens of microseconds.
constexpr int StepsBetweenLooks = 1000;

// A URI that holds any path, whatever its characters mean to SOCI's parameters or to SQLite.
std::string uriOf(const std::filesystem::path &file, SqliteConnection::Role role) {
    constexpr std::string_view Digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char character : file.string()) {
        const auto byte = static_cast<unsigned char>(character);
        if (std::isalnum(byte) != 0 || character == '/' || character == '.' || character == '-' || character == '_') {
            uri += character;
        } else {
            uri += '%';
            uri += Digits[byte >> 4];
            uri += Digits[byte & 15];
        }
    }
    if (role == SqliteConnection::Role::Writer)
        uri.append("?vfs=").append(gatheringFiles());
    return uri;
}

bool isFailedSync(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

bool isFull(int code, int systemError) {
    const bool refusedToGrow = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    return code == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && refusedToGrow);
}

core::Error errorOf(int code, int systemError, const std::string &text) {
    if (isFull(code, systemError))
        return core::Error(v1::DISK_FULL, "the disk that holds the store is full; free some space on it");
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return core::Error(v1::STORE_SEALED, "the store's file is damaged: " + text, {{"index", "-1"}, {"what", text}});
    case SQLITE_INTERRUPT:
        return core::Error(v1::DEADLINE_EXCEEDED, "the store took too long to answer; ask for less");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PERM:
        return core::Error(v1::UNAVAILABLE, "the store cannot be read or written: " + text);
    default:
        return core::Error(v1::INTERNAL, "the store refused a statement: " + text);
    }
}

struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    // For each of SQLite's parameters, by its order of appearance, the argument it takes.
    std::vector<std::size_t> arguments;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt *statement) : statement_(statement) {}

    bool isNull(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const override { return bytes(column); }
    std::string_view bytes(int column) const override {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(statement_, column));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    sqlite3_stmt *statement_;
};

// The pointer must not be null: SQLite would take that for NULL.
const char *dataOf(std::string_view text) {
    return text.data() == nullptr ? "" : text.data();
}

int bind(sqlite3_stmt *statement, int parameter, const Value &value) {
    struct Binder {
        sqlite3_stmt *statement;
        int parameter;
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, parameter); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, parameter, number); }
        int operator()(std::string_view text) const {
            return sqlite3_bind_text64(statement, parameter, dataOf(text), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        int operator()(Bytes bytes) const {
            return sqlite3_bind_blob64(statement, parameter, dataOf(bytes.data), bytes.data.size(), SQLITE_STATIC);
        }
    };
    return std::visit(Binder{statement, parameter}, value);
}

} // namespace

struct SqliteConnection::Session {
    explicit Session(const std::string &parameters)
        : session(soci::sqlite3, parameters),
          handle(static_cast<soci::sqlite3_session_backend *>(session.get_backend())->conn_) {
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_progress_handler(handle, StepsBetweenLooks, &Session::isLate, this);
    }

    static int isLate(void *self) {
        const auto &deadline = static_cast<Session *>(self)->deadline;
        return deadline && std::chrono::steady_clock::now() > *deadline ? 1 : 0;
    }

    static int noteWalPages(void *self, sqlite3 *, const char *, int pages) {
        auto *session = static_cast<Session *>(self);
        // Fewer than before: everything had been moved and the WAL begins anew.
        if (pages < session->pagesInWal)
            session->pagesMoved = 0;
        session->pagesInWal = pages;
        ++session->commitsInWal;
        return SQLITE_OK;
    }

    core::Error failure(int code) const {
        const std::string text = sqlite3_errmsg(handle);
        if (isFailedSync(code)) {
            std::fprintf(stderr, "pilothouse: fsync of the store failed (%s); stopping\n", text.c_str());
            std::abort();
        }
        return errorOf(code, sqlite3_system_errno(handle), text);
    }

    core::Result<Statement *> statement(std::string_view sql);
    core::Result<Statement *> bound(std::string_view sql, Arguments arguments);

    // Closed after its statements are.
    soci::session session;
    sqlite3 *handle;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements;
    Deadline deadline;
    bool isWriter = false;
    int pagesInWal = 0;
    int pagesMoved = 0;
    // Since the last checkpoint.
    int commitsInWal = 0;
};

core::Result<Statement *> SqliteConnection::Session::statement(std::string_view sql) {
    if (const auto found = statements.find(sql); found != statements.end())
        return &found->second;
    // SQLite keeps a table in the order of its key only where the type is spelled so.
    constexpr std::string_view Portable = "BIGINT PRIMARY KEY";
    std::string text(sql);
    for (auto at = text.find(Portable); at != std::string::npos; at = text.find(Portable, at))
        text.replace(at, Portable.size(), "INTEGER PRIMARY KEY");

    sqlite3_stmt *prepared = nullptr;
    const int code = sqlite3_prepare_v3(handle, text.c_str(), static_cast<int>(text.size()) + 1,
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    Statement made{std::unique_ptr<sqlite3_stmt, Finalize>(prepared), {}};
    // SQLite takes `$2` for a name and numbers parameters as they appear.
    for (int parameter = 1; parameter <= sqlite3_bind_parameter_count(prepared); ++parameter)
        made.arguments.push_back(std::strtoul(sqlite3_bind_parameter_name(prepared, parameter) + 1, nullptr, 10) - 1);
    return &statements.emplace(std::string(sql), std::move(made)).first->second;
}

core::Result<Statement *> SqliteConnection::Session::bound(std::string_view sql, Arguments arguments) {
    auto found = statement(sql);
    if (!found)
        return found;
    auto &[prepared, order] = **found;
    for (std::size_t parameter = 0; parameter < order.size(); ++parameter) {
        if (order[parameter] >= arguments.size())
            return core::Error(v1::INTERNAL, "a statement has more parameters than arguments: " + std::string(sql));
        const int code = bind(prepared.get(), static_cast<int>(parameter) + 1, arguments[order[parameter]]);
        if (code != SQLITE_OK)
            return failure(code);
    }
    return found;
}

core::Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::filesystem::path &file, Role role) {
    // No connection is used by two threads at once, so that a lock in each call would be for nothing. It has no effect,
    // and does no harm, once somebody else has begun to use the library.
    static const int threading = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    static_cast<void>(threading);
    std::unique_ptr<SqliteConnection> connection;
    try {
        connection.reset(new SqliteConnection(std::make_unique<Session>("dbname=" + uriOf(file, role) + " timeout=5")));
    } catch (const std::exception &error) {
        return core::unusableDirectory(file, v1::DIRECTORY_STORE_NOT_OPENED, "cannot be opened",
                                       std::string(error.what()));
    }
    const bool isWriter = role == Role::Writer;
    const auto settings = isWriter ? std::span<const std::string_view>(WriterSettings)
                                   : std::span<const std::string_view>(ReaderSettings);
    for (const auto setting : settings) {
        if (auto done = connection->exec(setting); !done)
            return std::move(done).error();
    }
    connection->session_->isWriter = isWriter;
    if (isWriter)
        sqlite3_wal_hook(connection->session_->handle, &Session::noteWalPages, connection->session_.get());
    return connection;
}

SqliteConnection::SqliteConnection(std::unique_ptr<Session> session) : session_(std::move(session)) {}

SqliteConnection::~SqliteConnection() = default;

core::Result<void> SqliteConnection::begin() {
    if (auto done = exec(session_->isWriter ? "BEGIN IMMEDIATE" : "BEGIN"); !done)
        return std::move(done).error();
    return {};
}

core::Result<void> SqliteConnection::commit() {
    if (auto done = exec("COMMIT"); !done)
        return std::move(done).error();
    return {};
}

void SqliteConnection::rollback() {
    // A full disk and some failed writes roll back by themselves.
    if (sqlite3_get_autocommit(session_->handle) == 0)
        static_cast<void>(exec("ROLLBACK"));
}

core::Result<std::int64_t> SqliteConnection::exec(std::string_view sql, Arguments arguments) {
    auto statement = session_->bound(sql, arguments);
    if (!statement)
        return std::move(statement).error();
    auto *handle = (*statement)->handle.get();
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = sqlite3_step(handle);
    core::Result<std::int64_t> result = std::int64_t{sqlite3_changes(session_->handle)};
    if (code != SQLITE_DONE)
        result = session_->failure(code);
    sqlite3_reset(handle);
    return result;
}

core::Result<void> SqliteConnection::query(std::string_view sql, Arguments arguments, const RowVisitor &visit) {
    auto statement = session_->bound(sql, arguments);
    if (!statement)
        return std::move(statement).error();
    auto *handle = (*statement)->handle.get();
    const SqliteRow row(handle);
    int code = sqlite3_step(handle);
    while (code == SQLITE_ROW && visit(row))
        code = sqlite3_step(handle);
    core::Result<void> result;
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        result = session_->failure(code);
    sqlite3_reset(handle);
    return result;
}

void SqliteConnection::setDeadline(Deadline deadline) {
    session_->deadline = deadline;
}

core::Result<void> SqliteConnection::checkpoint() {
    int pages = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(session_->handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
    if (code != SQLITE_OK)
        return session_->failure(code);
    session_->pagesInWal = pages;
    session_->pagesMoved = moved;
    session_->commitsInWal = 0;
    return {};
}

int SqliteConnection::walPages() const {
    return session_->pagesInWal - session_->pagesMoved;
}

int SqliteConnection::walCommits() const {
    return session_->commitsInWal;
}

std::int64_t SqliteConnection::cachedBytes() const {
    int bytes = 0;
    int most = 0;
    sqlite3_db_status(session_->handle, SQLITE_DBSTATUS_CACHE_USED, &bytes, &most, 0);
    return bytes;
}

void SqliteConnection::releaseCache() {
    sqlite3_db_release_memory(session_->handle);
}

} // namespace storage
