#include <condition_variable>
#include <fstream>
#include <mutex>

#include <gtest/gtest.h>

#include "backend/deployments/logs/log_cursor.h"
#include "backend/deployments/logs/log_end.h"
#include "backend/deployments/logs/log_store.h"
#include "tests/backend/deployments/logs/log_scene.h"
#include "tests/support/temporary_directory.h"

using namespace deployments;
using namespace std::chrono_literals;

namespace {

// A reader as the stream of an RPC is one: it takes what there is and then waits to be woken.
class Taker {
public:
    std::function<void()> waker() {
        return [this] {
            const std::lock_guard lock(mutex_);
            isWoken_ = true;
            woken_.notify_all();
        };
    }
    // The next page; nothing at the end.
    std::optional<v1::ReadLogsResponse> take(LogReading &reading) {
        for (;;) {
            v1::ReadLogsResponse page;
            const auto next = reading.next(&page);
            if (next == LogReading::Next::Page)
                return page;
            if (next == LogReading::Next::End)
                return std::nullopt;
            std::unique_lock lock(mutex_);
            EXPECT_TRUE(woken_.wait_for(lock, 10s, [this] { return isWoken_; }));
            isWoken_ = false;
        }
    }

private:
    std::mutex mutex_;
    std::condition_variable woken_;
    bool isWoken_ = false;
};

} // namespace

TEST(LogStore, AReadingEndsWhenAllWasRead) {
    const support::TemporaryDirectory directory;
    for (int line = 0; line < 1'200; ++line)
        log_scene::write(directory.path() / "d" / "r", 1, line, std::to_string(line));
    Taker taker;
    LogStore store(directory.path());
    EXPECT_EQ(store.replicas("d"), std::vector<std::string>{"r"});
    EXPECT_TRUE(store.replicas("other").empty());
    const auto reading = store.open("d", {}, taker.waker());
    int lines = 0;
    while (const auto page = taker.take(*reading)) {
        EXPECT_FALSE(page->is_live());
        lines += page->lines_size();
    }
    EXPECT_EQ(lines, 1'000);
}

TEST(LogStore, AReadingThatFollowsTellsWhenItIsLiveAndGoesOn) {
    const support::TemporaryDirectory directory;
    log_scene::write(directory.path() / "d" / "r", 1, 1, "before");
    Taker taker;
    LogStore store(directory.path());
    LogQuery query;
    query.follow = true;
    const auto reading = store.open("d", query, taker.waker());
    auto page = taker.take(*reading);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->lines(0).text(), "before");
    page = taker.take(*reading);
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->is_live());
    log_scene::write(directory.path() / "d" / "r", 1, 2, "after");
    page = taker.take(*reading);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->lines(0).text(), "after");
    EXPECT_FALSE(page->is_live());
}

TEST(LogStore, OneThatFindsNothingEnds) {
    const support::TemporaryDirectory directory;
    log_scene::write(directory.path() / "d" / "r", 1, 1, "line");
    Taker taker;
    LogStore store(directory.path());
    LogQuery query;
    query.contains = "no such text";
    const auto reading = store.open("d", query, taker.waker());
    EXPECT_FALSE(taker.take(*reading));
    EXPECT_FALSE(taker.take(*store.open("nobody", {}, taker.waker())));
}

// A directory stands where a file of the log should: nobody can read it, root neither.
TEST(LogStore, WhatCouldNotBeReadDoesNotLookComplete) {
    const support::TemporaryDirectory directory;
    log_scene::write(directory.path() / "d" / "good", 1, 1, "line");
    std::filesystem::create_directories(directory.path() / "d" / "lost" / "00000001.log");
    Taker taker;
    LogStore store(directory.path());
    for (const bool follow : {false, true}) {
        LogQuery query;
        query.follow = follow;
        const auto reading = store.open("d", query, taker.waker());
        const auto page = taker.take(*reading);
        ASSERT_TRUE(page);
        EXPECT_EQ(page->lines(0).text(), "line");
        auto last = taker.take(*reading);
        // A last page may be without lines.
        EXPECT_FALSE(last && (last->is_live() || taker.take(*reading)));
        const auto outcome = reading->outcome();
        ASSERT_FALSE(outcome) << follow;
        EXPECT_EQ(outcome.error().reason(), v1::UNAVAILABLE);
        EXPECT_EQ(outcome.error().arguments().at("detail"), "lost: Is a directory");
    }
    LogQuery other;
    other.replicas = {"good"};
    const auto reading = store.open("d", other, taker.waker());
    while (taker.take(*reading))
        ;
    EXPECT_TRUE(reading->outcome());
}

TEST(LogEnd, SaysOnceThatItWasCut) {
    const support::TemporaryDirectory directory;
    noteCut(directory.path(), "cut");
    EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
    log_scene::write(directory.path(), 1, 1, "whole");
    std::ofstream(directory.path() / "00000001.log", std::ios::app) << "2026-11-26T10:00:00.0000000";
    noteCut(directory.path(), "cut");
    noteCut(directory.path(), "cut");
    LogCursor cursor(directory.path());
    EXPECT_EQ(cursor.next()->text, "whole");
    const auto last = cursor.next();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->text, "cut");
    EXPECT_EQ(last->stream, replica::Stream::Control);
    EXPECT_FALSE(cursor.next());
}

TEST(LogStore, TheLastLineIsOfTheEngine) {
    const support::TemporaryDirectory directory;
    EXPECT_EQ(lastLine(directory.path()), "");
    log_scene::write(directory.path(), 1, 1, "RuntimeError: \x1B[31mout of memory");
    log_scene::write(directory.path(), 1, 2, "  ");
    log_scene::write(directory.path(), 2, 3, "the engine exited with code 1", replica::Stream::Control);
    EXPECT_EQ(lastLine(directory.path()), "RuntimeError:  [31mout of memory");
}
