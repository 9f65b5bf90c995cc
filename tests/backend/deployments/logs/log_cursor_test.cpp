#include <random>

#include <gtest/gtest.h>

#include "backend/deployments/logs/log_cursor.h"
#include "tests/backend/deployments/logs/log_scene.h"
#include "tests/support/temporary_directory.h"

using namespace deployments;

namespace {

constexpr std::int64_t second = 1'000'000'000;

std::vector<std::string> rest(LogCursor &cursor) {
    std::vector<std::string> texts;
    while (const auto line = cursor.next())
        texts.push_back(line->text);
    return texts;
}

} // namespace

TEST(LogCursor, ReadsAcrossFilesAndWhatIsWrittenLater) {
    const support::TemporaryDirectory log;
    LogCursor cursor(log.path());
    EXPECT_FALSE(cursor.next());
    log_scene::write(log.path(), 3, 1, "a");
    log_scene::write(log.path(), 4, 2, "b");
    EXPECT_EQ(rest(cursor), (std::vector<std::string>{"a", "b"}));
    log_scene::write(log.path(), 4, 3, "c");
    log_scene::write(log.path(), 5, 4, "d");
    EXPECT_EQ(rest(cursor), (std::vector<std::string>{"c", "d"}));
}

TEST(LogCursor, ALineWithoutItsEndIsNotThereYet) {
    const support::TemporaryDirectory log;
    log_scene::write(log.path(), 1, 1, "a");
    std::ofstream file(log.path() / "00000001.log", std::ios::app);
    file << "2026-01-01T00:00:00.000000000Z stdout F hal" << std::flush;
    LogCursor cursor(log.path());
    EXPECT_EQ(rest(cursor), std::vector<std::string>{"a"});
    LogCursor end(log.path());
    end.moveToEnd();
    file << "f\n" << std::flush;
    EXPECT_EQ(rest(cursor), std::vector<std::string>{"half"});
    EXPECT_EQ(rest(end), std::vector<std::string>{"half"});
}

TEST(LogCursor, GoesOnWhereFilesWentAway) {
    const support::TemporaryDirectory log;
    for (std::uint32_t file = 1; file <= 5; ++file)
        log_scene::write(log.path(), file, file, std::to_string(file));
    LogCursor cursor(log.path());
    EXPECT_EQ(cursor.next()->text, "1");
    for (std::uint32_t file = 1; file <= 3; ++file)
        std::filesystem::remove(log.path() / replica::logFileName(file));
    EXPECT_EQ(rest(cursor), (std::vector<std::string>{"4", "5"}));
}

TEST(LogCursor, LeavesOutWhatIsNoLine) {
    const support::TemporaryDirectory log;
    std::ofstream(log.path() / "00000001.log") << "nonsense\n\n" << std::string(1'000'000, 'x') << '\n';
    log_scene::write(log.path(), 1, 1, "a");
    LogCursor cursor(log.path());
    EXPECT_EQ(rest(cursor), std::vector<std::string>{"a"});
    EXPECT_EQ(cursor.previous()->text, "a");
    EXPECT_FALSE(cursor.previous());
}

// Lines of all lengths over many files: forth, back, and from any time on it gives what was written.
TEST(LogCursor, AgreesWithWhatWasWritten) {
    const support::TemporaryDirectory log;
    std::mt19937 random(7);
    std::vector<std::pair<std::int64_t, std::string>> written;
    std::int64_t time = 1'000;
    for (std::uint32_t file = 1; file <= 4; ++file) {
        std::ofstream out(log.path() / replica::logFileName(file), std::ios::binary);
        for (int line = 0; line < 300; ++line) {
            time += random() % 3;
            const auto length = random() % 20 == 0 ? random() % replica::LongestText : random() % 200;
            written.emplace_back(time, std::to_string(written.size()) + std::string(length, 'y'));
            if (written.back().second.size() > replica::LongestText)
                written.back().second.resize(replica::LongestText);
            out << replica::textOf({time * second, replica::Stream::Out, false, written.back().second});
        }
    }
    LogCursor cursor(log.path());
    for (const auto &[at, text] : written) {
        const auto line = cursor.next();
        ASSERT_TRUE(line);
        ASSERT_EQ(line->text, text);
    }
    ASSERT_FALSE(cursor.next());
    for (auto line = written.rbegin(); line != written.rend(); ++line) {
        const auto found = cursor.previous();
        ASSERT_TRUE(found);
        ASSERT_EQ(found->text, line->second);
    }
    ASSERT_FALSE(cursor.previous());
    for (std::int64_t from = 990; from < time + 10; from += 3) {
        cursor.moveToTime(from * second);
        const auto expected =
            std::find_if(written.begin(), written.end(), [&](const auto &l) { return l.first >= from; });
        const auto line = cursor.next();
        ASSERT_EQ(bool(line), expected != written.end()) << from;
        if (line) {
            ASSERT_EQ(line->text, expected->second) << from;
        }
    }
}
