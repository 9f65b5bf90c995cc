// When sources are read and pictures made, by times that the test gives: nothing waits here.
#include <gtest/gtest.h>

#include "backend/fleet/beat.h"

using namespace fleet;
using namespace std::chrono_literals;

namespace {

class BeatTest : public testing::Test {
protected:
    // After the first beat.
    Beat::Time at(std::chrono::milliseconds time) const { return origin_ + time; }
    std::int64_t due(std::chrono::milliseconds now, bool changesByItself = true) const {
        const auto due = beat_.due(at(now), changesByItself);
        return due == Beat::Time::max() ? -1 : (due - origin_) / 1ms;
    }

    // Long over, so that a reader's news finds nobody who waits.
    const Beat::Time origin_{1h};
    Beat beat_{1s, origin_};
};

} // namespace

TEST_F(BeatTest, APictureIsDueAtEachBeat) {
    EXPECT_EQ(due(10ms), 1'000);
    beat_.take(at(1'004ms));
    EXPECT_EQ(due(1'005ms), 2'000);
    // However late the last one was.
    beat_.take(at(2'290ms));
    EXPECT_EQ(due(2'300ms), 3'000);
}

TEST_F(BeatTest, ThePictureOfABeatHasWhatWasToBeReadAtIt) {
    Beat::Reader slow(beat_);
    Beat::Reader quick(beat_);
    slow.goOn(at(1s));
    quick.goOn(at(1s));
    EXPECT_EQ(due(900ms), 1'000);
    quick.goOn(at(2s));
    EXPECT_EQ(due(1'010ms), 1'300) << "one still reads";
    slow.goOn(at(2s));
    EXPECT_EQ(due(1'050ms), 1'000) << "it is due now";
}

TEST_F(BeatTest, WhoIsNotDueIsNotWaitedFor) {
    Beat::Reader reader(beat_);
    reader.goOn(at(15s));
    EXPECT_EQ(due(1'010ms), 1'000);
}

TEST_F(BeatTest, OneThatHangsMakesOnePictureLate) {
    Beat::Reader hanging(beat_);
    hanging.goOn(at(1s));
    EXPECT_EQ(due(1'100ms), 1'300);
    beat_.take(at(1'300ms));
    EXPECT_EQ(due(2'001ms), 2'000);
    // Until it has read again.
    beat_.take(at(2'001ms));
    hanging.goOn(at(3s));
    EXPECT_EQ(due(3'001ms), 3'300);
}

TEST_F(BeatTest, NobodyWaitsForWhoLeftOrIsGone) {
    Beat::Reader left(beat_);
    left.goOn(at(1s));
    {
        Beat::Reader gone(beat_);
        gone.goOn(at(1s));
        Beat::Reader moved(std::move(gone));
        EXPECT_EQ(due(1'010ms), 1'300);
    }
    left.leave();
    EXPECT_EQ(due(1'010ms), 1'000);
}

TEST_F(BeatTest, WhoNudgesGetsAPictureSoonButNotOneAfterTheOther) {
    beat_.nudge();
    EXPECT_EQ(due(10ms), 200);
    beat_.take(at(200ms));
    EXPECT_EQ(due(210ms), 1'000);
    beat_.nudge();
    EXPECT_EQ(due(700ms), 400) << "it is due now";
}

TEST_F(BeatTest, ANudgeShortlyBeforeABeatIsAnsweredByThePictureOfTheBeat) {
    beat_.take(at(200ms));
    beat_.nudge();
    EXPECT_EQ(due(900ms), 1'000);
    // And one while somebody reads, by the picture that has what is read.
    Beat::Reader reader(beat_);
    reader.goOn(at(1s));
    EXPECT_EQ(due(1'010ms), 1'300);
}

TEST_F(BeatTest, WhereNothingChangesByItselfOnlyANudgeIsWaitedFor) {
    EXPECT_EQ(due(5'000ms, false), -1);
    beat_.nudge();
    EXPECT_EQ(due(5'000ms, false), 200) << "it is due now";
}

TEST_F(BeatTest, WhoReadsComesToStandOnABeatAndStaysThere) {
    EXPECT_EQ(beat_.next(at(1'003ms), 1s), at(2s));
    EXPECT_EQ(beat_.next(at(1'003ms), 15s), at(16s));
    EXPECT_EQ(beat_.next(at(999ms), 1s), at(2s)) << "not twice in a moment";
    EXPECT_EQ(beat_.next(at(1'400ms), 1s), at(2s));
    EXPECT_EQ(beat_.next(at(1'600ms), 1s), at(3s));
    // What is no whole number of beats keeps its own time.
    EXPECT_EQ(beat_.next(at(1'003ms), 1'500ms), at(2'503ms));
    EXPECT_EQ(beat_.next(at(1'003ms), 20ms), at(1'023ms));
}

TEST_F(BeatTest, PicturesAreCountedByTheirBeats) {
    EXPECT_EQ(beat_.number(at(0ms)), 0);
    EXPECT_EQ(beat_.number(at(1'299ms)), 1);
    EXPECT_EQ(beat_.number(at(1'999ms)), 1);
    EXPECT_EQ(beat_.number(at(2s)), 2);
}
