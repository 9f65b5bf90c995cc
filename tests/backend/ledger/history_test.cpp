#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

class HistoryTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(world.open());
        // Revisions 1 to 6, a minute apart.
        ASSERT_TRUE(world.apply({put(model("a", "one"))}));
        tick();
        ASSERT_TRUE(world.apply({put(model("b", "one"))}));
        tick();
        ASSERT_TRUE(world.apply({put(model("a", "two"), etag("models/a"))}));
        tick();
        uid = world.current("models/a").meta().uid();
        ASSERT_TRUE(world.apply({removal("models/a", etag("models/a"))}));
        tick();
        ASSERT_TRUE(world.apply({put(model("a", "another"))}));
        tick();
        ASSERT_TRUE(world.apply({put(team("t"))}));
    }

    void tick() { world.clock.advance(std::chrono::minutes(1)); }
    std::string etag(const std::string &name) { return world.current(name).meta().etag(); }

    core::Result<Revision> at(const std::string &name, std::int64_t revision) {
        auto past =
            wait<History::PastResource>([&](auto done) { world->history().at(name, revision, std::move(done)); });
        if (!past)
            return past.error();
        return past->found;
    }

    core::Result<std::vector<Revision>> revisions(const History::GenerationQuery &query) {
        auto read =
            wait<History::Generations>([&](auto done) { world->history().generations(query, std::move(done)); });
        if (!read)
            return read.error();
        return read->entries;
    }

    // Descriptions, `-` for a deletion.
    std::vector<std::string> told(const History::GenerationQuery &query) {
        const auto read = revisions(query);
        std::vector<std::string> words;
        for (std::size_t i = 0; read && i < read->size(); ++i)
            words.push_back((*read)[i].deleted ? "-" : (*read)[i].resource.model().description());
        return words;
    }

    World world;
    std::string uid;
};

TEST_F(HistoryTest, resourceIsReadAsItWas) {
    const auto first = at("models/a", 1);
    ASSERT_TRUE(first) << first.error().message();
    EXPECT_EQ(first->resource.model().description(), "one");
    EXPECT_EQ(first->resource.meta().generation(), 1);
    EXPECT_EQ(first->op, "models.create");
    EXPECT_EQ(first->principal, "principals/alice");
    EXPECT_EQ(first->reason, "because");
    EXPECT_EQ(first->intentSha256.size(), 64U);
    EXPECT_EQ(at("models/a", 2)->resource.model().description(), "one");
    EXPECT_EQ(at("models/a", 3)->resource.model().description(), "two");
    EXPECT_EQ(at("models/a", 4).error().reason(), v1::NOT_FOUND);
    EXPECT_EQ(at("models/a", 5)->resource.model().description(), "another");
    EXPECT_EQ(at("models/a", 99)->resource.model().description(), "another");
    EXPECT_EQ(at("models/b", 1).error().reason(), v1::NOT_FOUND);
    EXPECT_EQ(at("uid:" + uid, 3)->resource.model().description(), "two");
    EXPECT_EQ(at("uid:" + uid, 5).error().reason(), v1::NOT_FOUND);
}

TEST_F(HistoryTest, timeLeadsToTheRevisionOfThatTime) {
    const auto start =
        std::chrono::time_point_cast<std::chrono::milliseconds>(world.clock.now()) - std::chrono::minutes(5);
    const auto revisionAt = [&](std::chrono::milliseconds since) {
        return *wait<std::int64_t>([&](auto done) { world->history().revisionAt(start + since, std::move(done)); });
    };
    EXPECT_EQ(revisionAt(std::chrono::milliseconds(-1)), 0);
    EXPECT_EQ(revisionAt(std::chrono::milliseconds(0)), 1);
    EXPECT_EQ(revisionAt(std::chrono::seconds(59)), 1);
    EXPECT_EQ(revisionAt(std::chrono::seconds(60)), 2);
    EXPECT_EQ(revisionAt(std::chrono::hours(60)), 6);
}

TEST_F(HistoryTest, listShowsEverythingThatLivedThen) {
    const auto listAt = [&](std::int64_t revision) {
        const auto list =
            wait<History::PastList>([&](auto done) { world->history().listAt("models", revision, std::move(done)); });
        EXPECT_TRUE(list);
        std::vector<std::string> found;
        for (const auto &resource : list->resources)
            found.push_back(resource.meta().name() + '=' + resource.model().description());
        return found;
    };
    using Found = std::vector<std::string>;
    EXPECT_EQ(listAt(0), Found());
    EXPECT_EQ(listAt(2), (Found{"models/a=one", "models/b=one"}));
    EXPECT_EQ(listAt(3), (Found{"models/a=two", "models/b=one"}));
    EXPECT_EQ(listAt(4), Found{"models/b=one"});
    EXPECT_EQ(listAt(6), (Found{"models/b=one", "models/a=another"}));
}

TEST_F(HistoryTest, listOfThePastHasEveryPage) {
    std::vector<v1::Change> changes;
    for (int i = 0; i < 1000; ++i)
        changes.push_back(put(model("m" + std::to_string(i))));
    ASSERT_TRUE(world.apply(changes));
    for (auto &change : changes)
        change.mutable_put()->mutable_resource()->mutable_meta()->mutable_name()->append("x");
    ASSERT_TRUE(world.apply(changes));
    const auto list =
        wait<History::PastList>([&](auto done) { world->history().listAt("models", 8, std::move(done)); });
    ASSERT_TRUE(list) << list.error().message();
    EXPECT_EQ(list->resources.size(), 2002U);
    const auto older =
        wait<History::PastList>([&](auto done) { world->history().listAt("models", 2, std::move(done)); });
    ASSERT_TRUE(older);
    EXPECT_EQ(older->resources.size(), 2U);
}

TEST_F(HistoryTest, generationsComeNewestFirst) {
    const auto all = revisions({"uid:" + uid, 6, 0, 10});
    ASSERT_TRUE(all) << all.error().message();
    ASSERT_EQ(all->size(), 3U);
    EXPECT_TRUE((*all)[0].deleted);
    EXPECT_EQ((*all)[0].resource.model().description(), "two");
    EXPECT_TRUE((*all)[0].resource.meta().has_delete_time());
    EXPECT_EQ((*all)[0].resource.meta().generation(), 3);
    EXPECT_EQ((*all)[0].intentSha256, "");
    EXPECT_EQ((*all)[1].resource.model().description(), "two");
    EXPECT_EQ((*all)[2].resource.model().description(), "one");
    EXPECT_EQ((*all)[2].logIndex, 0);

    const auto page = revisions({"uid:" + uid, 6, 3, 1});
    ASSERT_TRUE(page);
    ASSERT_EQ(page->size(), 1U);
    EXPECT_EQ((*page)[0].resource.meta().generation(), 2);

    const auto living = revisions({"models/a", 6, 0, 10});
    ASSERT_TRUE(living);
    ASSERT_EQ(living->size(), 1U);
    EXPECT_EQ((*living)[0].resource.model().description(), "another");
    EXPECT_EQ(revisions({"models/none", 6, 0, 10}).error().reason(), v1::NOT_FOUND);
}

TEST_F(HistoryTest, generationsAreThoseThatHadHappenedByARevision) {
    using Told = std::vector<std::string>;
    EXPECT_EQ(told({"models/a", 1, 0, 10}), Told{"one"});
    EXPECT_EQ(told({"models/a", 2, 0, 10}), Told{"one"});
    EXPECT_EQ(told({"models/a", 3, 0, 10}), (Told{"two", "one"}));
    EXPECT_EQ(told({"models/a", 4, 0, 10}), (Told{"-", "two", "one"}));
    EXPECT_EQ(told({"models/a", 5, 0, 10}), Told{"another"});
    EXPECT_EQ(told({"models/a", 5, 1, 10}), Told()) << "the first bearer of the name does not follow the second";
    EXPECT_EQ(told({"uid:" + uid, 3, 0, 10}), (Told{"two", "one"}));
    EXPECT_EQ(revisions({"models/b", 1, 0, 10}).error().reason(), v1::NOT_FOUND);
}

TEST_F(HistoryTest, aReadOfThePastTellsTheTimeOfItsRevision) {
    const auto past =
        wait<History::PastResource>([&](auto done) { world->history().at("models/b", 4, std::move(done)); });
    ASSERT_TRUE(past) << past.error().message();
    EXPECT_EQ(past->found.revision, 2);
    EXPECT_EQ(past->time - past->found.time, std::chrono::minutes(2));
    const auto revision =
        wait<std::int64_t>([&](auto done) { world->history().revisionAt(past->time, std::move(done)); });
    EXPECT_EQ(*revision, 4);
}

} // namespace
} // namespace ledger
