#include "backend/tls/certificate_files.h"

#include <gtest/gtest.h>

#include <atomic>
#include <sys/stat.h>
#include <thread>

#include "backend/core/whole_file.h"
#include "backend/tls/credential_files.h"
#include "tests/support/temporary_directory.h"

namespace {

tls::Credentials numbered(int number) {
    const std::string text = std::to_string(number);
    return {"ca " + text, "cert " + text, "key " + text};
}

class CertificateFilesTest : public testing::Test {
protected:
    std::string read(const std::filesystem::path &path) { return core::readWholeFile(path, 4096).value(); }

    support::TemporaryDirectory directory;
    tls::CertificateFiles files{directory.path() / "listener"};
};

TEST_F(CertificateFilesTest, TheNewestStandsAndNoneIsLeftBehind) {
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(files.replace(numbered(i)));
    EXPECT_EQ(read(files.privateKey()), "key 2");
    EXPECT_EQ(read(files.certificate()), "cert 2");
    EXPECT_EQ(read(files.authority()), "ca 2");
    int entries = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(directory.path() / "listener"))
        ++entries;
    EXPECT_EQ(entries, 2) << "the directory in use and the link";
}

TEST_F(CertificateFilesTest, OnlyTheOwnerReadsThem) {
    ASSERT_TRUE(files.replace(numbered(0)));
    struct stat status;
    ASSERT_EQ(::stat(files.privateKey().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    ASSERT_EQ(::stat(files.privateKey().parent_path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_F(CertificateFilesTest, WhatACrashLeftIsCleared) {
    std::filesystem::create_directories(directory.path() / "listener" / "identity.abcdef");
    std::filesystem::create_symlink("identity.abcdef", directory.path() / "listener" / "identity.ghijkl.link");
    ASSERT_TRUE(files.replace(numbered(1)));
    EXPECT_FALSE(std::filesystem::exists(directory.path() / "listener" / "identity.abcdef"));
    EXPECT_FALSE(std::filesystem::is_symlink(directory.path() / "listener" / "identity.ghijkl.link"));
}

TEST_F(CertificateFilesTest, AReaderThroughOneOpenDirectorySeesNoMixture) {
    ASSERT_TRUE(files.replace(numbered(0)));
    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        for (int i = 1; i < 60; ++i)
            EXPECT_TRUE(files.replace(numbered(i)));
        isOver = true;
    });
    int whole = 0;
    while (!isOver) {
        const auto real = std::filesystem::read_symlink(directory.path() / "listener" / "current");
        const auto key = core::readWholeFile(directory.path() / "listener" / real / "key.pem", 4096);
        const auto certificate = core::readWholeFile(directory.path() / "listener" / real / "cert.pem", 4096);
        if (!key || !certificate)
            continue; // It was replaced meanwhile.
        EXPECT_EQ(key->substr(4), certificate->substr(5));
        ++whole;
    }
    writer.join();
    EXPECT_GT(whole, 0);
}

TEST_F(CertificateFilesTest, AFailureLeavesTheOldOnes) {
    ASSERT_TRUE(files.replace(numbered(0)));
    std::filesystem::remove(directory.path() / "listener" / "current");
    std::filesystem::create_directories(directory.path() / "listener" / "current" / "in the way");
    EXPECT_FALSE(files.replace(numbered(1)));
    int fresh = 0;
    for (const auto &entry : std::filesystem::directory_iterator(directory.path() / "listener"))
        fresh += entry.path().filename().string().starts_with("identity.");
    EXPECT_EQ(fresh, 1);
}

} // namespace
