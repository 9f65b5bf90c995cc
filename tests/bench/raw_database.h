#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bench {

// SQLite by its bare interface, set up as durably as the ledger's store.
class RawDatabase {
public:
    // `vfs` is SQLite's name for a view of the file system; its own where it is null.
    explicit RawDatabase(const std::filesystem::path &file, const char *vfs = nullptr);
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    ~RawDatabase();

    bool run(const char *sql);
    // Owned by the database.
    sqlite3_stmt *prepare(const char *sql);
    // Runs a statement that answers nothing.
    static bool run(sqlite3_stmt *statement);
    // The bytes must stay.
    static void bind(sqlite3_stmt *statement, int place, std::string_view bytes);

    // Runs the work so often, so many times in each transaction; whether all went well.
    template <typename Work>
    bool repeat(int count, int batch, Work work) {
        for (int done = 0; done < count; done += batch) {
            bool isWritten = run("BEGIN");
            for (int index = 0; index < batch; ++index)
                isWritten = isWritten && work();
            if (!isWritten || !run("COMMIT"))
                return false;
        }
        return true;
    }

private:
    sqlite3 *handle_ = nullptr;
    std::vector<sqlite3_stmt *> statements_;
};

} // namespace bench
