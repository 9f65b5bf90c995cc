// What may stand below a model root, and what an import makes of it: a whole service, the real inspecting program.
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

#include "tests/backend/catalog/import_world.h"

namespace support {
namespace {

namespace fs = std::filesystem;

// What a shell's command prints.
std::string outputOf(const std::string &command) {
    const std::unique_ptr<FILE, int (*)(FILE *)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string output;
    std::array<char, 4096> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr)
        output += buffer.data();
    return output;
}

class ImportTest : public ImportWorld {
protected:
    // The file is refused with the reason, named, and leaves no version.
    void refuses(const fs::path &file, v1::Reason reason, const std::string &detail = {}) const {
        SCOPED_TRACE(file.string().substr(0, 200));
        const auto refused = import(file);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().reason(), reason) << refused.error().message();
        EXPECT_NE(refused.error().message().find(detail), std::string::npos) << refused.error().message();
        EXPECT_FALSE(refused.error().arguments().at("path").empty());
        EXPECT_EQ(versions(), 0);
    }
};

TEST_F(ImportTest, AFileBecomesAModelWithAVersion) {
    const auto file = write("tiny.gguf", tinyGguf());
    auto work = workOf(file);
    work.set_license("mit");
    work.set_notes("First one.");
    const auto version = import(work);
    ASSERT_TRUE(version) << version.error().message();
    EXPECT_EQ(version->meta().name(), "models/m/versions/1");
    const auto &spec = version->model_version();
    EXPECT_EQ(spec.lifecycle(), v1::REGISTERED);
    EXPECT_EQ(spec.format(), v1::GGUF);
    EXPECT_EQ(spec.parameters(), 512);
    EXPECT_EQ(spec.directory(), root.string());
    EXPECT_EQ(spec.notes(), "First one.");
    ASSERT_EQ(spec.files_size(), 1);
    EXPECT_EQ(spec.files(0).path(), "tiny.gguf");
    EXPECT_EQ(spec.files(0).size_bytes(), static_cast<std::int64_t>(fs::file_size(file)));
    const auto model = owner.get("models/m");
    ASSERT_TRUE(model);
    EXPECT_EQ(model->meta().display_name(), "Tiny");
    EXPECT_EQ(model->model().license(), "mit");
}

TEST_F(ImportTest, HashesAndDigestAreThoseOfSha256sum) {
    const auto names = {"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"};
    for (const std::string below : {"plain", "a b'c\"d", "back\\slash"}) {
        for (const auto *name : names)
            write(below + "/" + name, tinySafetensors());
        write(below + "/config.json", R"({"model_type":"llama"})");
    }
    write("odd/a b\\c'\"$(x).gguf", tinyGguf());
    int number = 0;
    for (const auto &file : {root / "plain" / *names.begin(), root / "a b'c\"d" / *names.begin(),
                             root / "back\\slash" / *names.begin(), root / "odd/a b\\c'\"$(x).gguf"}) {
        SCOPED_TRACE(file);
        const auto version = import(file, "models/m" + std::to_string(++number));
        ASSERT_TRUE(version) << version.error().message();
        ::setenv("MODEL_DIRECTORY", file.parent_path().c_str(), 1);
        const auto sums = outputOf("cd \"$MODEL_DIRECTORY\" && sha256sum -- *");
        for (const auto &entry : version->model_version().files())
            EXPECT_NE(sums.find(entry.sha256()), std::string::npos) << entry.path();
        EXPECT_EQ(version->model_version().digest() + "  -\n",
                  outputOf("cd \"$MODEL_DIRECTORY\" && sha256sum -- * | LC_ALL=C sort | sha256sum"));
    }
}

TEST_F(ImportTest, AShardBringsTheOthersAndTheConfigAlong) {
    for (const auto *name : {"m-00001-of-00003.safetensors", "m-00002-of-00003.safetensors",
                             "m-00003-of-00003.safetensors", "other.safetensors", "notes.txt"})
        write(name, tinySafetensors());
    write("config.json", R"({"model_type":"llama","num_hidden_layers":2,"hidden_size":64,"num_attention_heads":4})");
    const auto version = import(root / "m-00002-of-00003.safetensors");
    ASSERT_TRUE(version) << version.error().message();
    const auto &spec = version->model_version();
    EXPECT_EQ(spec.files_size(), 4);
    EXPECT_EQ(spec.file_count(), 4);
    EXPECT_EQ(spec.parameters(), 12);
    EXPECT_EQ(spec.weight_bytes(), 24);
    EXPECT_EQ(spec.architecture(), "llama");
}

TEST_F(ImportTest, AMissingShardIsNamed) {
    write("m-00001-of-00003.safetensors", tinySafetensors());
    write("m-00003-of-00003.safetensors", tinySafetensors());
    refuses(root / "m-00001-of-00003.safetensors", v1::FILE_NOT_FOUND, "m-00002-of-00003.safetensors");
}

TEST_F(ImportTest, NumbersOfShardsThatCannotBeAreAName) {
    for (const auto *name : {"m-00001-of-00000.safetensors", "m-00000-of-00000.safetensors",
                             "m-00007-of-00002.safetensors", "m-00000-of-00001.safetensors"}) {
        write(name, tinySafetensors());
        const auto version = import(root / name, "models/" + std::string(name, 14));
        ASSERT_TRUE(version) << name << ": " << version.error().message();
        ASSERT_EQ(version->model_version().files_size(), 1);
        EXPECT_EQ(version->model_version().files(0).path(), name);
    }
}

TEST_F(ImportTest, ModelsOfMoreFilesThanCanBeToldAreRefused) {
    const auto refused = import(write("m-00001-of-10001.safetensors", tinySafetensors()));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::TOO_LARGE);
    EXPECT_EQ(refused.error().arguments().at("limit"), "10000");
}

TEST_F(ImportTest, AShardThatIsBrokenIsNamedAmongItsLike) {
    write("m-00001-of-00002.safetensors", tinySafetensors());
    write("m-00002-of-00002.safetensors", tinySafetensors().substr(0, 20));
    refuses(root / "m-00001-of-00002.safetensors", v1::MODEL_FILE_INVALID, "m-00002-of-00002.safetensors");
}

TEST_F(ImportTest, TheCacheOfHuggingFaceIsUnderstood) {
    // Its snapshots are links to blobs that are named by their hashes.
    write("models--acme--tiny/blobs/0011", tinySafetensors());
    write("models--acme--tiny/blobs/0022", R"({"model_type":"llama"})");
    const auto snapshot = root / "models--acme--tiny/snapshots/abc";
    fs::create_directories(snapshot);
    fs::create_symlink("../../blobs/0011", snapshot / "model.safetensors");
    fs::create_symlink("../../blobs/0022", snapshot / "config.json");
    const auto seen = inspect(snapshot / "model.safetensors");
    ASSERT_TRUE(seen) << seen.error().message();
    EXPECT_EQ(seen->suggested_id(), "tiny");
    const auto version = import(snapshot / "model.safetensors");
    ASSERT_TRUE(version) << version.error().message();
    const auto &spec = version->model_version();
    EXPECT_EQ(spec.architecture(), "llama");
    EXPECT_EQ(spec.directory(), snapshot.string());
    ASSERT_EQ(spec.files_size(), 2);
    EXPECT_EQ(spec.files(0).path(), "config.json");
    EXPECT_EQ(spec.files(1).path(), "model.safetensors");
}

TEST_F(ImportTest, NothingOutsideOfTheRootIsReadOrListed) {
    const auto outside = directory.path() / "outside.gguf";
    std::ofstream(outside) << tinyGguf();
    fs::create_directory(directory.path() / "elsewhere");
    std::ofstream(directory.path() / "elsewhere/deep.gguf") << tinyGguf();
    write("inside.gguf", tinyGguf());
    fs::create_symlink(outside, root / "link.gguf");
    fs::create_directory_symlink(directory.path() / "elsewhere", root / "away");
    for (const auto &path : {outside, root / "link.gguf", root / "away/deep.gguf", root / "../outside.gguf",
                             root / "../models2/x.gguf", fs::path("/etc/passwd"), fs::path("inside.gguf")})
        refuses(path, v1::PATH_NOT_ALLOWED);
    const auto listed = browse(root);
    ASSERT_TRUE(listed) << listed.error().message();
    ASSERT_EQ(listed->entries_size(), 1) << listed->ShortDebugString();
    EXPECT_EQ(listed->entries(0).name(), "inside.gguf");
    EXPECT_EQ(reasonOf(browse(root / "away")), v1::PATH_NOT_ALLOWED);
    EXPECT_EQ(reasonOf(browse(root / "..")), v1::PATH_NOT_ALLOWED);
}

TEST_F(ImportTest, ShardsAndConfigAreHeldToTheRootToo) {
    std::ofstream(directory.path() / "outside.safetensors") << tinySafetensors();
    std::ofstream(directory.path() / "config.json") << R"({"model_type":"llama"})";
    write("m-00001-of-00002.safetensors", tinySafetensors());
    fs::create_symlink(directory.path() / "outside.safetensors", root / "m-00002-of-00002.safetensors");
    refuses(root / "m-00001-of-00002.safetensors", v1::PATH_NOT_ALLOWED, "m-00002-of-00002.safetensors");
    write("alone/a.safetensors", tinySafetensors());
    fs::create_symlink(directory.path() / "config.json", root / "alone/config.json");
    refuses(root / "alone/a.safetensors", v1::PATH_NOT_ALLOWED, "config.json");
}

TEST_F(ImportTest, WhatIsNoRegularFileIsRefusedAtOnce) {
    fs::create_directory(root / "folder.gguf");
    ASSERT_EQ(::mkfifo((root / "pipe.gguf").c_str(), 0600), 0);
    refuses(root / "folder.gguf", v1::FILE_UNREADABLE);
    refuses(root / "pipe.gguf", v1::FILE_UNREADABLE);
    refuses(root / "none.gguf", v1::FILE_NOT_FOUND);
}

TEST_F(ImportTest, DamagedFilesAreNamedWithTheirFault) {
    const auto gguf = tinyGguf();
    const auto tensors = tinySafetensors();
    refuses(write("cut.gguf", gguf.substr(0, gguf.size() - 1)), v1::MODEL_FILE_INVALID, "TRUNCATED");
    refuses(write("empty.gguf", ""), v1::MODEL_FILE_INVALID);
    refuses(write("text.gguf", "This is a letter."), v1::MODEL_FILE_INVALID);
    refuses(write("text.safetensors", "This is a letter."), v1::MODEL_FILE_INVALID);
    refuses(write("tail.safetensors", tensors + "x"), v1::MODEL_FILE_INVALID);
    refuses(write("past.safetensors", safetensorsBytes("{}", 0, 1u << 20)), v1::MODEL_FILE_INVALID);
    refuses(write("huge.safetensors", safetensorsBytes("{}", 0, ~0ull)), v1::MODEL_FILE_INVALID);
    refuses(write("counts.gguf", GgufBytes().announce(1u << 20, 65'536).header()), v1::MODEL_FILE_INVALID);
    refuses(write("picture.png", "\x89PNG"), v1::MODEL_FILE_INVALID, "neither GGUF nor safetensors");
    write("b/a.safetensors", tensors);
    write("b/config.json", "{");
    refuses(root / "b/a.safetensors", v1::MODEL_FILE_INVALID);
}

TEST_F(ImportTest, EnormousHeadersCostNothing) {
    // Terabytes that are announced, or are there as a hole.
    const auto hole = write("hole.gguf", GgufBytes().pair("general.architecture", "llama").header().substr(0, 30));
    fs::resize_file(hole, 8ull << 40);
    refuses(hole, v1::MODEL_FILE_INVALID);
    const auto header = write("header.safetensors", safetensorsBytes("{", 0, 4ull << 40));
    fs::resize_file(header, 5ull << 40);
    refuses(header, v1::MODEL_FILE_INVALID);
    const auto nothing = write("nothing.safetensors", "");
    fs::resize_file(nothing, 8ull << 40);
    refuses(nothing, v1::MODEL_FILE_INVALID);
}

TEST_F(ImportTest, APickleIsHashedAndMarkedAndNeverOpened) {
    // Whoever unpickled this would make the file.
    const auto sign = directory.path() / "sign";
    const auto file = write("model.bin", "cos\nsystem\n(S'touch " + sign.string() + "'\ntR.");
    const auto version = import(file);
    ASSERT_TRUE(version) << version.error().message();
    const auto &spec = version->model_version();
    EXPECT_EQ(spec.format(), v1::PICKLE);
    EXPECT_TRUE(spec.unsafe_serialization());
    EXPECT_EQ(spec.weight_bytes(), static_cast<std::int64_t>(fs::file_size(file)));
    EXPECT_FALSE(spec.has_parameters());
    EXPECT_EQ(spec.files(0).sha256() + "  " + file.string() + "\n", outputOf("sha256sum '" + file.string() + "'"));
    EXPECT_FALSE(fs::exists(sign));
    for (const auto *name : {"a.pt", "b.PTH", "c.ckpt", "d.pkl"})
        EXPECT_TRUE(import(write(name, name), "models/p" + std::string(name, 1))) << name;
}

TEST_F(ImportTest, APickleBesideTensorsMarksTheVersion) {
    auto work = workOf(write("a.safetensors", tinySafetensors()));
    work.add_paths(write("optimizer.pt", "x").string());
    const auto version = import(work);
    ASSERT_TRUE(version) << version.error().message();
    EXPECT_EQ(version->model_version().format(), v1::SAFETENSORS);
    EXPECT_TRUE(version->model_version().unsafe_serialization());
}

TEST_F(ImportTest, NamesThatCannotBeShownAreListedEscapedAndRefused) {
    const std::string controls = "a\x1B[2J\n.gguf";
    const std::string bidi = "b\xE2\x80\xAEgguf.gguf";
    const std::string broken = "c\xFF\xFE.gguf";
    for (const auto &name : {controls, bidi, broken})
        write(name, tinyGguf());
    write("fine.gguf", tinyGguf());
    const auto listed = browse(root);
    ASSERT_TRUE(listed) << listed.error().message();
    ASSERT_EQ(listed->entries_size(), 4);
    for (const auto &entry : listed->entries())
        EXPECT_EQ(entry.name().find_first_of("\x1B\n\xE2\xFF"), std::string::npos) << entry.name();
    EXPECT_NE(listed->entries(2).name().find("\\x{FF}"), std::string::npos) << listed->entries(2).name();
    refuses(root / controls, v1::MODEL_FILE_INVALID, "rename");
    refuses(root / bidi, v1::MODEL_FILE_INVALID, "rename");
    // Where it is asked for as it is listed.
    refuses(listed->entries(2).path(), v1::FILE_NOT_FOUND, "rename");
}

TEST_F(ImportTest, ADirectoryWhoseRealNameCannotBeShownIsRefused) {
    write("bad\xFF/a.gguf", tinyGguf());
    fs::create_directory_symlink(root / "bad\xFF", root / "good");
    refuses(root / "good/a.gguf", v1::MODEL_FILE_INVALID, "rename");
}

TEST_F(ImportTest, MetadataCannotBreakTheCatalog) {
    const auto bytes = GgufBytes()
                           .pair("general.architecture", "llama")
                           .pair("general.name", "evil\xE2\x80\xAE\x1B[2J\nname")
                           .pair("general.license", std::string(500, 'l'))
                           .pair("general.organization", std::string(300, 'o') + "\n")
                           .tensor("a", {256, 2}, 12, 0)
                           .file(288);
    const auto version = import(write("evil.gguf", bytes));
    ASSERT_TRUE(version) << version.error().message();
    const auto model = owner.get("models/m");
    ASSERT_TRUE(model);
    EXPECT_EQ(model->meta().display_name().find_first_of("\x1B\n\xE2"), std::string::npos);
    EXPECT_NE(model->meta().display_name().find("evil"), std::string::npos);
    EXPECT_EQ(model->model().license(), "") << "what is too long to be kept is left out";
    const auto long_ = import(write("long.gguf", tinyGguf(std::string(900, 'n'))), "models/long");
    EXPECT_TRUE(long_) << long_.error().message();
}

TEST_F(ImportTest, WhatCannotBeRegisteredIsSaidBeforeAnythingIsRead) {
    const auto file = write("tiny.gguf", tinyGguf());
    const auto violates = [&](const std::function<void(v1::ImportWork *)> &spoil, const std::string &field) {
        auto work = workOf(file);
        spoil(&work);
        const auto refused = begin(work);
        ASSERT_FALSE(refused) << field;
        ASSERT_EQ(refused.error().reason(), v1::INVALID_FIELD) << refused.error().message();
        EXPECT_EQ(refused.error().violations().front().field(), field);
    };
    violates([](auto *work) { work->set_model("models/UPPER"); }, "work.model");
    violates([](auto *work) { work->set_model("teams/x"); }, "work.model");
    violates([](auto *work) { work->clear_paths(); }, "work.paths");
    violates(
        [](auto *work) {
            for (int path = 0; path < 1000; ++path)
                work->add_paths("/x");
        },
        "work.paths");
    violates([](auto *work) { work->set_license(std::string(200, 'x')); }, "work.license");
    violates([](auto *work) { work->set_publisher(std::string(200, 'x')); }, "work.publisher");
    violates([](auto *work) { work->set_notes(std::string(5000, 'x')); }, "work.notes");
    violates([](auto *work) { work->set_display_name(std::string(300, 'x')); }, "work.display_name");
    violates([](auto *work) { work->set_display_name("a\x1B"); }, "work.display_name");
    violates([](auto *work) { work->set_owner_team("teams/none"); }, "work.owner_team");
}

TEST_F(ImportTest, TheSameFilesTwiceAreOneVersion) {
    const auto file = write("tiny.gguf", tinyGguf());
    ASSERT_TRUE(import(file));
    const auto again = import(file);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason(), v1::ALREADY_EXISTS);
    EXPECT_EQ(again.error().arguments().at("name"), "models/m/versions/1");
    EXPECT_TRUE(import(file, "models/other")) << "another model may hold them, too";
    write("tiny.gguf", tinyGguf("Changed"));
    const auto next = import(file);
    ASSERT_TRUE(next) << next.error().message();
    EXPECT_EQ(next->meta().name(), "models/m/versions/2");
}

TEST_F(ImportTest, ARepeatedRequestIdStartsNothingElse) {
    v1::ImportModelRequest request;
    *request.mutable_work() = workOf(write("tiny.gguf", tinyGguf()));
    request.set_request_id("00000000-0000-4000-8000-000000000001");
    const auto ask = [&] { return owner.ask<v1::ImportModelResponse>("CatalogService.ImportModel", request); };
    const auto first = ask();
    ASSERT_TRUE(first) << first.error().message();
    const auto again = ask();
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->operation().meta().name(), first->operation().meta().name());
    request.mutable_work()->set_notes("Other bytes.");
    EXPECT_EQ(reasonOf(ask()), v1::REQUEST_ID_REUSED);
    EXPECT_TRUE(end(first->operation()));
    EXPECT_EQ(owner.list("operations")->total_size(), 1);
}

TEST_F(ImportTest, ImportsAtOnceIntoOneModelEachGetTheirNumber) {
    std::vector<v1::Resource> operations;
    for (int number = 0; number < 6; ++number) {
        const auto file = write(std::to_string(number) + ".gguf", tinyGguf("n" + std::to_string(number / 2)));
        const auto started = begin(workOf(file));
        ASSERT_TRUE(started) << started.error().message();
        operations.push_back(*started);
    }
    // The name of a file is part of the digest.
    std::set<std::string> names;
    for (const auto &operation : operations) {
        const auto version = end(operation);
        ASSERT_TRUE(version) << version.error().message();
        names.insert(version->meta().name());
    }
    EXPECT_EQ(names.size(), 6u);
    EXPECT_EQ(versions(), 6);
}

TEST_F(ImportTest, TheSameFilesAtOnceAreOneVersion) {
    const auto file = write("tiny.gguf", tinyGguf());
    std::vector<v1::Resource> operations;
    for (int number = 0; number < 4; ++number)
        operations.push_back(*begin(workOf(file)));
    int made = 0;
    for (const auto &operation : operations) {
        const auto version = end(operation);
        made += version ? 1 : 0;
        EXPECT_TRUE(version || version.error().reason() == v1::ALREADY_EXISTS) << version.error().message();
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(versions(), 1);
}

} // namespace
} // namespace support
