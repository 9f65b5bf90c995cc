#include <gtest/gtest.h>

#include "backend/deployments/logs/log_cursor.h"
#include "backend/deployments/replica/log_files.h"
#include "backend/deployments/shim/log_pipe.h"
#include "backend/deployments/shim/log_writer.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

using namespace shim;

namespace {

std::vector<deployments::StoredLine> linesOf(const std::filesystem::path &log) {
    deployments::LogCursor cursor(log);
    std::vector<deployments::StoredLine> lines;
    while (auto line = cursor.next())
        lines.push_back(*std::move(line));
    return lines;
}

std::uintmax_t sizeOf(const std::filesystem::path &log) {
    std::uintmax_t size = 0;
    for (const auto &entry : std::filesystem::directory_iterator(log))
        size += entry.file_size();
    return size;
}

} // namespace

TEST(LogWriter, KeepsTheLatestWithinItsBounds) {
    const support::TemporaryDirectory log;
    LogWriter writer(log.path(), {4'096, 3});
    for (int line = 0; line < 1'000; ++line) {
        writer.add(replica::Stream::Out, std::to_string(line), false);
        if (line % 7 == 0)
            writer.flush();
        ASSERT_LE(sizeOf(log.path()), 3 * 4'096u);
    }
    writer.flush();
    const auto lines = linesOf(log.path());
    ASSERT_GT(lines.size(), 150u);
    for (std::size_t at = 0; at < lines.size(); ++at)
        EXPECT_EQ(lines[at].text, std::to_string(1'000 - lines.size() + at));
}

TEST(LogWriter, GoesOnBehindWhatIsThere) {
    const support::TemporaryDirectory log;
    for (const auto *const text : {"first", "second"}) {
        LogWriter writer(log.path(), {});
        writer.add(replica::Stream::Err, text, false);
        writer.flush();
    }
    const auto lines = linesOf(log.path());
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].text, "second");
    EXPECT_EQ(replica::logFiles(log.path()).size(), 1u);
}

TEST(LogWriter, OnAFullDiskItCountsWhatIsLeftOutAndSaysSo) {
    const support::TemporaryDirectory log;
    const int status = support::onSmallDisk(log.path(), "256k", [&] {
        LogWriter writer(log.path(), {});
        writer.add(replica::Stream::Out, "before", false);
        writer.flush();
        support::fillDisk(log.path() / "ballast");
        for (int line = 0; line < 100; ++line) {
            writer.add(replica::Stream::Out, std::string(1'000, 'x'), false);
            writer.flush();
        }
        std::filesystem::remove(log.path() / "ballast");
        writer.add(replica::Stream::Out, "after", false);
        writer.flush();
        const auto lines = linesOf(log.path());
        const auto said = std::find_if(lines.begin(), lines.end(), [](const auto &line) {
            return line.stream == replica::Stream::Control && line.text.starts_with("left out ") &&
                   line.text.ends_with(": No space left on device");
        });
        return lines.front().text == "before" && lines.back().text == "after" && said != lines.end() ? 0 : 1;
    });
    if (status == support::NoSmallDisk)
        GTEST_SKIP() << "no file system of its own can be had here";
    EXPECT_EQ(status, 0);
}

TEST(LogPipe, TakesLinesApart) {
    const support::TemporaryDirectory log;
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    LogWriter writer(log.path(), {});
    LogPipe pipe(posix::Descriptor{ends[0]}, replica::Stream::Out, writer);
    const std::string longLine(replica::LongestText + 10, 'l');
    const std::string text = "one\n\n" + longLine + "\nlast";
    ASSERT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
    pipe.drain();
    const auto lines = linesOf(log.path());
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[0].text, "one");
    EXPECT_EQ(lines[1].text, "");
    EXPECT_EQ(lines[2].text + lines[3].text, longLine);
    EXPECT_EQ(lines[4].text, "last");
}
