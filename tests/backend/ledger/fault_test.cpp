#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/child_process.h"

namespace ledger {
namespace {

using namespace ledger::test;

// Whether an event says that the disk is full.
bool saysFull(World &world) {
    for (std::int64_t index = 0; index < world->log().size(); ++index) {
        if (world.entry(index).event.reason_code() == "DISK_FULL")
            return true;
    }
    return false;
}

TEST(FaultTest, nothingIsAcknowledgedIntoADirectoryThatIsGone) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("before"))}));
    const auto away = world.directory.path().string() + "-away";
    std::filesystem::rename(world.directory.path(), away);
    const auto refused = world.apply({put(model("lost"))});
    std::filesystem::rename(away, world.directory.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
    ASSERT_TRUE(world.apply({put(model("after"))}));
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world->snapshot()->count("models"), 2);
}

TEST(FaultTest, fullDiskRefusesChangesSaysSoAndResumesWhenThereIsSpace) {
    World world;
    const int status = support::onSmallDisk(world.directory.path(), "100m", [&] {
        if (!world.open() || !world.apply({put(model("before"))}))
            return 1;
        support::fillDisk(world.directory.path() / "filler");
        int applied = 0;
        core::Result<Commit> refused = Commit();
        while ((refused = world.apply({put(model("m" + std::to_string(applied), std::string(100'000, 'x')))})))
            ++applied;
        if (refused.error().reason() != v1::DISK_FULL)
            return 2;
        if (world.apply({put(model("more"))}).error().reason() != v1::DISK_FULL)
            return 3;
        if (!saysFull(world) || world->seal())
            return 4;
        if (world->snapshot()->count("models") != applied + 1)
            return 5;
        std::filesystem::remove(world.directory.path() / "filler");
        // The writer looks for space once a second.
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        bool isApplied = false;
        while (!isApplied && std::chrono::steady_clock::now() < deadline)
            isApplied = world.apply({put(model("after"))}).isOk();
        if (!isApplied || !world->verify(Ledger::Depth::Store, nullptr) || !world.open() || world->seal())
            return 6;
        return world->snapshot()->count("models") == applied + 2 ? 0 : 7;
    });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

TEST(FaultTest, storeWithoutRoomForItsReserveTakesNoChanges) {
    World world;
    const int status = support::onSmallDisk(world.directory.path(), "40m", [&] {
        if (!world.open())
            return 1;
        return world.apply({put(model("a"))}).error().reason() == v1::DISK_FULL ? 0 : 2;
    });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

TEST(FaultTest, sixtyFourThreadsAllGetTheirAnswers) {
    World world;
    ASSERT_TRUE(world.open());
    constexpr int Threads = 64;
    constexpr int Each = 20;
    std::vector<std::set<std::int64_t>> indices(Threads);
    std::atomic<int> conflicts = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < Threads; ++number) {
        threads.emplace_back([&, number] {
            for (int i = 0; i < Each; ++i) {
                // Two threads share each name.
                const std::string id = "m" + std::to_string(number / 2);
                const auto current = world->snapshot()->find("models/" + id);
                const auto commit = world.apply({put(model(id, std::to_string(number) + '-' + std::to_string(i)),
                                                     current == nullptr ? std::string() : current->meta().etag())});
                if (commit)
                    indices[static_cast<std::size_t>(number)].insert(commit->logIndex);
                else if (commit.error().reason() == v1::STALE_ETAG || commit.error().reason() == v1::ALREADY_EXISTS)
                    ++conflicts;
                else
                    ADD_FAILURE() << commit.error().message();
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    std::set<std::int64_t> all;
    std::size_t total = 0;
    for (const auto &some : indices) {
        all.insert(some.begin(), some.end());
        total += some.size();
    }
    EXPECT_EQ(all.size(), total);
    // What was refused was recorded too.
    EXPECT_EQ(world->log().size(), Threads * Each);
    EXPECT_EQ(static_cast<int>(total) + conflicts, Threads * Each);
    const auto verified = world->verify(Ledger::Depth::Store, nullptr);
    EXPECT_TRUE(verified) << verified.error().message();
    EXPECT_GT(world->statistics().appends, world->statistics().commits);
}

TEST(FaultTest, whatIsQueuedIsCommittedBeforeTheEnd) {
    World world;
    ASSERT_TRUE(world.open());
    std::atomic<int> committed = 0;
    for (int i = 0; i < 1000; ++i) {
        world->submit(proposal({put(model("m" + std::to_string(i)))}), [&](core::Result<Commit> result) {
            if (result)
                ++committed;
        });
    }
    world.close();
    EXPECT_EQ(committed, 1000);
    ASSERT_TRUE(world.open());
    EXPECT_EQ(world->snapshot()->count("models"), 1000);
}

TEST(FaultTest, oneRefusalDoesNotFailItsBatch) {
    World world;
    ASSERT_TRUE(world.open());
    std::atomic<int> committed = 0;
    std::atomic<int> refused = 0;
    for (int i = 0; i < 300; ++i) {
        world->submit(proposal({put(model("m" + std::to_string(i), "x"), i % 3 == 0 ? "stale" : "")}),
                      [&](core::Result<Commit> result) { ++(result ? committed : refused); });
    }
    world.close();
    EXPECT_EQ(committed, 200);
    EXPECT_EQ(refused, 100);
}

TEST(FaultTest, readsOfThePastAreToldWhenTheServiceStops) {
    World world;
    ASSERT_TRUE(world.open());
    ASSERT_TRUE(world.apply({put(model("a"))}));
    std::atomic<int> answered = 0;
    for (int i = 0; i < 500; ++i)
        world->history().listAt("models", 1, [&](core::Result<History::PastList>) { ++answered; });
    world.close();
    EXPECT_EQ(answered, 500);
}

} // namespace
} // namespace ledger
