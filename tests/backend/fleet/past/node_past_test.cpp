// What the observer sees is on disk, and stays there: across an end at any instant, and a disk that was full.
#include "backend/fleet/node_past.h"

#include <atomic>

#include <signal.h>

#include <gtest/gtest.h>

#include "backend/fleet/observer.h"
#include "backend/ledger/ledger.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/eventually.h"

using namespace fleet;
using namespace std::chrono_literals;
using support::eventually;
namespace v1 = pilothouse::v1;

namespace {

const std::vector<std::string> node{"clusters/a/nodes/n1"};

// A ledger with one node of two GPUs, its observer, and the past that is kept of it.
class Kept {
public:
    explicit Kept(const std::filesystem::path &directory) {
        isFine = world.open().isOk() && addNode();
        observer.emplace(*world, world.clock, Observer::Options{});
        past.emplace(*observer, NodePast::Options{directory, {}, 1ms}, [this](const auto &error) {
            ++reports;
            isFailing = error.has_value();
            if (error)
                reason = error->reason();
        });
    }

    // A minute in which its GPUs say so much; false where it was not recorded.
    bool live(float value) {
        world.clock.advance(1min);
        const auto now = world.clock.now();
        observer->columns().put(0, v1::SM_ACTIVE, std::vector<float>{value, value}, now);
        observer->nudge();
        // The step before is over, and on disk, once this one is seen; before the first there is none.
        const bool isFirst = std::exchange(isFirst_, false);
        return eventually([&] {
            const auto tiles = past->tiles();
            if (isFirst)
                return observer->picture()->values.instant() == now;
            return isFailing || (tiles && tiles->newest() && *tiles->newest() + 1min > now - 1min);
        });
    }

    ledger::test::World world;
    std::optional<Observer> observer;
    std::atomic<bool> isFailing{false};
    std::atomic<int> reports{0};
    std::atomic<v1::Reason> reason{};
    std::optional<NodePast> past;
    bool isFine = false;

private:
    bool isFirst_ = true;

    bool addNode() {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/a");
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
        v1::Resource made;
        made.mutable_meta()->set_name(node.front());
        made.mutable_node();
        if (!world.apply({ledger::test::put(cluster), ledger::test::put(made)}))
            return false;
        v1::Resource status;
        status.mutable_meta()->set_name(node.front());
        for (int index = 0; index < 2; ++index) {
            auto &gpu = *status.mutable_node_status()->add_gpus();
            gpu.set_index(index);
            gpu.set_uuid("GPU-" + std::to_string(index));
        }
        std::promise<void> written;
        world->writeStatus(std::move(status), [&](const auto &) { written.set_value(); });
        written.get_future().wait();
        return true;
    }
};

std::size_t stepsIn(const telemetry::NodeTiles &tiles) {
    const auto steps = tiles.query({v1::SM_ACTIVE, {}, telemetry::Instant::max(), 1min}, node);
    return static_cast<std::size_t>(
        std::count_if(steps.mean.begin(), steps.mean.end(), [](auto code) { return telemetry::hasPastValue(code); }));
}

std::size_t stepsOnDisk(const std::filesystem::path &directory) {
    const auto tiles = telemetry::NodeTiles::open(directory, {});
    return tiles ? stepsIn(**tiles) : 0;
}

} // namespace

TEST(NodePastTest, WhatIsSeenIsOnDiskAfterAnEnd) {
    support::TemporaryDirectory directory;
    {
        Kept kept(directory.path() / "past");
        ASSERT_TRUE(kept.isFine);
        for (int minute = 0; minute < 7; ++minute)
            ASSERT_TRUE(kept.live(50)) << minute;
        EXPECT_EQ(kept.reports, 0);
    }
    EXPECT_GE(stepsOnDisk(directory.path() / "past"), 4u);
}

TEST(NodePastTest, AKillLosesNoStepThatWasOver) {
    support::TemporaryDirectory directory;
    int told[2];
    ASSERT_EQ(::pipe(told), 0);
    const auto child = ::fork();
    if (child == 0) {
        ::setenv("TMPDIR", directory.path().c_str(), 1);
        Kept kept(directory.path() / "past");
        for (int minute = 0; kept.isFine && kept.live(50); ++minute) {
            if (::write(told[1], &minute, sizeof minute) != sizeof minute)
                break;
        }
        ::_exit(1);
    }
    ::close(told[1]);
    int minute = 0;
    while (minute < 8 && ::read(told[0], &minute, sizeof minute) == sizeof minute) {
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    while (::read(told[0], &minute, sizeof minute) == sizeof minute) {
    }
    ::close(told[0]);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_GE(minute, 8);
    // The first may have passed unseen, and those of the last two were not over.
    EXPECT_GE(stepsOnDisk(directory.path() / "past") + 3, static_cast<std::size_t>(minute));
}

TEST(NodePastTest, WhatHappenedToGpusOutlivesARestart) {
    support::TemporaryDirectory directory;
    core::TimePoint lost;
    {
        Kept kept(directory.path() / "past");
        ASSERT_TRUE(kept.isFine);
        ASSERT_TRUE(kept.live(50));
        lost = kept.world.clock.now();
        kept.observer->signals().setLost(1, true, lost);
        kept.observer->nudge();
        ASSERT_TRUE(eventually([&] { return kept.observer->events().all().size() == 1; }));
    }
    Kept kept(directory.path() / "past");
    ASSERT_TRUE(kept.isFine);
    const auto answer = kept.observer->events().find({.node = node.front()});
    ASSERT_EQ(answer.events.size(), 1u);
    EXPECT_EQ(answer.events.front().sign, v1::GPU_LOST);
    EXPECT_EQ(answer.events.front().gpu, 1);
    EXPECT_EQ(answer.events.front().time, lost);
    EXPECT_FALSE(answer.isCut);
}

TEST(NodePastTest, ADamagedFileOfEventsIsSaid) {
    support::TemporaryDirectory directory;
    std::filesystem::create_directories(directory.path() / "past");
    std::ofstream(directory.path() / "past" / "gpu_events.0.log") << "what nobody wrote";
    ledger::test::World world;
    ASSERT_TRUE(world.open());
    Observer observer(*world, world.clock, {});
    std::vector<std::string> setAside;
    NodePast::Options options{directory.path() / "past"};
    options.setAside = [&](const std::string &file) { setAside.push_back(file); };
    const NodePast past(observer, options, [](const auto &) {});
    EXPECT_EQ(setAside, std::vector<std::string>{"gpu_events.0.log"});
    EXPECT_NE(past.tiles(), nullptr);
}

TEST(NodePastTest, AFullDiskIsSaidAndWhatIsLiveGoesOn) {
    support::TemporaryDirectory directory;
    const auto disk = directory.path() / "disk";
    std::filesystem::create_directory(disk);
    const int status = support::onSmallDisk(disk, "2m", [&] {
        Kept kept(disk / "past");
        if (!kept.isFine || !kept.live(50) || !kept.live(50) || !kept.live(50) || !kept.live(50) || kept.reports != 0)
            return 1;
        support::fillDisk(disk / "filler");
        // A file that is there may have room left in its last page.
        for (int minute = 0; minute < 5'000 && !kept.isFailing; ++minute)
            kept.live(60);
        if (!kept.isFailing || kept.reason != v1::DISK_FULL)
            return 2;
        // What is live goes on.
        const auto before = kept.observer->picture();
        kept.live(61);
        if (!eventually([&] { return kept.observer->picture() != before; }))
            return 3;
        std::filesystem::remove(disk / "filler");
        const bool goesOn = eventually([&] {
            kept.live(62);
            return !kept.isFailing;
        });
        return goesOn && kept.live(63) && stepsIn(*kept.past->tiles()) >= 4 ? 0 : 4;
    });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    EXPECT_EQ(status, 0);
}

TEST(NodePastTest, ADirectoryThatCannotBeUsedIsTriedAgain) {
    support::TemporaryDirectory directory;
    const auto inTheWay = directory.path() / "past";
    std::ofstream(inTheWay) << "a file";
    Kept kept(inTheWay / "tiles");
    ASSERT_TRUE(kept.isFine);
    ASSERT_TRUE(eventually([&] { return kept.isFailing.load(); }));
    EXPECT_EQ(kept.reason, v1::FILE_UNREADABLE);
    EXPECT_EQ(kept.past->tiles(), nullptr);
    std::filesystem::remove(inTheWay);
    for (int minute = 0; minute < 4; ++minute)
        kept.live(50);
    EXPECT_TRUE(eventually([&] {
        kept.live(50);
        return !kept.isFailing && kept.past->tiles();
    }));
}
