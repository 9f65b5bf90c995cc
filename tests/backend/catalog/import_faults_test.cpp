// What happens to an import while files, service and disk are taken from under it.
#include <sys/stat.h>

#include <fstream>
#include <set>

#include "backend/catalog/file_hasher.h"
#include "backend/catalog/importer.h"
#include "tests/backend/catalog/import_world.h"
#include "tests/backend/ledger/io_faults.h"

namespace support {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mebibyte = 1u << 20;
// Hashing it takes minutes, and it takes no room.
constexpr std::uint64_t endless = 4096 * 1024 * mebibyte;

// Reads files as an import does, and does something when hashing has begun.
class DuringImportTest : public ImportWorld {
protected:
    core::Result<v1::InspectModelFileResponse> readWhile(const fs::path &file, const std::function<void()> &change,
                                                         v1::OperationPhase phase = v1::HASHING_FILES) {
        const catalog::ModelRoots roots({root});
        const catalog::FileInspector inspector(fs::path(std::getenv("PILOTHOUSE_BIN")) / "pilothouse-inspect");
        return catalog::Importer(roots, inspector)
            .read(workOf(file), [&, isDone = false](v1::OperationPhase now, std::int64_t, std::int64_t) mutable {
                ++steps;
                if (now == phase && !std::exchange(isDone, true))
                    change();
                return true;
            });
    }

    // Of Importer::Progress; each stretch that was hashed is one.
    int steps = 0;
};

TEST_F(DuringImportTest, AFileThatIsRewrittenIsToldAtOnce) {
    const auto file = writeSparse("a.safetensors", endless);
    const auto read = readWhile(file, [&] {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(1000);
        stream << "x";
    });
    EXPECT_EQ(reasonOf(read), v1::FILE_CHANGED);
    EXPECT_NE(read.error().message().find(file.string()), std::string::npos);
    EXPECT_LT(steps, 10);
}

TEST_F(DuringImportTest, AFileThatGrowsIsToldAtOnce) {
    const auto file = writeSparse("a.safetensors", endless);
    const auto read = readWhile(file, [&] { std::ofstream(file, std::ios::app) << "x"; });
    EXPECT_EQ(reasonOf(read), v1::FILE_CHANGED);
    EXPECT_LT(steps, 10);
}

TEST_F(DuringImportTest, AFileThatShrinksIsTold) {
    const auto file = writeSparse("a.safetensors", 8 * mebibyte);
    const auto read = readWhile(file, [&] { fs::resize_file(file, mebibyte); });
    ASSERT_EQ(reasonOf(read), v1::FILE_CHANGED);
    EXPECT_EQ(read.error().arguments().at("path"), file.string());
}

TEST_F(DuringImportTest, AFileThatVanishesIsTold) {
    const auto file = writeSparse("a.safetensors", 8 * mebibyte);
    const auto read = readWhile(file, [&] { fs::remove(file); });
    ASSERT_EQ(reasonOf(read), v1::FILE_CHANGED);
    EXPECT_EQ(read.error().arguments().at("path"), file.string());
    const auto other = writeSparse("b.safetensors", 8 * mebibyte);
    const auto before = readWhile(
        other, [&] { fs::remove(other); }, v1::READING_HEADERS);
    EXPECT_EQ(reasonOf(before), v1::FILE_NOT_FOUND);
}

TEST_F(DuringImportTest, AFileThatIsReplacedIsToldAlsoByOneOfItsSize) {
    const auto file = writeSparse("a.safetensors", 8 * mebibyte);
    const auto replace = [&] {
        fs::copy_file(file, root / "other");
        fs::rename(root / "other", file);
    };
    EXPECT_EQ(reasonOf(readWhile(file, replace)), v1::FILE_CHANGED);
    EXPECT_EQ(reasonOf(readWhile(file, replace, v1::READING_HEADERS)), v1::FILE_CHANGED)
        << "the header is read of the file that is hashed";
}

TEST_F(DuringImportTest, WhatIsPutInTheFilesPlaceIsNeverOpened) {
    write("secret/x.safetensors", tinySafetensors());
    const auto file = writeSparse("m/a-00001-of-00002.safetensors", mebibyte);
    const auto second = writeSparse("m/a-00002-of-00002.safetensors", mebibyte);
    const auto linked = readWhile(file, [&] {
        fs::remove(second);
        fs::create_symlink(root / "secret/x.safetensors", second);
    });
    EXPECT_EQ(reasonOf(linked), v1::FILE_UNREADABLE);
    fs::remove(second);
    writeSparse("m/a-00002-of-00002.safetensors", mebibyte);
    // A pipe would be waited for until somebody writes into it.
    const auto piped = readWhile(file, [&] {
        fs::remove(second);
        ASSERT_EQ(::mkfifo(second.c_str(), 0600), 0);
    });
    EXPECT_EQ(reasonOf(piped), v1::FILE_UNREADABLE);
}

TEST_F(DuringImportTest, ADirectoryThatBecomesALinkIsNotFollowed) {
    const auto file = writeSparse("m/a-00001-of-00002.safetensors", mebibyte);
    writeSparse("m/a-00002-of-00002.safetensors", mebibyte);
    const auto read = readWhile(file, [&] {
        fs::rename(root / "m", directory.path() / "away");
        fs::create_directory_symlink(directory.path() / "away", root / "m");
    });
    ASSERT_FALSE(read);
    EXPECT_TRUE(read.error().reason() == v1::FILE_NOT_FOUND || read.error().reason() == v1::FILE_CHANGED);
}

TEST_F(DuringImportTest, AConfigThatChangesBehindItsHeaderIsTold) {
    const auto file = writeSparse("a.safetensors", 8 * mebibyte);
    write("config.json", R"({"model_type":"llama"})");
    EXPECT_EQ(reasonOf(readWhile(
                  file, [&] { write("config.json", "{}"); }, v1::READING_HEADERS)),
              v1::FILE_CHANGED);
}

TEST(FileHasherTest, AFileThatGrowsForEverIsReadToItsFirstSizeOnly) {
    const TemporaryDirectory directory;
    const auto file = fs::canonical(directory.path()) / "log";
    std::ofstream(file) << std::string(3 * mebibyte, 'x');
    const auto state = catalog::stateOf(file);
    ASSERT_TRUE(state);
    std::int64_t read = 0;
    const auto hash = catalog::hashFile(file, *state, [&](std::int64_t bytes) {
        read += bytes;
        std::ofstream(file, std::ios::app) << std::string(2 * mebibyte, 'x');
        return read < std::int64_t(64 * mebibyte);
    });
    EXPECT_EQ(reasonOf(hash), v1::FILE_CHANGED);
    EXPECT_LE(read, std::int64_t(3 * mebibyte));
}

class ImportFaultsTest : public ImportWorld {
protected:
    // A run that has begun to hash.
    v1::Resource hashing(const std::string &file = "endless.safetensors") const {
        const auto operation = begin(workOf(writeSparse(file, endless)));
        EXPECT_TRUE(operation) << operation.error().message();
        EXPECT_TRUE(eventually([&] {
            const auto status = statusOf(*operation);
            return status.phase() == v1::HASHING_FILES && status.done() > 0;
        }));
        return *operation;
    }
};

TEST_F(ImportFaultsTest, ItTellsHowFarItIs) {
    const auto operation = hashing();
    const auto status = statusOf(operation);
    EXPECT_EQ(status.state(), v1::RUNNING);
    EXPECT_EQ(status.unit(), "bytes");
    EXPECT_GT(status.total(), std::int64_t(endless));
    EXPECT_TRUE(cancel(operation));
}

TEST_F(ImportFaultsTest, ACancelledOneEndsInTheMiddleAndLeavesNothing) {
    const auto operation = hashing();
    ASSERT_TRUE(cancel(operation));
    const auto ended = end(operation);
    EXPECT_EQ(reasonOf(ended), v1::OPERATION_CANCELLED);
    EXPECT_EQ(statusOf(operation).state(), v1::CANCELLED);
    EXPECT_EQ(versions(), 0);
    EXPECT_EQ(reasonOf(owner.get("models/m")), v1::NOT_FOUND);
}

TEST_F(ImportFaultsTest, AStorageThatFailsIsNamedWithItsFileAndNothingIsRegistered) {
    const auto file = writeSparse("a.safetensors", 8 * mebibyte);
    io_faults::set({.directory = fs::canonical(root), .call = io_faults::Call::Read, .at = 3, .error = EIO});
    const auto failed = import(file);
    const auto count = io_faults::count();
    io_faults::set({});
    EXPECT_EQ(count, 3) << "it goes on reading";
    ASSERT_EQ(reasonOf(failed), v1::FILE_UNREADABLE);
    EXPECT_EQ(failed.error().arguments().at("path"), file.string());
    EXPECT_EQ(failed.error().arguments().at("system_error"), "Input/output error");
    EXPECT_NE(failed.error().message().find(file.string()), std::string::npos) << failed.error().message();
    EXPECT_EQ(versions(), 0);
    EXPECT_EQ(reasonOf(owner.get("models/m")), v1::NOT_FOUND);
    const auto version = import(file);
    EXPECT_TRUE(version) << version.error().message();
}

TEST_F(ImportFaultsTest, AStopOfTheServiceEndsInTimeAndTheNextStartTakesItUp) {
    const auto operation = hashing();
    service.stop();
    // Now it can come to its end.
    writeSparse("endless.safetensors", mebibyte);
    ASSERT_TRUE(service.start());
    owner = service.owner();
    const auto version = end(operation);
    ASSERT_TRUE(version) << version.error().message();
    EXPECT_EQ(version->model_version().weight_bytes(), std::int64_t(mebibyte));
    EXPECT_EQ(versions(), 1);
}

TEST_F(ImportFaultsTest, WhoeverLosesThePermissionMeanwhileRegistersNothing) {
    // All workers are busy, so that his import waits.
    std::vector<v1::Resource> others;
    for (const auto *file : {"a.safetensors", "b.safetensors", "c.safetensors"})
        others.push_back(hashing(file));
    const auto somebody = service.enrol("operator");
    v1::ImportModelRequest request;
    *request.mutable_work() = workOf(write("tiny.gguf", tinyGguf()));
    const auto started = somebody.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    ASSERT_TRUE(started) << started.error().message();
    const auto principal = service.principalOf(somebody);
    const auto bindings = owner.list("roleBindings", "spec.principal = \"" + principal + "\"");
    ASSERT_TRUE(bindings);
    ASSERT_EQ(bindings->resources_size(), 1);
    ASSERT_TRUE(owner.remove(bindings->resources(0).meta().name()));
    for (const auto &other : others)
        ASSERT_TRUE(cancel(other));
    EXPECT_EQ(reasonOf(end(started->operation())), v1::PERMISSION_MISSING);
    EXPECT_EQ(versions(), 0);
}

TEST_F(ImportFaultsTest, ARootThatVanishesIsNamedAndComesBack) {
    const auto file = write("tiny.gguf", tinyGguf());
    const auto away = directory.path() / "away";
    fs::rename(root, away);
    EXPECT_EQ(reasonOf(import(file)), v1::FILE_NOT_FOUND);
    EXPECT_EQ(reasonOf(browse(root)), v1::FILE_NOT_FOUND);
    EXPECT_EQ(browse({})->entries_size(), 1);
    // Mounted anew, this time behind a link.
    fs::create_directory_symlink(away, root);
    const auto version = import(file);
    EXPECT_TRUE(version) << version.error().message();
}

} // namespace
} // namespace support
