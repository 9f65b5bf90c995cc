#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "backend/ledger/watch_window.h"
#include "tests/backend/ledger/ledger_fixture.h"

namespace ledger {
namespace {

using namespace ledger::test;

using Names = std::map<std::string, std::int64_t>;

Names namesIn(const Snapshot &snapshot) {
    Names names;
    snapshot.each("models", [&](const ResourcePtr &resource) {
        names[resource->meta().name()] = resource->meta().generation();
        return true;
    });
    return names;
}

// Starts at a snapshot and follows the hub to a revision.
Names follow(Ledger &ledger, const Snapshot &start, std::int64_t until) {
    Names names = namesIn(start);
    std::int64_t at = start.revision();
    while (at < until) {
        const auto page = ledger.watchHub().after(at, 7);
        EXPECT_TRUE(page);
        if (!page)
            break;
        std::int64_t last = at;
        for (const auto &change : page->changes) {
            EXPECT_GE(change.revision, last);
            EXPECT_LE(change.revision, page->revision);
            last = change.revision;
            if (change.after == nullptr)
                names.erase(std::string(change.before->name()));
            else
                names[std::string(change.after->name())] = change.after->resource()->meta().generation();
        }
        at = page->revision;
    }
    return names;
}

TEST(WatchTest, whoFollowsFromAnySnapshotMissesNothing) {
    World world;
    ASSERT_TRUE(world.open());
    constexpr int Writers = 8;
    constexpr int Changes = 40;
    std::vector<SnapshotPtr> starts{world->snapshot()};
    std::vector<std::thread> writers;
    for (int writer = 0; writer < Writers; ++writer) {
        writers.emplace_back([&, writer] {
            for (int i = 0; i < Changes; ++i) {
                const std::string id = "w" + std::to_string(writer) + "-" + std::to_string(i % 5);
                const auto current = world->snapshot()->find("models/" + id);
                if (current == nullptr)
                    EXPECT_TRUE(world.apply({put(model(id, std::to_string(i)))}));
                else if (i % 3 == 0)
                    EXPECT_TRUE(world.apply({removal("models/" + id, current->meta().etag())}));
                else
                    EXPECT_TRUE(world.apply({put(model(id, std::to_string(i)), current->meta().etag())}));
            }
        });
    }
    std::atomic<bool> isOver = false;
    std::thread sampler([&] {
        while (!isOver && starts.size() < 200) {
            starts.push_back(world->snapshot());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    for (auto &writer : writers)
        writer.join();
    isOver = true;
    sampler.join();
    const auto end = world->snapshot();
    for (const auto &start : starts)
        EXPECT_EQ(follow(*world, *start, end->revision()), namesIn(*end));
}

TEST(WatchTest, snapshotsNeverChange) {
    World world;
    ASSERT_TRUE(world.open());
    std::vector<std::pair<SnapshotPtr, Names>> kept;
    for (int i = 0; i < 300; ++i) {
        const std::string id = "m" + std::to_string(i % 60);
        const auto current = world->snapshot()->find("models/" + id);
        if (current != nullptr && i % 7 == 0)
            ASSERT_TRUE(world.apply({removal("models/" + id, current->meta().etag())}));
        else
            ASSERT_TRUE(world.apply(
                {put(model(id, std::to_string(i)), current == nullptr ? std::string() : current->meta().etag())}));
        kept.emplace_back(world->snapshot(), namesIn(*world->snapshot()));
    }
    for (const auto &[snapshot, names] : kept) {
        EXPECT_EQ(namesIn(*snapshot), names);
        EXPECT_EQ(snapshot->count("models"), static_cast<std::int64_t>(names.size()));
        for (const auto &[name, generation] : names) {
            const auto found = snapshot->find(name);
            ASSERT_NE(found, nullptr);
            EXPECT_EQ(found->meta().generation(), generation);
            EXPECT_EQ(snapshot->findUid(found->meta().uid()), found);
        }
    }
}

// Whoever follows the hub reads the newest snapshot, and would never learn of a change that it does not hold yet.
TEST(WatchTest, whatTheHubTellsStandsInTheSnapshot) {
    World world;
    ASSERT_TRUE(world.open());
    constexpr int Changes = 400;
    std::thread writer([&] {
        for (int i = 0; i < Changes; ++i)
            EXPECT_TRUE(world.apply({put(model("m" + std::to_string(i), "x"))}));
    });
    std::int64_t at = world->snapshot()->revision();
    const std::int64_t end = at + Changes;
    int early = 0;
    while (at < end) {
        const auto page = world->watchHub().after(at, 10);
        ASSERT_TRUE(page);
        early += world->snapshot()->revision() < page->revision ? 1 : 0;
        at = page->revision;
    }
    writer.join();
    EXPECT_EQ(early, 0);
}

class WindowTest : public testing::Test {
protected:
    static Change change(std::int64_t revision) {
        auto team = std::make_shared<v1::Resource>();
        team->mutable_meta()->set_name("teams/any");
        team->mutable_team();
        return {revision, nullptr, std::make_shared<const StoredResource>(team)};
    }

    void append(std::vector<Change> changes, std::int64_t revision, Time time) {
        window.append(std::move(changes), revision, time, [] {});
    }
    Time at(std::int64_t minutes) const { return Time(std::chrono::minutes(minutes)); }

    WatchWindow window{10, at(0)};
};

TEST_F(WindowTest, pagesEndWithWholeRevisions) {
    append({change(11), change(11), change(11)}, 11, at(0));
    append({change(12)}, 12, at(0));
    const auto first = window.after(10, 2);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->changes.size(), 3U);
    EXPECT_EQ(first->revision, 11);
    const auto second = window.after(11, 2);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->changes.size(), 1U);
    EXPECT_EQ(second->revision, 12);
    EXPECT_TRUE(window.after(12, 2)->changes.empty());
}

TEST_F(WindowTest, whatHasMovedOutOrNotHappenedIsRefused) {
    EXPECT_EQ(window.after(9, 1).error().reason(), v1::REVISION_EXPIRED);
    EXPECT_EQ(window.after(11, 1).error().reason(), v1::REVISION_IN_FUTURE);
    append({change(11)}, 11, at(0));
    append({change(12)}, 12, at(11));
    EXPECT_EQ(window.after(10, 1).error().reason(), v1::REVISION_EXPIRED);
    EXPECT_TRUE(window.after(11, 1));
}

TEST_F(WindowTest, tooManyChangesPushTheOldestOut) {
    for (std::int64_t revision = 11; revision <= 13; ++revision)
        append(std::vector<Change>(WatchWindow::MaxChanges / 2, change(revision)), revision, at(0));
    EXPECT_EQ(window.after(10, 1).error().reason(), v1::REVISION_EXPIRED);
    EXPECT_TRUE(window.after(11, 1));
    append(std::vector<Change>(WatchWindow::MaxChanges + 1, change(14)), 14, at(0));
    EXPECT_EQ(window.after(13, 1).error().reason(), v1::REVISION_EXPIRED);
    EXPECT_TRUE(window.after(14, 1));
}

TEST_F(WindowTest, nobodyIsNotifiedAfterHeLeft) {
    std::atomic<bool> isOver = false;
    std::thread notifier([&] {
        while (!isOver)
            window.notify();
    });
    for (int i = 0; i < 500; ++i) {
        auto alive = std::make_unique<std::atomic<int>>(0);
        const auto listener = window.listen([&calls = *alive](std::int64_t) { ++calls; });
        if (i % 3 == 0)
            std::this_thread::yield();
        window.unlisten(listener);
        alive.reset();
    }
    isOver = true;
    notifier.join();
}

TEST_F(WindowTest, listenerMayLeaveFromItsOwnCall) {
    WatchHub::Listener listener = 0;
    int calls = 0;
    listener = window.listen([&](std::int64_t revision) {
        ++calls;
        EXPECT_EQ(revision, 10);
        window.unlisten(listener);
    });
    window.notify();
    window.notify();
    EXPECT_EQ(calls, 1);
}

} // namespace
} // namespace ledger
