#include "backend/core/sealed_file.h"

#include "backend/core/whole_file.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace {

namespace v1 = pilothouse::v1;
using core::WrappingKey;

class SealedFileTest : public testing::Test {
protected:
    std::filesystem::path write(const std::string &name, const std::string &bytes) {
        std::ofstream(directory.path() / name, std::ios::binary) << bytes;
        return directory.path() / name;
    }
    WrappingKey keyOf(char character) {
        return WrappingKey::fromFile(write("key", std::string(32, character))).value();
    }
    std::string bytesOf(const std::filesystem::path &file) { return core::readWholeFile(file, 65536).value(); }

    support::TemporaryDirectory directory;
    std::filesystem::path file = directory.path() / "secret";
    const std::string secret = std::string("swordfish\0\xff", 11);
};

TEST_F(SealedFileTest, AWrappedSecretComesBackAndDoesNotStandInTheFile) {
    const WrappingKey key = keyOf('a');
    ASSERT_TRUE(core::writeSealedFile(file, "log key", secret, &key));
    EXPECT_EQ(bytesOf(file).find("swordfish"), std::string::npos);
    const auto read = core::readSealedFile(file, "log key", &key);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->secret, secret);
    EXPECT_TRUE(read->isWrapped);
    struct stat status;
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(SealedFileTest, WithoutAKeyItLiesInClearAndSaysSo) {
    ASSERT_TRUE(core::writeSealedFile(file, "log key", secret, nullptr));
    const auto read = core::readSealedFile(file, "log key", nullptr);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->secret, secret);
    EXPECT_FALSE(read->isWrapped);
}

TEST_F(SealedFileTest, WhatLayInClearIsWrappedOnceThereIsAKey) {
    ASSERT_TRUE(core::writeSealedFile(file, "log key", secret, nullptr));
    const WrappingKey key = keyOf('a');
    EXPECT_TRUE(core::readSealedFile(file, "log key", &key)->isWrapped);
    EXPECT_EQ(bytesOf(file).find("swordfish"), std::string::npos);
    EXPECT_EQ(core::readSealedFile(file, "log key", &key)->secret, secret);
    EXPECT_FALSE(core::readSealedFile(file, "log key", nullptr));
}

TEST_F(SealedFileTest, AnotherKeyOrPurposeOpensNothing) {
    const WrappingKey key = keyOf('a');
    ASSERT_TRUE(core::writeSealedFile(file, "log key", secret, &key));
    const WrappingKey other = keyOf('b');
    for (const auto &read :
         {core::readSealedFile(file, "log key", &other), core::readSealedFile(file, "log key", nullptr),
          core::readSealedFile(file, "certificate authority key", &key)}) {
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().reason(), v1::DATA_DIRECTORY_UNUSABLE);
        EXPECT_TRUE(read.error().arguments().at("fault").starts_with("DIRECTORY_KEY_"));
        EXPECT_EQ(read.error().message().find("swordfish"), std::string::npos);
    }
}

TEST_F(SealedFileTest, EveryAlteredByteIsSeen) {
    const WrappingKey key = keyOf('a');
    ASSERT_TRUE(core::writeSealedFile(file, "log key", secret, &key));
    const std::string whole = bytesOf(file);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string altered = whole;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        write("secret", altered);
        EXPECT_FALSE(core::readSealedFile(file, "log key", &key)) << i;
        write("secret", whole.substr(0, i));
        EXPECT_FALSE(core::readSealedFile(file, "log key", &key)) << i;
    }
}

TEST_F(SealedFileTest, TheSameSecretIsWrappedDifferentlyEachTime) {
    const WrappingKey key = keyOf('a');
    EXPECT_NE(key.wrap(secret, "x"), key.wrap(secret, "x"));
    EXPECT_EQ(key.unwrap(key.wrap("", "x"), "x"), "");
}

TEST_F(SealedFileTest, AKeyFileHoldsThirtyTwoBytesOrMore) {
    EXPECT_EQ(WrappingKey::fromFile(directory.path() / "none").error().reason(), v1::FILE_NOT_FOUND);
    const auto tooShort = WrappingKey::fromFile(write("short", std::string(31, 'a')));
    ASSERT_FALSE(tooShort);
    EXPECT_EQ(tooShort.error().reason(), v1::INVALID_FIELD);
    EXPECT_NE(tooShort.error().message().find("openssl rand"), std::string::npos);
}

TEST_F(SealedFileTest, TheKeyFileComesBeforeTheCredentialsDirectory) {
    const WrappingKey mine = keyOf('a');
    const auto given = write("given", std::string(32, 'a'));
    write("pilothouse-key", std::string(32, 'b'));
    const std::string wrapped = mine.wrap(secret, "x");
    EXPECT_EQ(WrappingKey::find(given, directory.path()).value()->unwrap(wrapped, "x"), secret);
    EXPECT_FALSE(WrappingKey::find({}, directory.path()).value()->unwrap(wrapped, "x"));
    EXPECT_TRUE(WrappingKey::find({}, directory.path()).value());
    EXPECT_FALSE(WrappingKey::find({}, {}).value()) << "no key at all is no error";
    EXPECT_FALSE(WrappingKey::find({}, directory.path() / "elsewhere").value());
    EXPECT_FALSE(WrappingKey::find(directory.path() / "none", {})) << "a key that was named must be there";
}

} // namespace
