#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "backend/core/whole_file.h"
#include "backend/telemetry/node_tiles.h"
#include "tests/support/temporary_directory.h"

namespace telemetry {

namespace {

using std::chrono::minutes;

const Instant Begin{std::chrono::hours(500'000)};

const std::vector<std::string> Nodes{"alpha", "beta", "gamma"};

LiveCode codeAt(int minute) {
    return static_cast<LiveCode>(minute * 131 % (MaxLevel + 1));
}

core::Result<void> record(NodeTiles *tiles, int minute) {
    const std::vector<LiveCode> codes(Nodes.size(), codeAt(minute));
    return tiles->record(Begin + minutes(minute), Nodes, std::vector<MetricCodes>{{v1::SM_CLOCK, codes}});
}

std::unique_ptr<NodeTiles> opened(const std::filesystem::path &directory) {
    auto tiles = NodeTiles::open(directory, {});
    EXPECT_TRUE(tiles) << tiles.error().message();
    return tiles ? std::move(*tiles) : nullptr;
}

PastSteps minutesOf(const NodeTiles &tiles) {
    return tiles.query({v1::SM_CLOCK, Begin, Begin + minutes(100'000), minutes(1)}, Nodes);
}

// How many steps are there; each that is says what was recorded, in all nodes.
int expectRight(const PastSteps &steps) {
    int known = 0;
    for (std::size_t step = 0; step < steps.count(); ++step) {
        const auto codes = steps.meanAt(step);
        const auto minute = static_cast<int>((steps.startOf(step) - Begin) / minutes(1));
        if (codes.front() == PastNoData) {
            EXPECT_THAT(codes, testing::Each(PastNoData)) << minute;
            continue;
        }
        EXPECT_THAT(codes, testing::Each(toPast(codeAt(minute)))) << minute;
        ++known;
    }
    return known;
}

// Ten steps in one file.
class Damaged : public testing::Test {
protected:
    Damaged() {
        {
            const auto tiles = opened(directory_.path());
            for (int minute = 0; minute <= 10; ++minute)
                EXPECT_TRUE(record(tiles.get(), minute));
            EXPECT_EQ(expectRight(minutesOf(*tiles)), 10);
        }
        for (const auto &entry : std::filesystem::directory_iterator(directory_.path())) {
            if (entry.path().filename().string().starts_with("sm_clock.60000."))
                file_ = entry.path();
        }
        bytes_ = core::readWholeFile(file_, 1'000'000).value();
    }

    void write(const std::string &bytes) { std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes; }

    // Records ten more and expects these.
    void expectGoesOn(NodeTiles *tiles) {
        for (int minute = 20; minute <= 30; ++minute)
            EXPECT_TRUE(record(tiles, minute));
        const auto steps = minutesOf(*tiles);
        ASSERT_GE(steps.count(), 10u);
        for (std::size_t step = steps.count() - 10; step < steps.count(); ++step)
            ASSERT_NE(steps.meanAt(step).front(), PastNoData);
        expectRight(steps);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_;
    std::string bytes_;
};

TEST_F(Damaged, AFileThatEndsAnywhereIsReadUpToThere) {
    constexpr std::size_t Record = 4 + 3 + 4;
    const auto header = bytes_.size() - 10 * Record;
    for (std::size_t size = 0; size <= bytes_.size(); ++size) {
        write(bytes_.substr(0, size));
        const auto tiles = opened(directory_.path());
        const int whole = size < header ? 0 : static_cast<int>((size - header) / Record);
        ASSERT_EQ(expectRight(minutesOf(*tiles)), whole) << size << " of " << bytes_.size();
        if (size % 7 == 0) {
            ASSERT_NO_FATAL_FAILURE(expectGoesOn(tiles.get())) << size;
            for (const auto &entry : std::filesystem::directory_iterator(directory_.path()))
                std::filesystem::remove(entry.path());
        }
    }
}

TEST_F(Damaged, AFlippedBitTakesItsStepOrItsFileAndNothingElse) {
    std::mt19937 random(10);
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte) {
        auto flipped = bytes_;
        flipped[byte] = static_cast<char>(flipped[byte] ^ (1 << random() % 8));
        write(flipped);
        const auto known = expectRight(minutesOf(*opened(directory_.path())));
        ASSERT_TRUE(known == 9 || known == 0) << byte;
        ASSERT_EQ(known == 9, byte >= bytes_.size() - 110) << byte;
    }
}

TEST_F(Damaged, AFileOfAnotherNameIsNotBelieved) {
    const auto tell = [this](const char *name) {
        std::filesystem::rename(file_, directory_.path() / name);
        const auto tiles = opened(directory_.path());
        const auto count = minutesOf(*tiles).count();
        std::filesystem::rename(directory_.path() / name, file_);
        return count;
    };
    const auto span = stepNumber(Begin, minutes(1)) / TileName::stepsOf(0);
    EXPECT_EQ(tell(("sm_clock.60000." + std::to_string(span + 1) + ".0.tile").c_str()), 0u);
    EXPECT_EQ(tell(("sm_clock.720000." + std::to_string(span) + ".0.tile").c_str()), 0u);
    EXPECT_EQ(tell("sm_clock.tile"), 0u);
    EXPECT_EQ(tell(("sm_clock.60000." + std::to_string(span) + ".3.tile").c_str()), 10u);
}

TEST_F(Damaged, WhatIsForeignIsLeftAloneAndDoesNoHarm) {
    const auto foreign = directory_.path() / "notes.txt";
    std::ofstream(foreign) << "mine";
    std::filesystem::create_directory(directory_.path() / "power_draw.60000.5.0.tile");
    std::filesystem::create_symlink("/dev/zero", directory_.path() / "power_draw.60000.6.0.tile");
    ASSERT_EQ(::mkfifo((directory_.path() / "power_draw.60000.7.0.tile").c_str(), 0600), 0);
    const auto tiles = opened(directory_.path());
    EXPECT_EQ(expectRight(minutesOf(*tiles)), 10);
    EXPECT_EQ(tiles->query({v1::POWER_DRAW, Instant(), Begin, minutes(1)}, Nodes).count(), 0u);
    expectGoesOn(tiles.get());
    EXPECT_TRUE(std::filesystem::exists(foreign));
}

TEST_F(Damaged, FilesThatGoWhileTheyAreReadAreAsIfTheyHadNeverBeen) {
    const auto tiles = opened(directory_.path());
    std::filesystem::remove(file_);
    EXPECT_EQ(expectRight(minutesOf(*tiles)), 0);
    expectGoesOn(tiles.get());
}

TEST(NodeTilesFaults, ADirectoryThatCannotBeMadeIsAnError) {
    support::TemporaryDirectory directory;
    std::ofstream(directory.path() / "file") << "in the way";
    const auto tiles = NodeTiles::open(directory.path() / "file" / "tiles", {});
    ASSERT_FALSE(tiles);
    EXPECT_EQ(tiles.error().reason(), core::v1::FILE_UNREADABLE);
}

TEST(NodeTilesFaults, ADirectoryThatIsGoneIsAnErrorUntilItIsBack) {
    support::TemporaryDirectory directory;
    const auto path = directory.path() / "tiles";
    const auto tiles = opened(path);
    std::filesystem::remove_all(path);
    ASSERT_TRUE(record(tiles.get(), 0));
    const auto failed = record(tiles.get(), 1);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().reason(), core::v1::FILE_UNREADABLE);
    std::filesystem::create_directory(path);
    ASSERT_TRUE(record(tiles.get(), 2));
    EXPECT_EQ(expectRight(minutesOf(*tiles)), 1);
}

TEST(NodeTilesFaults, AKillAtAnyInstantLosesNoStepThatWasWritten) {
    support::TemporaryDirectory directory;
    std::mt19937 random(11);
    int next = 0;
    for (int round = 0; round < 8; ++round) {
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const auto child = ::fork();
        if (child == 0) {
            auto tiles = NodeTiles::open(directory.path(), {});
            for (int minute = next; tiles && record(tiles->get(), minute); ++minute) {
                // Says which step is on disk now.
                if (::write(pipe[1], &minute, sizeof minute) != sizeof minute)
                    ::_exit(2);
            }
            ::_exit(1);
        }
        ::close(pipe[1]);
        int last = 0;
        for (std::uint32_t read = 0; read < 60 + random() % 200; ++read)
            ASSERT_EQ(::read(pipe[0], &last, sizeof last), ssize_t(sizeof last));
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
        for (int late = 0; ::read(pipe[0], &late, sizeof late) == sizeof late;)
            last = late;
        ::close(pipe[0]);
        const auto steps = minutesOf(*opened(directory.path()));
        ASSERT_GE(static_cast<int>(steps.count()), last);
        // Of each life the step in the making is lost.
        ASSERT_GE(expectRight(steps), last - 2 * (round + 1));
        next = static_cast<int>(steps.count()) + 1;
    }
}

} // namespace

} // namespace telemetry
