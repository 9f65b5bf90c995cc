#include "tests/bench/raw_store.h"

#include <string>
#include <string_view>

#include <sqlite3.h>

#include "backend/ledger/schema.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

// As the ledger's connection spells and sets it; see backend/storage/sqlite_connection.cpp and sqlite_store.cpp. At
// batches of about 28 appends the store moves its pages every eighth commit.
constexpr std::string_view PortableKey = "BIGINT PRIMARY KEY";
constexpr std::string_view OrderingKey = "INTEGER PRIMARY KEY";
constexpr auto Settings = "PRAGMA wal_autocheckpoint=350; PRAGMA cache_size=-16384";

std::string spelled(std::string_view statement) {
    std::string text(statement);
    if (const auto at = text.find(PortableKey); at != std::string::npos)
        text.replace(at, PortableKey.size(), OrderingKey);
    return text;
}

// ?1 is the number of the event, which numbers everything here; the parameters from ?2 on are bytes of these lengths.
struct Insert {
    const char *sql;
    std::vector<std::size_t> lengths;
};

// What a new team with a description of 900 bytes writes.
const std::vector<Insert> &inserts() {
    static const std::vector<Insert> all{
        {"INSERT INTO object VALUES(?1, printf('0190f5e2-7c3a-7000-8000-%012d', ?1), 'teams', printf('teams/t%d', ?1),"
         " ?1)",
         {}},
        {"INSERT INTO resource VALUES(?1, 1, ?1 * 1024)", {}},
        {"INSERT INTO history VALUES(?1 * 1024, ?1, 1, ?1, ?1, ?2, ?3, ?4)", {32, 957, 921}},
        {"INSERT INTO event VALUES(?1, ?1, ?1, 1, 1, 1, '', 0, ?1, 1, 1, ?2, ?3)", {32, 497}},
        {"INSERT INTO payload VALUES(?1, ?2, ?3)", {32, 1042}},
    };
    return all;
}

} // namespace

RawStore::RawStore(const std::filesystem::path &file) : database_(file) {
    static const std::string bytes(2000, 'b');
    database_.run(Settings);
    for (const auto &step : ledger::migrations()) {
        for (const auto &statement : step.statements)
            database_.run(spelled(statement).c_str());
    }
    for (const auto &[sql, lengths] : inserts()) {
        auto *insert = inserts_.emplace_back(database_.prepare(sql));
        for (std::size_t place = 0; place < lengths.size(); ++place)
            RawDatabase::bind(insert, static_cast<int>(place) + 2, std::string_view(bytes).substr(0, lengths[place]));
    }
}

double RawStore::appendAll(int count, int batch) {
    const double start = wallSeconds();
    const bool isWritten = database_.repeat(count, batch, [this] { return append(); });
    return isWritten ? count / (wallSeconds() - start) : 0;
}

bool RawStore::append() {
    for (auto *insert : inserts_) {
        sqlite3_bind_int64(insert, 1, next_);
        if (!RawDatabase::run(insert))
            return false;
    }
    ++next_;
    return true;
}

} // namespace bench
