#include "backend/catalog/file_check.h"

#include <cerrno>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "backend/catalog/model_roots.h"
#include "backend/core/sha256.h"
#include "tests/backend/ledger/io_faults.h"
#include "tests/support/temporary_directory.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;
using Kind = FileCheck::Verdict::Kind;

class FileCheckTest : public ::testing::Test {
protected:
    FileCheckTest() {
        write("weights of a model");
        version.set_directory(base.string());
        auto &described = *version.add_files();
        described.set_path("a.gguf");
        described.set_size_bytes(static_cast<std::int64_t>(fs::file_size(file)));
        described.set_sha256(core::toHex(core::sha256("weights of a model")));
        version.set_digest(std::string(64, 'a'));
    }

    void write(const std::string &content) const { std::ofstream(file) << content; }

    // Of files as they lie there now.
    FileCheck::Verdict verdict(FileCheck &check) {
        for (;;) {
            {
                std::unique_lock lock(mutex);
                hasCome = false;
            }
            auto found = check.verdict(version);
            if (found.kind != Kind::Pending)
                return found;
            std::unique_lock lock(mutex);
            if (!come.wait_for(lock, std::chrono::seconds(20), [this] { return hasCome; }))
                return found;
        }
    }

    std::function<void()> checked() {
        return [this] {
            const std::lock_guard lock(mutex);
            hasCome = true;
            come.notify_one();
        };
    }

    support::TemporaryDirectory directory;
    fs::path base = fs::canonical(directory.path());
    fs::path file = base / "a.gguf";
    ModelRoots roots{{base}};
    v1::ModelVersionSpec version;
    std::mutex mutex;
    std::condition_variable come;
    bool hasCome = false;
};

TEST_F(FileCheckTest, WhatWasImportedMatches) {
    FileCheck check(roots, checked());
    EXPECT_EQ(verdict(check).kind, Kind::Match);
}

TEST_F(FileCheckTest, AFileThatIsGoneIsNamed) {
    fs::remove(file);
    FileCheck check(roots, checked());
    const auto found = verdict(check);
    EXPECT_EQ(found.kind, Kind::Gone);
    EXPECT_EQ(found.path, file.string());
}

// Another version of the same files asks at once, where the verdict of the first one still holds.
TEST_F(FileCheckTest, AChangeThatPutsTheTimeBackIsSeen) {
    FileCheck check(roots, checked());
    ASSERT_EQ(verdict(check).kind, Kind::Match);
    struct stat before = {};
    ASSERT_EQ(::stat(file.c_str(), &before), 0);
    {
        std::fstream same(file, std::ios::in | std::ios::out);
        same << "WEIGHTS";
    }
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
    version.set_digest(std::string(64, 'b'));
    EXPECT_EQ(verdict(check).kind, Kind::Changed);
}

// "Import it as a new version" would be the wrong way out.
TEST_F(FileCheckTest, AFileThatCannotBeReadIsNotSaidToBeChanged) {
    io_faults::set({.directory = base, .call = io_faults::Call::Read, .at = 1, .error = EIO, .isSticky = true});
    FileCheck check(roots, checked());
    const auto found = verdict(check);
    io_faults::set({});
    EXPECT_EQ(found.kind, Kind::Unreadable);
    EXPECT_EQ(found.path, file.string());
    EXPECT_EQ(found.systemError, "Input/output error");
    version.set_digest(std::string(64, 'b'));
    EXPECT_EQ(verdict(check).kind, Kind::Match);
}

} // namespace
} // namespace catalog
