// What happened to GPUs stays on disk: across ends at any instant, torn and damaged files, and within its bounds.
#include "backend/telemetry/event_shelf.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace telemetry {
namespace {

using namespace std::chrono_literals;

const core::TimePoint Begin{std::chrono::hours(500'000)};

GpuEvent event(int number) {
    GpuEvent made;
    made.time = Begin + std::chrono::seconds(number) + std::chrono::nanoseconds(17);
    made.node = "clusters/a/nodes/n" + std::to_string(number % 7);
    made.team = number % 2 == 0 ? "teams/search" : "";
    made.gpu = number % 8;
    made.sign = number % 3 == 0 ? v1::XID_REPORTED : v1::GPU_LOST;
    made.severity = v1::CRITICAL;
    made.isOver = number % 3 == 1;
    made.xid = number % 3 == 0 ? 79 : 0;
    return made;
}

std::vector<GpuEvent> events(int from, int to) {
    std::vector<GpuEvent> made;
    for (int number = from; number < to; ++number)
        made.push_back(event(number));
    return made;
}

class EventShelfTest : public testing::Test {
protected:
    // In a life of its own.
    EventShelf::Found write(const std::vector<GpuEvent> &more) {
        EventShelf::Found found;
        auto shelf = EventShelf::open(directory(), limits_, &found);
        EXPECT_TRUE(shelf) << shelf.error().message();
        for (const auto &one : more)
            EXPECT_TRUE((*shelf)->append(std::span(&one, 1)));
        return found;
    }

    EventShelf::Found read() { return write({}); }

    std::filesystem::path directory() const { return temporary_.path() / "past"; }
    std::filesystem::path file(int number) const {
        return directory() / ("gpu_events." + std::to_string(number) + ".log");
    }

    // Other bytes in the place of those that a file has from there on.
    static void overwrite(const std::filesystem::path &path, std::size_t offset, const std::string &bytes) {
        std::fstream stream(path, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(offset));
        stream << bytes;
    }

    support::TemporaryDirectory temporary_;
    EventShelf::Limits limits_;
};

TEST_F(EventShelfTest, WhatIsWrittenIsFoundInTheNextLife) {
    EXPECT_TRUE(write(events(0, 10)).events.empty());
    EXPECT_EQ(write(events(10, 20)).events, events(0, 10));
    const auto found = read();
    EXPECT_EQ(found.events, events(0, 20));
    EXPECT_FALSE(found.isCut);
    EXPECT_TRUE(found.setAside.empty());
}

TEST_F(EventShelfTest, AFileThatIsCutAnywhereHasAllThatWasWholeInIt) {
    write(events(0, 5));
    const auto size = std::filesystem::file_size(file(0));
    std::string bytes(size, '\0');
    std::ifstream(file(0), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(size));
    std::size_t most = 0;
    for (std::size_t cut = 0; cut < size; ++cut) {
        const auto found = readEvents(std::string_view(bytes).substr(0, cut));
        EXPECT_NE(found.end, ReadEvents::End::Damaged) << cut;
        const auto whole = events(0, static_cast<int>(found.events.size()));
        EXPECT_EQ(found.events, whole) << cut;
        EXPECT_GE(found.events.size(), most) << cut;
        most = found.events.size();
    }
    EXPECT_EQ(most, 4u);
    EXPECT_EQ(readEvents(bytes).end, ReadEvents::End::Whole);
}

TEST_F(EventShelfTest, AfterATornEndItGoesOn) {
    write(events(0, 5));
    std::filesystem::resize_file(file(0), std::filesystem::file_size(file(0)) - 3);
    EXPECT_TRUE(write(events(5, 8)).setAside.empty());
    auto expected = events(0, 4);
    const auto more = events(5, 8);
    expected.insert(expected.end(), more.begin(), more.end());
    EXPECT_EQ(read().events, expected);
    // Zeros are what some file systems leave of a write that was cut.
    std::filesystem::resize_file(file(1), std::filesystem::file_size(file(1)) + 4'000);
    EXPECT_TRUE(write({event(9)}).setAside.empty());
    expected.push_back(event(9));
    EXPECT_EQ(read().events, expected);
}

TEST_F(EventShelfTest, ADamagedFileIsSetAsideAndKeepsWhatIsSound) {
    write(events(0, 5));
    const auto size = std::filesystem::file_size(file(0));
    // In the fourth of five.
    overwrite(file(0), size - size / 5 - 20, "damage");
    auto found = write({event(7)});
    EXPECT_EQ(found.events, events(0, 3));
    EXPECT_THAT(found.setAside, testing::ElementsAre("gpu_events.0.log"));
    EXPECT_EQ(std::filesystem::file_size(directory() / "gpu_events.damaged"), size);
    auto expected = events(0, 3);
    expected.push_back(event(7));
    found = read();
    EXPECT_EQ(found.events, expected);
    EXPECT_TRUE(found.setAside.empty());
}

TEST_F(EventShelfTest, AFileOfSomethingElseIsSetAside) {
    std::filesystem::create_directories(directory());
    std::ofstream(file(3)) << "no events of ours";
    EXPECT_THAT(write({event(1)}).setAside, testing::ElementsAre("gpu_events.3.log"));
    EXPECT_EQ(read().events, events(1, 2));
}

TEST_F(EventShelfTest, TheOldestGoForNewOnesAndThatIsSaid) {
    limits_ = {.bytes = 20'000, .fileBytes = 4'000};
    write(events(0, 2'000));
    EventShelf::Found found;
    auto shelf = EventShelf::open(directory(), limits_, &found);
    ASSERT_TRUE(shelf);
    EXPECT_LE((*shelf)->bytes(), limits_.bytes);
    EXPECT_TRUE(found.isCut);
    ASSERT_GT(found.events.size(), 100u);
    const auto first = 2'000 - static_cast<int>(found.events.size());
    EXPECT_EQ(found.events, events(first, 2'000));
}

TEST_F(EventShelfTest, WhatIsTooOldGoesByWholeFiles) {
    limits_.reach = 100s;
    limits_.fileBytes = 1'000;
    write(events(0, 300));
    const auto found = read().events;
    ASSERT_FALSE(found.empty());
    EXPECT_GE(found.front().time, event(170).time);
    EXPECT_EQ(found.back(), event(299));
    EXPECT_LE(found.front().time, event(200).time);
}

TEST_F(EventShelfTest, FilesOfOthersAreLeftAlone) {
    write(events(0, 3));
    for (const auto *name : {"gpu_events.01.log", "gpu_events.log", "gpu_events.-1.log", "sm_active.60000.1.0.tile"})
        std::ofstream(directory() / name) << "not ours";
    EXPECT_EQ(read().events, events(0, 3));
    EXPECT_EQ(std::filesystem::file_size(directory() / "gpu_events.01.log"), 8u);
}

TEST_F(EventShelfTest, WhatNoRecordCanHoldIsLeftOut) {
    auto large = event(1);
    large.node = std::string(70'000, 'n');
    auto far = event(2);
    far.gpu = 70'000;
    write({large, event(3), far});
    EXPECT_EQ(read().events, events(3, 4));
}

TEST(EventFormatTest, NoChangedByteIsReadAsAnEvent) {
    auto bytes = EventFormat::header();
    for (int number = 0; number < 3; ++number)
        bytes += EventFormat::record(event(number));
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        auto changed = bytes;
        changed[place] = static_cast<char>(changed[place] ^ 0x5a);
        const auto found = readEvents(changed);
        EXPECT_LT(found.events.size(), 3u) << place;
        EXPECT_EQ(found.events, events(0, static_cast<int>(found.events.size()))) << place;
    }
}

} // namespace
} // namespace telemetry
