#include "tests/bench/evidence.h"

#include <string>
#include <string_view>

#include <sqlite3.h>

#include "backend/ledger/leaf.h"
#include "backend/storage/gathering_files.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

constexpr std::size_t PayloadBytes = 1042;
constexpr std::size_t KeyBytes = 32;
constexpr std::size_t KeysAtOnce = 64;

// All that the event has without it; the ledger moves it into the leaf.
ledger::Leaf leafOfEvent() {
    ledger::Leaf leaf;
    leaf.id = "0190f5e2-7c3a-7000-8000-000000000001";
    leaf.bootId = "2f1e61ae-6d30-4b3c-9a54-2f4b1f8f2f6a";
    leaf.op = "teams.create";
    leaf.objects.push_back({"teams", "0190f5e2-7c3a-7000-8000-000000000002", 1, std::nullopt, core::Digest{}});
    leaf.outcome = pilothouse::v1::ALLOWED;
    return leaf;
}

} // namespace

Evidence::Evidence(const std::filesystem::path &file)
    : bareDatabase_(file.string() + "-bare", storage::gatheringFiles()), database_(file, storage::gatheringFiles()) {
    bareDatabase_.run("CREATE TABLE leaf(seq INTEGER PRIMARY KEY)");
    bare_ = bareDatabase_.prepare("INSERT INTO leaf VALUES(?1)");
    database_.run("CREATE TABLE leaf(seq INTEGER PRIMARY KEY, hash BLOB, key BLOB, leaf BLOB);"
                  "CREATE TABLE tile(level INTEGER, number INTEGER, bytes BLOB, PRIMARY KEY(level, number))");
    leaf_ = database_.prepare("INSERT INTO leaf VALUES(?1, ?2, ?3, ?4)");
    tile_ = database_.prepare("INSERT INTO tile VALUES(?1, ?2, ?3)");
}

double Evidence::processorSecondsEach(int count, int batch) {
    const double start = processorSeconds();
    const bool isBareWritten = bareDatabase_.repeat(count, batch, [this] { return appendBare(); });
    const double between = processorSeconds();
    const bool isWritten = database_.repeat(count, batch, [this] { return append(); });
    const double added = (processorSeconds() - between) - (between - start);
    return isBareWritten && isWritten ? added / count : 0;
}

bool Evidence::appendBare() {
    sqlite3_bind_int64(bare_, 1, bareSize_++);
    return RawDatabase::run(bare_);
}

// The ledger draws it with the ids of the event, which it draws anyway.
std::string_view Evidence::nextKey() {
    if (keys_.empty() || nextKey_ == keys_.size()) {
        keys_ = random_.bytes(KeysAtOnce * KeyBytes);
        nextKey_ = 0;
    }
    const auto key = std::string_view(keys_).substr(nextKey_, KeyBytes);
    nextKey_ += KeyBytes;
    return key;
}

bool Evidence::append() {
    static const std::string payload(PayloadBytes, 'p');
    static auto leaf = leafOfEvent();
    const auto seq = frontier_.size();
    leaf.seq = seq;
    leaf.revision = seq;
    leaf.time = 1'795'356'000'000 + seq;
    leaf.monotonicNanoseconds = 123'456'789'012 + seq;
    const auto key = nextKey();
    leaf.payloadCommitment = core::hmacSha256(key, payload);
    const auto text = ledger::leafText(leaf);
    const auto hash = tlog::leafHash(text);
    std::vector<tlog::FullTile> completed;
    frontier_.append(hash, &completed);
    sqlite3_bind_int64(leaf_, 1, seq);
    RawDatabase::bind(leaf_, 2, core::bytesOf(hash));
    RawDatabase::bind(leaf_, 3, key);
    RawDatabase::bind(leaf_, 4, text);
    bool isWritten = RawDatabase::run(leaf_);
    for (const auto &tile : completed) {
        sqlite3_bind_int(tile_, 1, tile.id.level);
        sqlite3_bind_int64(tile_, 2, tile.id.index);
        RawDatabase::bind(tile_, 3, tile.bytes);
        isWritten = RawDatabase::run(tile_) && isWritten;
    }
    return isWritten;
}

} // namespace bench
