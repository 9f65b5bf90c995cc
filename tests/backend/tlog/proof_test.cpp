#include "backend/tlog/proof.h"
#include "backend/tlog/prover.h"
#include "tests/backend/tlog/reference_tree.h"
#include "tests/backend/tlog/vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

// Proofs of trees of 0 to 1,100 leaves and of those beside each power of two, compared with the definitions, and with
// every single hash of them changed. TLOG_EVERY_PROOF takes all of them, else samples.

namespace {

using tlog::Hash;
using tlog::TreeHead;

#ifdef TLOG_EVERY_PROOF
constexpr bool IsEveryProof = true;
constexpr int LastPower = 20;
#else
constexpr bool IsEveryProof = false;
constexpr int LastPower = 16;
#endif
constexpr std::int64_t LastSmallSize = 1100;

struct Logs {
    tlog_test::MemoryLog log{(std::int64_t{1} << LastPower) + 1};
    tlog_test::ReferenceTree reference{log.leaves()};
};

Logs &logs() {
    static Logs made;
    return made;
}

std::set<std::int64_t> largeSizes() {
    std::set<std::int64_t> sizes;
    for (int power = 11; power <= LastPower; ++power)
        sizes.insert({(std::int64_t{1} << power) - 1, std::int64_t{1} << power, (std::int64_t{1} << power) + 1});
    return sizes;
}

// Where the shape of a tree changes: its ends, its middle and beside the powers of two.
std::set<std::int64_t> tellingPlaces(std::int64_t size) {
    std::set<std::int64_t> places{0, size / 3, size / 2, size - 1};
    for (std::int64_t power = 2; power < size; power *= IsEveryProof ? 2 : 8)
        places.insert({power - 1, power, size - power});
    return places;
}

std::set<std::int64_t> placesOf(std::int64_t size) {
    if (!IsEveryProof || size > LastSmallSize)
        return tellingPlaces(size);
    std::set<std::int64_t> places;
    for (std::int64_t place = 0; place < size; ++place)
        places.insert(places.end(), place);
    return places;
}

std::set<std::int64_t> sizes() {
    std::set<std::int64_t> all = largeSizes();
    for (std::int64_t size = 1; size <= LastSmallSize; ++size)
        all.insert(size);
    return all;
}

// The path with its hashes missing, repeated or exchanged for their neighbours one by one, and with one too many.
std::vector<std::vector<Hash>> misshapen(const std::vector<Hash> &path) {
    std::vector<std::vector<Hash>> others{path};
    others.back().push_back(Hash{});
    for (std::size_t index = 0; index < path.size(); ++index) {
        const auto at = static_cast<std::ptrdiff_t>(index);
        others.push_back(path);
        others.back().erase(others.back().begin() + at);
        others.push_back(path);
        others.back().insert(others.back().begin() + at, path[index]);
        if (index + 1 < path.size() && path[index] != path[index + 1]) {
            others.push_back(path);
            std::swap(others.back()[index], others.back()[index + 1]);
        }
    }
    return others;
}

// Whether `isTaken` takes the path, but not with any single hash changed, nor one of the others.
template <typename IsTaken>
bool isTakenAloneBy(const IsTaken &isTaken, std::vector<Hash> path, const std::vector<std::vector<Hash>> &others) {
    if (!isTaken(path) || std::any_of(others.begin(), others.end(), isTaken))
        return false;
    for (std::size_t index = 0; index < path.size(); ++index) {
        path[index][index % sizeof(Hash)] ^= 1;
        if (isTaken(path))
            return false;
        path[index][index % sizeof(Hash)] ^= 1;
    }
    return true;
}

Hash changed(Hash hash) {
    hash.back() ^= 1;
    return hash;
}

} // namespace

TEST(Proof, OfInclusionIsThatOfTheDefinitionAndNoOther) {
    auto &[log, reference] = logs();
    tlog::Prover prover(log, log.frontier());
    for (const std::int64_t size : sizes()) {
        const TreeHead head{size, reference.root(0, size)};
        ASSERT_EQ(prover.root(size).value(), head.root) << size;
        const auto telling = tellingPlaces(size);
        for (const std::int64_t index : placesOf(size)) {
            const Hash &leaf = log.leaves()[static_cast<std::size_t>(index)];
            const auto path = prover.inclusion(index, size).value();
            ASSERT_EQ(path, reference.path(index, 0, size)) << index << " in " << size;
            const auto others = telling.contains(index) ? misshapen(path) : std::vector<std::vector<Hash>>{};
            const auto isTaken = [&](std::span<const Hash> other) {
                return tlog::verifyInclusion(other, index, leaf, head).isOk();
            };
            ASSERT_TRUE(isTakenAloneBy(isTaken, path, others)) << index << " in " << size;
            ASSERT_FALSE(tlog::verifyInclusion(path, index, changed(leaf), head)) << index << " in " << size;
            ASSERT_FALSE(tlog::verifyInclusion(path, index, leaf, {size, changed(head.root)}))
                << index << " in " << size;
            // Another leaf's place with the same shape of path takes other hashes.
            ASSERT_FALSE(tlog::verifyInclusion(path, index ^ 1, leaf, head) && size > 1) << index << " in " << size;
        }
    }
}

TEST(Proof, OfConsistencyIsThatOfTheDefinitionAndNoOther) {
    auto &[log, reference] = logs();
    tlog::Prover prover(log, log.frontier());
    for (const std::int64_t size : sizes()) {
        const TreeHead newer{size, reference.root(0, size)};
        const auto telling = tellingPlaces(size);
        for (const std::int64_t place : placesOf(size)) {
            const TreeHead older{place + 1, reference.root(0, place + 1)};
            const auto path = prover.consistency(older.size, size).value();
            ASSERT_EQ(path, reference.proof(older.size, size)) << older.size << " to " << size;
            const auto others = telling.contains(place) ? misshapen(path) : std::vector<std::vector<Hash>>{};
            const auto isTaken = [&](std::span<const Hash> other) {
                return tlog::verifyConsistency(other, older, newer).isOk();
            };
            ASSERT_TRUE(isTakenAloneBy(isTaken, path, others)) << older.size << " to " << size;
            ASSERT_FALSE(tlog::verifyConsistency(path, {older.size, changed(older.root)}, newer))
                << older.size << " to " << size;
            ASSERT_FALSE(tlog::verifyConsistency(path, older, {size, changed(newer.root)}))
                << older.size << " to " << size;
        }
    }
}

TEST(Proof, BeyondItsTreeIsRefused) {
    const std::vector<Hash> path(3);
    const TreeHead head{8, Hash{}};
    EXPECT_FALSE(tlog::verifyInclusion(path, -1, Hash{}, head));
    EXPECT_FALSE(tlog::verifyInclusion(path, 8, Hash{}, head));
    EXPECT_FALSE(tlog::verifyInclusion({}, 0, Hash{}, {0, Hash{}}));
    EXPECT_FALSE(tlog::verifyInclusion({}, 0, Hash{}, {-1, Hash{}}));
    EXPECT_FALSE(tlog::verifyConsistency(path, {9, Hash{}}, head));
    EXPECT_FALSE(tlog::verifyConsistency({}, {0, tlog::rootOf({})}, head));
    EXPECT_FALSE(tlog::verifyConsistency({}, {-1, Hash{}}, head));
    EXPECT_FALSE(tlog::verifyConsistency({}, {0, tlog::rootOf({})}, {0, tlog::rootOf({})}));
}

TEST(Proof, OfTheLargestTreesIsVerifiedWithoutOverflow) {
    constexpr std::int64_t Largest = std::numeric_limits<std::int64_t>::max();
    const std::vector<Hash> path(63);
    EXPECT_FALSE(tlog::verifyInclusion(path, Largest - 1, Hash{}, {Largest, Hash{}}));
    EXPECT_FALSE(tlog::verifyInclusion(path, 0, Hash{}, {Largest, Hash{}}));
    EXPECT_FALSE(tlog::verifyConsistency(path, {Largest - 1, Hash{}}, {Largest, Hash{}}));
    EXPECT_FALSE(tlog::verifyConsistency(path, {1, Hash{}}, {Largest, Hash{}}));
}

TEST(Proof, IsNotMadeBeyondTheLog) {
    auto &log = logs().log;
    const std::int64_t size = log.frontier().size();
    tlog::Prover prover(log, log.frontier());
    EXPECT_EQ(prover.inclusion(size, size).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.inclusion(-1, size).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.inclusion(0, size + 1).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.consistency(0, size).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.consistency(5, 4).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.consistency(1, size + 1).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.root(size + 1).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.root(-1).error().reason(), core::v1::LOG_INDEX_OUT_OF_RANGE);
    EXPECT_EQ(prover.root(0).value(), tlog::rootOf({}));
}
