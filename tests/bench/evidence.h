#pragma once

#include <filesystem>

#include "backend/core/random.h"
#include "backend/tlog/frontier.h"
#include "tests/bench/raw_database.h"

namespace bench {

// What makes an append tamper-evident, and nothing else of it: the commitment to the payload, the leaf, its hash, tree
// and tiles by the ledger's own code, and their bytes as columns of rows that are written anyway. It is the difference
// between rows with and without all that, in stores of their own that are written as the ledger's is.
class Evidence {
public:
    explicit Evidence(const std::filesystem::path &file);

    // Processor seconds that it adds to one append, over so many appends, so many of them in each commit; 0 when one
    // failed.
    double processorSecondsEach(int count, int batch);

private:
    bool appendBare();
    bool append();
    std::string_view nextKey();

    RawDatabase bareDatabase_;
    sqlite3_stmt *bare_;
    std::int64_t bareSize_ = 0;
    RawDatabase database_;
    sqlite3_stmt *leaf_;
    sqlite3_stmt *tile_;
    core::SystemRandom random_;
    tlog::Frontier frontier_;
    std::string keys_;
    std::size_t nextKey_ = 0;
};

} // namespace bench
