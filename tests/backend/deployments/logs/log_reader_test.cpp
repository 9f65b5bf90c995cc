#include <gtest/gtest.h>

#include "backend/deployments/logs/log_reader.h"
#include "tests/backend/deployments/logs/log_scene.h"
#include "tests/support/temporary_directory.h"

using namespace deployments;
using Lines = std::vector<std::string>;

namespace {

constexpr std::int64_t second = 1'000'000'000;

// Three replicas that wrote in turn, two of them at the same instants.
struct Logs {
    Logs() {
        for (std::int64_t time = 1; time <= 4; ++time) {
            log_scene::write(directory.path() / "b", 1, time, "b" + std::to_string(time));
            log_scene::write(directory.path() / "a", 1, time, "a" + std::to_string(time));
        }
        log_scene::write(directory.path() / "past", 9, 2, "Past");
    }
    support::TemporaryDirectory directory;
};

Lines all(LogReader &reader) {
    Lines lines;
    v1::ReadLogsResponse page;
    while (reader.read(&page)) {
        for (const auto &line : page.lines())
            lines.push_back(line.text());
    }
    return lines;
}

Lines read(const Logs &logs, const LogQuery &query) {
    LogReader reader(logs.directory.path(), query);
    return all(reader);
}

} // namespace

TEST(LogReader, MergesByTimeAndThenByReplica) {
    EXPECT_EQ(read({}, {}), (Lines{"a1", "b1", "a2", "b2", "Past", "a3", "b3", "a4", "b4"}));
}

TEST(LogReader, GivesTheLastLines) {
    LogQuery query;
    query.tail = 3;
    EXPECT_EQ(read({}, query), (Lines{"b3", "a4", "b4"}));
    query.contains = "A";
    EXPECT_EQ(read({}, query), (Lines{"Past", "a3", "a4"}));
    query.end = 4 * second;
    EXPECT_EQ(read({}, query), (Lines{"a2", "Past", "a3"}));
}

TEST(LogReader, GivesASpanOfTime) {
    LogQuery query;
    query.start = 2 * second;
    query.end = 3 * second;
    EXPECT_EQ(read({}, query), (Lines{"a2", "b2", "Past"}));
    query.replicas = {"b", "missing"};
    EXPECT_EQ(read({}, query), (Lines{"b2"}));
}

TEST(LogReader, GoesOnWithReplicasThatComeLater) {
    const Logs logs;
    LogQuery query;
    query.tail = 1;
    LogReader reader(logs.directory.path(), query);
    EXPECT_EQ(all(reader), (Lines{"b4"}));
    log_scene::write(logs.directory.path() / "c", 1, 5, "c5");
    log_scene::write(logs.directory.path() / "a", 1, 6, "a6");
    EXPECT_EQ(all(reader), (Lines{"c5", "a6"}));
}

TEST(LogReader, TellsStreamTimeAndReplicaAndReplacesWhatIsNoText) {
    const support::TemporaryDirectory directory;
    log_scene::write(directory.path() / "r", 1, 3, "a\xFFz\xC3\xA9", replica::Stream::Control);
    LogReader reader(directory.path(), {});
    v1::ReadLogsResponse page;
    ASSERT_TRUE(reader.read(&page));
    ASSERT_EQ(page.lines_size(), 1);
    EXPECT_EQ(page.lines(0).text(), "a\xEF\xBF\xBDz\xC3\xA9");
    EXPECT_EQ(page.lines(0).stream(), v1::CONTROL);
    EXPECT_EQ(page.lines(0).time().seconds(), 3);
    EXPECT_EQ(page.lines(0).replica(), "r");
}

TEST(LogReader, PagesAreBounded) {
    const support::TemporaryDirectory directory;
    for (int line = 0; line < 2'000; ++line)
        log_scene::write(directory.path() / "r", 1, line, std::string(1'000, 'x'));
    LogReader reader(directory.path(), {});
    v1::ReadLogsResponse page;
    std::size_t pages = 0, lines = 0;
    for (; reader.read(&page); ++pages) {
        EXPECT_LT(page.ByteSizeLong(), 600'000u);
        lines += static_cast<std::size_t>(page.lines_size());
    }
    EXPECT_EQ(lines, 1'000u);
    EXPECT_GT(pages, 2u);
}

TEST(LogQuery, IsWhatTheRequestSays) {
    using Clock = std::chrono::system_clock;
    const Clock::time_point now{std::chrono::seconds(100)};
    v1::ReadLogsRequest request;
    EXPECT_EQ(logQueryFrom(request, now).tail, 1'000);
    EXPECT_EQ(logQueryFrom(request, now).end, 100 * second);
    EXPECT_FALSE(logQueryFrom(request, now).start);
    request.set_follow(true);
    request.set_tail(1'000'000);
    request.mutable_start_time()->set_seconds(7);
    request.mutable_start_time()->set_nanos(5);
    request.add_replicas("r");
    const auto query = logQueryFrom(request, now);
    EXPECT_EQ(query.tail, 100'000);
    EXPECT_FALSE(query.end);
    EXPECT_EQ(query.start, 7 * second + 5);
    EXPECT_EQ(query.replicas, std::vector<std::string>{"r"});
    request.mutable_end_time()->set_seconds(253'402'300'799);
    EXPECT_GT(*logQueryFrom(request, now).end, INT64_MAX / 10 * 9);
}

TEST(LogReader, NothingIsReadWhereNothingWasWritten) {
    LogReader reader("/nowhere/at/all", {});
    EXPECT_TRUE(all(reader).empty());
}
