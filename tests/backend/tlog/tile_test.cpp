#include "backend/tlog/bundle.h"
#include "backend/tlog/frontier.h"
#include "backend/tlog/prover.h"
#include "backend/tlog/tile.h"
#include "tests/backend/tlog/vectors.h"

#include <gtest/gtest.h>

namespace {

using tlog::TileId;
using tlog_test::MemoryLog;

} // namespace

TEST(TilePath, IsThatOfTheSpecification) {
    const std::pair<TileId, std::string> paths[] = {
        {{0, 0}, "tile/0/000"},
        {{0, 273, 112}, "tile/0/273.p/112"},
        {{1, 1000}, "tile/1/x001/000"},
        {{63, 1234067, 1}, "tile/63/x001/x234/067.p/1"},
        {{0, 36028797018963967}, "tile/0/x036/x028/x797/x018/x963/967"},
        {{tlog::EntriesLevel, 999, 255}, "tile/entries/999.p/255"},
    };
    for (const auto &[tile, path] : paths) {
        EXPECT_EQ(tlog::tilePath(tile), path);
        EXPECT_EQ(tlog::parseTilePath(path).value(), tile);
    }
}

TEST(TilePath, InAnyOtherFormIsRefused) {
    for (const std::string_view path : {"",
                                        "tile",
                                        "tile/",
                                        "tile/0",
                                        "tile/0/",
                                        "/tile/0/000",
                                        "tile/0/000/",
                                        "tile//000",
                                        "tile/0/0",
                                        "tile/0/00",
                                        "tile/0/0000",
                                        "tile/0/1000",
                                        "tile/0/x000/001",
                                        "tile/0/001/002",
                                        "tile/0/x001",
                                        "tile/0/x001/x002",
                                        "tile/00/000",
                                        "tile/01/000",
                                        "tile/64/000",
                                        "tile/-1/000",
                                        "tile/+1/000",
                                        "tile/0/-01",
                                        "tile/0/000.p",
                                        "tile/0/000.p/",
                                        "tile/0/000.p/0",
                                        "tile/0/000.p/01",
                                        "tile/0/000.p/256",
                                        "tile/0/000.p/-1",
                                        "tile/0/000.p/1/",
                                        "tile/data/000",
                                        "tile/8/0/000",
                                        "tile/entries/",
                                        "tile/Entries/000",
                                        "tile/0/x001/xx02/003",
                                        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                                        "tile/0/000 ",
                                        "tile/0/ 00",
                                        "checkpoint"})
        EXPECT_FALSE(tlog::parseTilePath(path)) << path;
}

TEST(Tile, OfAnotherLengthThanItsWidthIsRefused) {
    const std::string bytes(3 * sizeof(tlog::Hash), 'h');
    EXPECT_EQ(tlog::tileBytes(tlog::parseTile(bytes, 3).value()), bytes);
    EXPECT_FALSE(tlog::parseTile(bytes, 2));
    EXPECT_FALSE(tlog::parseTile(bytes, 4));
    EXPECT_FALSE(tlog::parseTile(bytes.substr(1), 3));
    EXPECT_FALSE(tlog::parseTile("", 0));
    EXPECT_FALSE(tlog::parseTile(std::string(257 * sizeof(tlog::Hash), 'h'), 257));
}

TEST(Tile, HasTheWidthThatTheTreeGivesIt) {
    EXPECT_EQ(tlog::tileWidth(0, 0, 0), 0);
    EXPECT_EQ(tlog::tileWidth(0, 0, 255), 255);
    EXPECT_EQ(tlog::tileWidth(0, 0, 256), 256);
    EXPECT_EQ(tlog::tileWidth(0, 1, 256), 0);
    EXPECT_EQ(tlog::tileWidth(0, 273, 70000), 112);
    EXPECT_EQ(tlog::tileWidth(1, 1, 70000), 17);
    EXPECT_EQ(tlog::tileWidth(2, 0, 70000), 1);
    EXPECT_EQ(tlog::tileWidth(3, 0, 70000), 0);
    EXPECT_EQ(tlog::tileWidth(63, 0, std::numeric_limits<std::int64_t>::max()), 0);
    EXPECT_EQ(tlog::tileWidth(0, -1, 70000), 0);
}

TEST(Tile, BecomesFullWhenTheListSaysSo) {
    const MemoryLog log(70000);
    EXPECT_EQ(log.completed(), tlog::completedTiles(0, 70000));
    EXPECT_EQ(log.completed().size(), 274u);
    for (std::int64_t size = 0; size < 70000; size += 97) {
        auto tiles = tlog::completedTiles(0, size);
        const auto later = tlog::completedTiles(size, 70000);
        tiles.insert(tiles.end(), later.begin(), later.end());
        ASSERT_EQ(tiles, log.completed()) << size;
    }
    EXPECT_TRUE(tlog::completedTiles(256, 511).empty());
    EXPECT_EQ(tlog::completedTiles(65535, 65536), (std::vector<TileId>{{0, 255}, {1, 0}}));
}

TEST(Tile, IsServedAtEachWidthItEverHad) {
    MemoryLog log(70000);
    tlog::Prover prover(log, log.frontier());
    for (const std::int64_t size : {std::int64_t{1}, std::int64_t{257}, std::int64_t{65792}, std::int64_t{69999}}) {
        MemoryLog then(size);
        for (const TileId &tile : tlog::partialTiles(size)) {
            const auto hashes = prover.tile(tile);
            ASSERT_TRUE(hashes);
            const auto expected = then.frontier().partialTile(tile.level);
            EXPECT_EQ(*hashes, std::vector<tlog::Hash>(expected.begin(), expected.end())) << tlog::tilePath(tile);
        }
    }
    EXPECT_FALSE(prover.tile({0, 273, 113}));
    EXPECT_FALSE(prover.tile({1, 1, 18}));
    EXPECT_FALSE(prover.tile({3, 0, 1}));
    EXPECT_FALSE(prover.tile({0, -1, 1}));
    EXPECT_FALSE(prover.tile({tlog::EntriesLevel, 0, 1}));
}

TEST(Frontier, IsPutBackByAssignment) {
    MemoryLog log(300);
    const tlog::Frontier before = log.frontier();
    tlog::Frontier frontier = before;
    for (int count = 0; count < 1000; ++count)
        frontier.append(tlog::leafHash("lost"));
    frontier = before;
    std::vector<tlog::FullTile> completed;
    for (std::int64_t index = 300; index < 70000; ++index)
        frontier.append(tlog::leafHash(tlog_test::entry(index)), &completed);
    log.growTo(70000);
    EXPECT_EQ(frontier.head(), log.frontier().head());
    for (const auto &tile : completed)
        EXPECT_EQ(tile.bytes, log.tiles().at(tile.id)) << tlog::tilePath(tile.id);
    EXPECT_EQ(completed.size() + 1, log.tiles().size());
}

TEST(Frontier, LoadedFromFullTilesAndLastLeavesGoesOnAsIfItHadNeverLeft) {
    MemoryLog log(70000);
    const std::span<const tlog::Hash> leaves(log.leaves());
    for (const std::size_t size : {0, 1, 255, 256, 257, 511, 65535, 65536, 65537, 66000, 70000}) {
        const auto last = leaves.first(size).last(size % tlog::TileWidth);
        auto loaded = tlog::Frontier::load(log, static_cast<std::int64_t>(size), last);
        ASSERT_TRUE(loaded);
        for (const auto &leaf : leaves.subspan(size))
            loaded->append(leaf);
        EXPECT_EQ(loaded->head(), log.frontier().head()) << size;
    }
    EXPECT_FALSE(tlog::Frontier::load(log, 257, {}));
    EXPECT_FALSE(tlog::Frontier::load(log, -1, {}));
}

TEST(Bundle, KeepsItsEntriesApart) {
    const std::string largest(tlog::MaxEntryBytes, 'e');
    std::string bundle;
    for (const std::string_view entry : {std::string_view(largest), std::string_view(), std::string_view("\0\1", 2)})
        ASSERT_TRUE(tlog::addToBundle(bundle, entry));
    const auto entries = tlog::parseBundle(bundle, 3);
    ASSERT_TRUE(entries);
    EXPECT_EQ(*entries, (std::vector<std::string_view>{largest, "", std::string_view("\0\1", 2)}));
    EXPECT_FALSE(tlog::parseBundle(bundle, 2));
    EXPECT_FALSE(tlog::parseBundle(bundle, 4));
    EXPECT_FALSE(tlog::parseBundle(bundle.substr(0, bundle.size() - 1), 3));
    EXPECT_FALSE(tlog::parseBundle(bundle + '\0', 3));
    EXPECT_FALSE(tlog::parseBundle("", 0));
}

TEST(Bundle, RefusesAnEntryThatItsLengthCannotSay) {
    std::string bundle = "before";
    const auto added = tlog::addToBundle(bundle, std::string(tlog::MaxEntryBytes + 1, 'e'));
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().reason(), core::v1::TOO_LARGE);
    EXPECT_EQ(bundle, "before");
}
