#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "backend/core/sha256.h"
#include "backend/filter/filter.h"
#include "backend/tlog/bundle.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/proof.h"
#include "backend/tlog/tile.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;
using Hashes = std::vector<tlog::Hash>;

class LogTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(world.open()); }

    // As many events as it says, of several kinds.
    void fill(int count) {
        for (int i = 0; i < count; ++i) {
            Occurrence occurrence;
            occurrence.actor = proposal({}).actor;
            occurrence.op = i % 2 == 0 ? "events.list" : "events.verify";
            occurrence.outcome = i % 5 == 0 ? v1::DENIED : v1::ALLOWED;
            occurrence.count = i + 1;
            world->record(std::move(occurrence), nullptr);
        }
        Occurrence last;
        last.op = "events.get";
        ASSERT_TRUE(wait<std::int64_t>([&](auto done) { world->record(last, std::move(done)); }));
    }

    tlog::Checkpoint checkpoint() {
        const auto key = tlog::VerifierKey::parse(world->identity().vkey);
        EXPECT_TRUE(key);
        auto opened = tlog::openCheckpoint(world->log().checkpoint(), *key);
        EXPECT_TRUE(opened) << opened.error().message();
        return *opened;
    }

    // Waits until the whole log is signed.
    tlog::Checkpoint settled() {
        for (int i = 0; i < 100 && checkpoint().head.size < world->log().size(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return checkpoint();
    }

    EventPage page(EventQuery query) {
        auto result = wait<EventPage>([&](auto done) { world->log().events(std::move(query), std::move(done)); });
        EXPECT_TRUE(result) << result.error().message();
        return result ? *std::move(result) : EventPage();
    }

    std::vector<std::int64_t> indices(const std::string &filter, bool ascending = false, std::size_t limit = 1000) {
        EventQuery query;
        const auto compiled = filter::Filter::compile(filter, {v1::Event::descriptor()});
        EXPECT_TRUE(compiled) << compiled.error().message();
        query.filter = std::make_shared<const filter::Filter>(*compiled);
        query.ascending = ascending;
        query.limit = limit;
        std::vector<std::int64_t> found;
        while (true) {
            const auto part = page(query);
            for (const auto &event : part.events)
                found.push_back(event.index());
            if (!part.next)
                return found;
            (ascending ? query.after : query.before) = *part.next;
        }
    }

    World world;
};

TEST_F(LogTest, emptyLogHasASignedHead) {
    EXPECT_EQ(checkpoint().head.size, 0);
    EXPECT_EQ(checkpoint().origin, world->identity().origin);
}

TEST_F(LogTest, leafCommitsToIntentAndPayload) {
    const auto commit = world.apply({put(model("a", "hello"))});
    ASSERT_TRUE(commit);
    const auto entry = world.entry(commit->logIndex);
    const auto commitment = core::toHex(core::hmacSha256(entry.payloadKey, entry.payload));
    EXPECT_NE(entry.leaf.find("\"payload_commit\":\"" + commitment + '"'), std::string::npos);
    EXPECT_EQ(entry.payloadKey.size(), 32U);
    const std::string intent = R"({"meta":{"name":"models/a"},"model":{"description":"hello","license":"apache-2.0"}})";
    EXPECT_EQ(entry.event.objects(0).after_sha256(), core::toHex(core::sha256(intent)));
    EXPECT_NE(entry.leaf.find(core::toHex(core::sha256(intent))), std::string::npos);
    for (const auto *personal : {"Alice", "because", "127.0.0.1", "models/a", "principals/alice"})
        EXPECT_EQ(entry.leaf.find(personal), std::string::npos) << personal;
    for (const auto *personal : {"Alice A.", "because", "127.0.0.1:9", "models/a"})
        EXPECT_NE(entry.payload.find(personal), std::string::npos) << personal;
    EXPECT_EQ(entry.event.actor(), "principals/alice");
    EXPECT_EQ(entry.event.actor_full_name(), "Alice A.");
    EXPECT_EQ(entry.event.op(), "models.create");
    EXPECT_EQ(entry.event.outcome(), v1::ALLOWED);
}

TEST_F(LogTest, everyEntryIsProvenInTheSignedTree) {
    fill(700);
    const auto head = settled().head;
    ASSERT_EQ(head.size, 701);
    const auto leaves = wait<Hashes>([&](auto done) { world->log().leafHashes(0, head.size, std::move(done)); });
    ASSERT_TRUE(leaves);
    EXPECT_EQ(tlog::rootOf(*leaves), head.root);
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < head.size; i += 7)
        all.push_back(i);
    const auto paths =
        wait<std::vector<Hashes>>([&](auto done) { world->log().inclusion(all, head.size, std::move(done)); });
    ASSERT_TRUE(paths);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto leaf = tlog::leafHash(world.entry(all[i]).leaf);
        EXPECT_TRUE(tlog::verifyInclusion((*paths)[i], all[i], leaf, head)) << all[i];
    }
    EXPECT_FALSE(wait<std::vector<Hashes>>([&](auto done) { world->log().inclusion({701}, 701, std::move(done)); }));
}

TEST_F(LogTest, laterHeadsContinueEarlierOnes) {
    fill(300);
    const auto older = settled().head;
    ASSERT_TRUE(world.open());
    EXPECT_EQ(checkpoint().head, older);
    fill(300);
    const auto newer = settled().head;
    ASSERT_GT(newer.size, older.size);
    const auto path =
        wait<Hashes>([&](auto done) { world->log().consistency(older.size, newer.size, std::move(done)); });
    ASSERT_TRUE(path);
    EXPECT_TRUE(tlog::verifyConsistency(*path, older, newer));
}

TEST_F(LogTest, tilesAndBundlesAreThoseOfTheSignedTree) {
    fill(600);
    const auto head = settled().head;
    ASSERT_EQ(head.size, 601);
    const auto tile = [&](int level, std::int64_t number, int width) {
        return wait<std::string>([&](auto done) { world->log().tile(level, number, width, std::move(done)); });
    };
    Hashes leaves;
    for (const auto &[number, width] : {std::pair(0, 256), std::pair(1, 256), std::pair(2, 89)}) {
        const auto bundle =
            wait<std::string>([&](auto done) { world->log().entryBundle(number, width, std::move(done)); });
        ASSERT_TRUE(bundle);
        const auto entries = tlog::parseBundle(*bundle, width);
        ASSERT_TRUE(entries);
        Hashes ofTile;
        for (const auto entry : *entries)
            ofTile.push_back(tlog::leafHash(entry));
        const auto bytes = tile(0, number, width);
        ASSERT_TRUE(bytes);
        EXPECT_EQ(*bytes, tlog::tileBytes(ofTile));
        leaves.insert(leaves.end(), ofTile.begin(), ofTile.end());
    }
    EXPECT_EQ(tlog::rootOf(leaves), head.root);
    EXPECT_EQ(tile(1, 0, 2)->size(), 64U);
    EXPECT_EQ(tile(0, 2, 90).error().reason(), v1::NOT_FOUND);
    EXPECT_EQ(tile(1, 0, 3).error().reason(), v1::NOT_FOUND);
    EXPECT_EQ(tile(2, 0, 1).error().reason(), v1::NOT_FOUND);
    EXPECT_EQ(tile(-1, 0, 1).error().reason(), v1::NOT_FOUND);
}

TEST_F(LogTest, searchFindsWhatTheFilterSaysInBothOrders) {
    fill(500);
    ASSERT_TRUE(world.apply({put(model("a", "one"))}));
    const auto denied = indices("outcome = DENIED");
    ASSERT_EQ(denied.size(), 100U);
    EXPECT_EQ(denied.front(), 495);
    EXPECT_EQ(denied.back(), 0);
    auto ascending = indices("outcome = DENIED", true, 7);
    std::reverse(ascending.begin(), ascending.end());
    EXPECT_EQ(ascending, denied);
    EXPECT_EQ(indices("", false, 13).size(), 502U);
    EXPECT_EQ(indices("op = \"events.verify\" AND outcome != DENIED AND index < 20").size(), 8U);
    EXPECT_EQ(indices("actor = \"principals/alice\"").size(), 501U);
    EXPECT_EQ(indices("actor_full_name : \"alice\"").size(), 501U);
    EXPECT_EQ(indices("objects.name = \"models/a\""), std::vector<std::int64_t>{501});
    EXPECT_EQ(indices("object = \"models/a\""), std::vector<std::int64_t>{501});
    EXPECT_EQ(indices("count > 490 AND op = \"events.list\"").size(), 5U);
    EXPECT_TRUE(indices("op = \"models.delete\"").empty());
}

// A search has a second for each of its statements.
TEST_F(LogTest, searchByKindCostsAsMuchForManyObjectsAsForFew) {
    for (int set = 0; set < 11; ++set) {
        std::vector<v1::Change> changes;
        for (int i = 0; i < 1000; ++i)
            changes.push_back(put(model("m" + std::to_string(1000 * set + i))));
        ASSERT_TRUE(world.apply(std::move(changes)));
    }
    constexpr int Teams = 3000;
    for (int i = 0; i < Teams; ++i)
        world->submit(proposal({put(team("t" + std::to_string(i)))}), [](const core::Result<Commit> &) {});
    fill(1);
    EXPECT_EQ(indices("objects.kind = \"teams\"").size(), std::size_t{Teams});
    EXPECT_EQ(indices("objects.kind = \"models\"").size(), 11U);
    EXPECT_EQ(indices("objects.name = \"teams/t7\"").size(), 1U);
}

TEST_F(LogTest, searchShowsOnlyWhatIsVisible) {
    fill(50);
    EventQuery query;
    query.isVisible = [](const v1::Event &event) { return event.index() % 10 == 3; };
    query.limit = 3;
    const auto first = page(query);
    ASSERT_EQ(first.events.size(), 3U);
    EXPECT_EQ(first.events[0].index(), 43);
    ASSERT_TRUE(first.next);
    query.before = *first.next;
    const auto second = page(query);
    ASSERT_EQ(second.events.size(), 2U);
    EXPECT_EQ(second.events[1].index(), 3);
    EXPECT_FALSE(second.next);

    using Count = std::pair<std::int64_t, bool>;
    query.before = 0;
    const auto all = wait<Count>([&](auto done) { world->log().count(query, 100, std::move(done)); });
    EXPECT_EQ(*all, Count(5, true));
    const auto some = wait<Count>([&](auto done) { world->log().count(query, 2, std::move(done)); });
    EXPECT_EQ(*some, Count(2, false));
}

TEST_F(LogTest, eventsAreScopedByTheirTeam) {
    auto inTeam = model("a");
    inTeam.mutable_meta()->set_team("teams/t");
    ASSERT_TRUE(world.apply({put(team("t")), put(team("u"))}));
    const auto created = world.apply({put(inTeam)});
    ASSERT_TRUE(created);
    EXPECT_EQ(world.entry(created->logIndex).event.team(), "teams/t");
    EXPECT_EQ(world.entry(0).event.team(), "");
    inTeam.mutable_meta()->set_team("teams/u");
    const auto moved = world.apply({put(inTeam, world.current("models/a").meta().etag())});
    ASSERT_TRUE(moved);
    EXPECT_EQ(world.entry(moved->logIndex).event.team(), "-");
    EXPECT_EQ(indices("team = \"teams/t\""), std::vector<std::int64_t>{created->logIndex});
    EXPECT_EQ(indices("team = \"-\""), std::vector<std::int64_t>{moved->logIndex});
}

} // namespace
} // namespace ledger
