#include "backend/catalog/model_roots.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;

class ModelRootsTest : public ::testing::Test {
protected:
    static v1::Reason reasonOf(const core::Result<FoundFile> &found) {
        return found ? v1::REASON_UNSPECIFIED : found.error().reason();
    }

    support::TemporaryDirectory directory;
    fs::path base = fs::canonical(directory.path());
};

TEST_F(ModelRootsTest, AnEmptyRootIsNoneAndNotEverything) {
    const ModelRoots roots({fs::path(), fs::path("")});
    EXPECT_EQ(reasonOf(roots.locate("/etc/passwd")), v1::PATH_NOT_ALLOWED);
    EXPECT_EQ(roots.browse({})->entries_size(), 0);
}

TEST_F(ModelRootsTest, ANameThatBeginsLikeARootIsNotBelowIt) {
    fs::create_directory(base / "models");
    fs::create_directory(base / "models-private");
    std::ofstream(base / "models-private/a.gguf") << "x";
    const ModelRoots roots({base / "models"});
    EXPECT_EQ(reasonOf(roots.locate((base / "models-private/a.gguf").string())), v1::PATH_NOT_ALLOWED);
}

TEST_F(ModelRootsTest, WhetherSomethingIsOutsideIsNotToldByWhetherItExists) {
    fs::create_directory(base / "models");
    std::ofstream(base / "there") << "x";
    const ModelRoots roots({base / "models"});
    for (const auto *name : {"there", "not-there", "models/../there", "models/../not-there"})
        EXPECT_EQ(reasonOf(roots.locate((base / name).string())), v1::PATH_NOT_ALLOWED) << name;
}

TEST_F(ModelRootsTest, ARootMayComeLaterHoweverItIsWritten) {
    for (const auto &written : {base / "later/", base / "x/../later", base / "later"}) {
        const ModelRoots roots({written});
        EXPECT_EQ(reasonOf(roots.locate((base / "later/a.gguf").string())), v1::FILE_NOT_FOUND) << written;
        fs::create_directory(base / "later");
        std::ofstream(base / "later/a.gguf") << "x";
        EXPECT_EQ(reasonOf(roots.locate((base / "later/a.gguf").string())), v1::REASON_UNSPECIFIED) << written;
        fs::remove_all(base / "later");
    }
}

TEST_F(ModelRootsTest, ALinkBelowTheRootIsKnownByItsName) {
    fs::create_directories(base / "blobs");
    std::ofstream(base / "blobs/1") << "x";
    fs::create_symlink("blobs/1", base / "a.gguf");
    fs::create_symlink("loop", base / "loop");
    const ModelRoots roots({base});
    const auto found = roots.locate((base / "blobs/../a.gguf").string());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, base / "a.gguf");
    EXPECT_EQ(found->real, base / "blobs/1");
    EXPECT_EQ(reasonOf(roots.locate((base / "loop").string())), v1::FILE_NOT_FOUND);
    EXPECT_EQ(reasonOf(roots.locate((base / "a.gguf").string() + std::string("\0.png", 5))), v1::PATH_NOT_ALLOWED);
}

TEST_F(ModelRootsTest, DirectoriesStandFirstAndHiddenOnesNowhere) {
    for (const auto *name : {"b.gguf", "a.safetensors", "c.bin", "notes.txt", ".hidden.gguf"})
        std::ofstream(base / name) << "x";
    fs::create_directory(base / "z");
    fs::create_directory(base / ".git");
    const auto listed = ModelRoots({base}).browse(base.string());
    ASSERT_TRUE(listed);
    std::string names;
    for (const auto &entry : listed->entries())
        names += entry.name() + " " + v1::ModelFormat_Name(entry.format()) + "\n";
    EXPECT_EQ(names, "z MODEL_FORMAT_UNSPECIFIED\na.safetensors SAFETENSORS\nb.gguf GGUF\nc.bin PICKLE\n"
                     "notes.txt MODEL_FORMAT_UNSPECIFIED\n");
    EXPECT_EQ(listed->parent(), "");
    EXPECT_EQ(ModelRoots({base}).browse((base / "z").string())->parent(), base.string());
}

TEST_F(ModelRootsTest, ALongListSaysThatItIsCut) {
    for (int file = 0; file < 10'001; ++file)
        std::ofstream(base / std::to_string(file)) << "";
    const auto listed = ModelRoots({base}).browse(base.string());
    ASSERT_TRUE(listed);
    EXPECT_EQ(listed->entries_size(), 10'000);
    EXPECT_TRUE(listed->truncated());
}

TEST_F(ModelRootsTest, AFileIsNotADirectoryToLookInto) {
    std::ofstream(base / "a.gguf") << "x";
    const auto listed = ModelRoots({base}).browse((base / "a.gguf").string());
    ASSERT_FALSE(listed);
    EXPECT_EQ(listed.error().reason(), v1::FILE_UNREADABLE);
}

} // namespace
} // namespace catalog
