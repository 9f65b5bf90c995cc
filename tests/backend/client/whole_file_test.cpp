#include "backend/core/whole_file.h"

#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>
#include <thread>

namespace {

using core::readWholeFile;
using core::replaceWholeFile;

TEST(WholeFile, whatIsReplacedIsReadBack) {
    const support::TemporaryDirectory directory;
    const std::string bytes("a\0b\n", 4);
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", "before"));
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", bytes));
    EXPECT_EQ(readWholeFile(directory.path() / "file", 4).value(), bytes);
}

TEST(WholeFile, onlyTheOwnerMayReadIt) {
    const support::TemporaryDirectory directory;
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", "secret"));
    struct stat status {};
    ASSERT_EQ(::stat((directory.path() / "file").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600);
}

TEST(WholeFile, noTemporaryFileStaysBehind) {
    const support::TemporaryDirectory directory;
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", "bytes"));
    std::filesystem::create_directory(directory.path() / "taken");
    std::ofstream(directory.path() / "taken" / "inside") << "x";
    EXPECT_FALSE(replaceWholeFile(directory.path() / "taken", "bytes"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 2);
}

TEST(WholeFile, whatCannotBeReadIsNamed) {
    const support::TemporaryDirectory directory;
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", "12345"));
    EXPECT_EQ(readWholeFile(directory.path() / "none", 10).error().reason(), core::v1::FILE_NOT_FOUND);
    EXPECT_EQ(readWholeFile(directory.path() / "file", 4).error().reason(), core::v1::TOO_LARGE);
    EXPECT_EQ(readWholeFile(directory.path(), 10).error().reason(), core::v1::FILE_UNREADABLE);
    EXPECT_EQ(readWholeFile(directory.path() / "none", 10).error().arguments().at("path"),
              (directory.path() / "none").string());
}

TEST(WholeFile, aReaderNeverSeesHalfAReplacement) {
    const support::TemporaryDirectory directory;
    const std::string first(100000, 'a');
    const std::string second(50000, 'b');
    ASSERT_TRUE(replaceWholeFile(directory.path() / "file", first));
    std::thread writer([&] {
        for (int i = 0; i < 50; ++i)
            EXPECT_TRUE(replaceWholeFile(directory.path() / "file", i % 2 == 0 ? second : first));
    });
    for (int i = 0; i < 200; ++i) {
        const auto seen = readWholeFile(directory.path() / "file", 1 << 20);
        EXPECT_TRUE(seen && (*seen == first || *seen == second));
    }
    writer.join();
}

} // namespace
