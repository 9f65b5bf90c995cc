#include "backend/tlog/bundle.h"
#include "backend/tlog/frontier.h"
#include "backend/tlog/proof.h"
#include "backend/tlog/prover.h"
#include "tests/backend/tlog/vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <set>

namespace {

using tlog_test::entry;
using tlog_test::MemoryLog;
using tlog_test::vectors;

// The reference log of 70,000 entries, grown once.
MemoryLog &referenceLog() {
    static MemoryLog log(70000);
    return log;
}

std::string contentHash(std::string_view bytes) {
    return core::toHex(core::sha256(bytes));
}

std::string tileContent(const tlog::TileId &tile) {
    tlog::Prover prover(referenceLog(), referenceLog().frontier());
    const auto hashes = prover.tile(tile);
    return hashes ? tlog::tileBytes(*hashes) : std::string();
}

} // namespace

TEST(Tree, HasThePublishedRootAtEverySize) {
    tlog::Prover prover(referenceLog(), referenceLog().frontier());
    for (const auto &[size, root] : vectors()["roots"].items()) {
        EXPECT_EQ(core::toHex(MemoryLog(std::stoll(size)).frontier().root()), root) << size;
        EXPECT_EQ(core::toHex(prover.root(std::stoll(size)).value()), root) << size;
        const std::span<const tlog::Hash> leaves(referenceLog().leaves());
        EXPECT_EQ(core::toHex(tlog::rootOf(leaves.first(std::stoul(size)))), root) << size;
    }
}

// Copies share tiles that grow; each of them must go its own way all the same.
TEST(Tree, EdgesThatWereCopiedGrowApart) {
    const auto leafOf = [](const std::string &text) { return tlog::leafHash(text); };
    std::vector<tlog::Hash> common;
    tlog::Frontier trunk;
    for (int index = 0; index < 300; ++index) {
        common.push_back(leafOf("common " + std::to_string(index)));
        trunk.append(common.back());
    }
    std::vector<tlog::Frontier> branches(3, trunk);
    std::vector<std::vector<tlog::Hash>> leaves(3, common);
    for (int index = 0; index < 600; ++index) {
        const auto branch = static_cast<std::size_t>(index) % branches.size();
        leaves[branch].push_back(leafOf("branch " + std::to_string(index)));
        branches[branch].append(leaves[branch].back());
    }
    EXPECT_EQ(trunk.root(), tlog::rootOf(common));
    EXPECT_TRUE(std::ranges::equal(trunk.partialTile(0), std::span(common).subspan(256)));
    for (std::size_t branch = 0; branch < branches.size(); ++branch) {
        EXPECT_EQ(branches[branch].root(), tlog::rootOf(leaves[branch])) << branch;
        EXPECT_TRUE(std::ranges::equal(branches[branch].partialTile(0), std::span(leaves[branch]).subspan(256)));
    }
}

TEST(Tree, MakesAndTakesThePublishedInclusionProofs) {
    tlog::Prover prover(referenceLog(), referenceLog().frontier());
    for (const auto &proof : vectors()["inclusion"]) {
        const std::int64_t index = proof["index"];
        const std::int64_t size = proof["size"];
        const auto path = tlog_test::hashesOfHex(proof["path"]);
        EXPECT_EQ(prover.inclusion(index, size).value(), path);
        EXPECT_EQ(core::toHex(tlog::leafHash(entry(index))), proof["leaf_hash"]);
        EXPECT_TRUE(
            tlog::verifyInclusion(path, index, tlog::leafHash(entry(index)), {size, prover.root(size).value()}));
    }
}

TEST(Tree, MakesAndTakesThePublishedConsistencyProofs) {
    tlog::Prover prover(referenceLog(), referenceLog().frontier());
    for (const auto &proof : vectors()["consistency"]) {
        const std::int64_t from = proof["from"];
        const std::int64_t to = proof["to"];
        const auto path = tlog_test::hashesOfHex(proof["path"]);
        EXPECT_EQ(prover.consistency(from, to).value(), path);
        EXPECT_TRUE(tlog::verifyConsistency(path, {from, prover.root(from).value()}, {to, prover.root(to).value()}));
    }
}

TEST(Tree, HasThePublishedTiles) {
    std::set<tlog::TileId> tiles;
    for (const auto &tile : tlog::completedTiles(0, 70000))
        tiles.insert(tile);
    for (const auto &tile : tlog::partialTiles(70000))
        tiles.insert(tile);
    EXPECT_EQ(tiles.size(), vectors()["tile_count"]);
    for (const auto &[path, hash] : vectors()["tile_sha256_sample"].items()) {
        const auto tile = tlog::parseTilePath(path);
        ASSERT_TRUE(tile) << path;
        EXPECT_TRUE(tiles.contains(*tile)) << path;
        EXPECT_EQ(contentHash(tileContent(*tile)), hash) << path;
    }
    std::map<std::string, std::string> manifest;
    for (const auto &tile : tiles)
        manifest[tlog::tilePath(tile)] = contentHash(tileContent(tile));
    std::string lines;
    for (const auto &[path, hash] : manifest)
        lines += path + ' ' + hash + '\n';
    EXPECT_EQ(contentHash(lines), vectors()["all_tiles_manifest_sha256"]);
}

TEST(Tree, HasThePublishedEntryBundle) {
    std::string bundle;
    for (std::int64_t index = 0; index < tlog::TileWidth; ++index)
        ASSERT_TRUE(tlog::addToBundle(bundle, entry(index)));
    EXPECT_EQ(contentHash(bundle), vectors()["entries_bundle_000_sha256"]);
}
