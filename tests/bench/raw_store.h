#pragma once

#include "tests/bench/raw_database.h"

namespace bench {

// The ledger's own tables and indexes, filled by SQLite's bare interface with rows as large as the ledger's for a new
// team; the peer of its appends.
class RawStore {
public:
    explicit RawStore(const std::filesystem::path &file);

    // Appends per second, so many in each commit; 0 when one failed.
    double appendAll(int count, int batch);

private:
    bool append();

    RawDatabase database_;
    std::vector<sqlite3_stmt *> inserts_;
    long long next_ = 1;
};

} // namespace bench
