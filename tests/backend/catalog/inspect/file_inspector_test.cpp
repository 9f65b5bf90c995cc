#include "backend/catalog/inspect/file_inspector.h"
#include "backend/catalog/inspect/parsers/fault.h"
#include "pilothouse/v1/catalog_service.pb.h"
#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;

class FileInspector : public ::testing::Test {
protected:
    std::filesystem::path write(const std::string &name, std::string_view bytes) {
        const auto path = directory_.path() / name;
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path;
    }

    static std::string tinyModel() {
        return GgufBytes()
            .pair("general.architecture", "llama")
            .pair("general.name", "Tiny Llama")
            .pair("general.license", "apache-2.0")
            .pair("general.organization", "Tiny Org")
            .pair("general.base_model.0.repo_url", "https://example.org/base")
            .pair("general.file_type", 15u)
            .pair("llama.context_length", 4'096u)
            .pair("llama.block_count", 2u)
            .pair("llama.embedding_length", 64u)
            .pair("llama.attention.head_count", 4u)
            .pair("llama.attention.head_count_kv", 2u)
            .tensor("a", {256, 2}, 12, 0)
            .file(288);
    }

    static std::filesystem::path program() {
        return std::filesystem::path(std::getenv("PILOTHOUSE_BIN")) / "pilothouse-inspect";
    }

    core::Result<v1::InspectModelFileResponse> inspect(const std::filesystem::path &path) {
        return catalog::FileInspector(program()).inspect(path);
    }

    // A program that does what the file says.
    core::Result<v1::InspectModelFileResponse> deceive(const std::string &order, std::chrono::milliseconds deadline) {
        return catalog::FileInspector(IMPOSTOR, {deadline, 1u << 20}).inspect(write("order", order));
    }
    core::Result<v1::InspectModelFileResponse> deceive(const std::string &order) {
        return deceive(order, std::chrono::seconds(20));
    }

    support::TemporaryDirectory directory_;
};

v1::Reason reasonOf(const core::Result<v1::InspectModelFileResponse> &result) {
    return result ? v1::REASON_UNSPECIFIED : result.error().reason();
}

std::size_t openDescriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace

TEST_F(FileInspector, TellsWhatAnImportWouldRecord) {
    const auto response = inspect(write("tiny.gguf", tinyModel()));
    ASSERT_TRUE(response.isOk()) << response.error().message();
    const auto &spec = response->spec();
    EXPECT_EQ(spec.format(), v1::GGUF);
    EXPECT_EQ(spec.architecture(), "llama");
    EXPECT_EQ(spec.parameters(), 512);
    EXPECT_EQ(spec.context_length(), 4'096);
    EXPECT_EQ(spec.precision(), "Q4_K_M");
    EXPECT_EQ(spec.weight_bytes(), 288);
    EXPECT_EQ(spec.kv_cache_bytes_per_token(), 2 * 2 * 32 * 2);
    EXPECT_EQ(spec.geometry().layer_count(), 2);
    ASSERT_EQ(spec.geometry().layers_size(), 1);
    EXPECT_EQ(spec.geometry().layers(0).layer_kind(), v1::FULL_ATTENTION);
    EXPECT_EQ(response->name(), "Tiny Llama");
    EXPECT_EQ(response->license(), "apache-2.0");
    EXPECT_EQ(response->publisher(), "Tiny Org");
    EXPECT_EQ(response->base_model(), "https://example.org/base");
    EXPECT_EQ(response->suggested_id(), "tiny-llama");
}

TEST_F(FileInspector, TakesTheGeometryOfSafetensorsFromItsConfig) {
    const auto file =
        write("model.safetensors", safetensorsBytes(R"({"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}})", 8));
    const auto config = write("config.json", R"({"model_type":"llama","num_hidden_layers":2,"hidden_size":64,
        "num_attention_heads":4,"num_key_value_heads":2})");
    const catalog::FileInspector inspector(program());
    const auto alone = inspector.inspect(file);
    ASSERT_TRUE(alone.isOk());
    EXPECT_EQ(alone->spec().architecture(), "");
    EXPECT_FALSE(alone->spec().has_kv_cache_bytes_per_token());
    const auto together = inspector.inspect(file, config);
    ASSERT_TRUE(together.isOk()) << together.error().message();
    EXPECT_EQ(together->spec().architecture(), "llama");
    EXPECT_EQ(together->spec().kv_cache_bytes_per_token(), 256);
    const auto missing = inspector.inspect(file, directory_.path() / "none.json");
    EXPECT_EQ(reasonOf(missing), v1::FILE_NOT_FOUND);
    EXPECT_EQ(missing.error().arguments().at("path"), (directory_.path() / "none.json").string());
}

TEST_F(FileInspector, TheLimitOfSafetensorsHeadersReachesTheProgram) {
    const auto file = write("a.safetensors", safetensorsBytes("{}" + std::string(100, ' '), 0));
    EXPECT_TRUE(catalog::FileInspector(program(), {std::chrono::seconds(20), 102}).inspect(file).isOk());
    EXPECT_FALSE(catalog::FileInspector(program(), {std::chrono::seconds(20), 101}).inspect(file).isOk());
}

TEST_F(FileInspector, AMissingFileIsNotFound) {
    for (const auto *name : {"none.gguf", "none/none.gguf"})
        EXPECT_EQ(reasonOf(inspect(directory_.path() / name)), v1::FILE_NOT_FOUND) << name;
}

TEST_F(FileInspector, WhatIsNoRegularFileIsUnreadable) {
    const auto pipe = directory_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto link = directory_.path() / "link";
    std::filesystem::create_symlink(write("tiny.gguf", tinyModel()), link);
    for (const auto &path : {directory_.path(), pipe, link, std::filesystem::path("/dev/zero")}) {
        const auto result = inspect(path);
        EXPECT_EQ(reasonOf(result), v1::FILE_UNREADABLE) << path;
        EXPECT_EQ(result.error().arguments().at("path"), path.string());
    }
}

TEST_F(FileInspector, AFileWithoutPermissionIsUnreadable) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "root reads everything";
    const auto path = write("closed.gguf", tinyModel());
    ASSERT_EQ(::chmod(path.c_str(), 0), 0);
    EXPECT_EQ(reasonOf(inspect(path)), v1::FILE_UNREADABLE);
}

TEST_F(FileInspector, ABrokenFileIsNamedWithTheCause) {
    const auto path = write("cut.gguf", tinyModel().substr(0, 100));
    const auto result = inspect(path);
    ASSERT_EQ(reasonOf(result), v1::MODEL_FILE_INVALID);
    EXPECT_EQ(result.error().arguments().at("path"), path.string());
    EXPECT_EQ(result.error().arguments().at("fault"), "MODEL_FILE_TRUNCATED");
    EXPECT_FALSE(result.error().arguments().at("offset").empty());
    EXPECT_NE(result.error().message().find("cut.gguf"), std::string::npos);
    EXPECT_EQ(reasonOf(inspect(write("empty", ""))), v1::MODEL_FILE_INVALID);
    EXPECT_EQ(reasonOf(inspect(write("text", "This is a letter."))), v1::MODEL_FILE_INVALID);
}

TEST_F(FileInspector, ABrokenConfigIsNamedInPlaceOfItsModelFile) {
    const auto file = write("a.safetensors", safetensorsBytes("{}", 0));
    const auto config = write("config.json", "{");
    const auto result = catalog::FileInspector(program()).inspect(file, config);
    ASSERT_EQ(reasonOf(result), v1::MODEL_FILE_INVALID);
    EXPECT_EQ(result.error().arguments().at("path"), config.string());
    EXPECT_EQ(result.error().arguments().at("fault"), "MODEL_FILE_INVALID_JSON");
}

TEST(ModelFileFaults, EveryAnswerOfTheProgramIsOneOfTheContract) {
    for (auto code = inspect::FaultCode::UnknownFormat; code <= inspect::FaultCode::InvalidOffset;
         code = static_cast<inspect::FaultCode>(static_cast<int>(code) + 1)) {
        const std::string name(inspect::nameOf(code));
        v1::ModelFileFault fault;
        EXPECT_TRUE(v1::ModelFileFault_Parse("MODEL_FILE_" + name, &fault)) << name;
    }
}

TEST_F(FileInspector, AMissingProgramIsOurFault) {
    const auto file = write("tiny.gguf", tinyModel());
    EXPECT_EQ(reasonOf(catalog::FileInspector("/nonexistent/inspect").inspect(file)), v1::INTERNAL);
}

TEST_F(FileInspector, NamesOfTheFileAreSafeToShow) {
    const auto bytes = GgufBytes()
                           .pair("general.name", "a\xE2\x80\xAE"
                                                 "b\x1B[2J")
                           .pair("general.license", std::string(2'000, 'x'))
                           .header();
    const auto response = inspect(write("evil.gguf", bytes));
    ASSERT_TRUE(response.isOk()) << response.error().message();
    EXPECT_EQ(response->name().find('\x1B'), std::string::npos);
    EXPECT_EQ(response->name().find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_EQ(response->license(), "");
}

TEST_F(FileInspector, TheProgramInheritsItsFilesAlone) {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    sigset_t all, kept;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &kept);
    const auto response = deceive("inherit");
    ::pthread_sigmask(SIG_SETMASK, &kept, nullptr);
    std::signal(SIGPIPE, before);
    ASSERT_TRUE(response.isOk()) << response.error().message();
    EXPECT_EQ(response->name(), "descriptors 0 1 2 3, variables none, signals blocked 0");
}

TEST_F(FileInspector, AProgramThatHangsIsKilledInTime) {
    for (const auto *order : {"hang", "linger"}) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(reasonOf(deceive(order, std::chrono::milliseconds(300))), v1::FILE_UNREADABLE) << order;
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    }
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

TEST_F(FileInspector, AProgramThatSaysTooMuchIsCutOff) {
    EXPECT_EQ(reasonOf(deceive("flood")), v1::INTERNAL);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

TEST_F(FileInspector, ACrashIsTheFilesDoing) {
    const auto result = deceive("crash");
    EXPECT_EQ(reasonOf(result), v1::MODEL_FILE_INVALID);
    EXPECT_EQ(reasonOf(deceive("leave")), v1::INTERNAL);
}

TEST_F(FileInspector, LiesOfTheProgramAreNotBelieved) {
    for (const auto *lie : {
             "",
             "x",
             "{}",
             "[]",
             R"({"spec":{}})",
             R"({"spec":{"format":"PICKLE"}})",
             R"({"spec":{"format":"REMOTE"}})",
             R"({"spec":{"format":"GGUF","weight_bytes":"-1"}})",
             R"({"spec":{"format":"GGUF","weight_bytes":"999999"}})",
             R"({"spec":{"format":"GGUF","parameters":"-5"}})",
             R"({"spec":{"format":"GGUF","context_length":"-5"}})",
             R"({"spec":{"format":"GGUF","kv_cache_bytes_per_token":"-5"}})",
             R"({"spec":{"format":"GGUF","geometry":{"layer_count":-1}}})",
             R"({"spec":{"format":"GGUF","geometry":{"layers":[{"count":-1}]}}})",
             R"({"spec":{"format":"GGUF"},"command":"rm"})",
             R"({"spec":{"format":"GGUF"}}{})",
             R"({"spec":{"format":"GGUF"},"spec":{"format":"GGUF"}})",
             "refuse ",
             "refuse {}",
             "refuse {\"reason\":\"X\"}",
             R"(refuse {"reason":"X","metadata":{"detail":"d","offset":"1"}})",
             R"(refuse {"reason":"TRUNCATED","metadata":{"detail":"d","offset":"-1"}})",
         })
        EXPECT_EQ(reasonOf(deceive(lie)), v1::INTERNAL) << lie;
}

TEST_F(FileInspector, WhatAnInspectionCannotKnowIsDropped) {
    const auto response = deceive(R"({"spec":{"format":"GGUF","digest":"00","lifecycle":"APPROVED","directory":"/etc",
        "notes":"trust me","file_count":"3","files":[{"path":"a"}]},"suggested_id":"../etc","name":"N"})");
    ASSERT_TRUE(response.isOk()) << response.error().message();
    v1::ModelVersionSpec expected;
    expected.set_format(v1::GGUF);
    expected.mutable_geometry();
    EXPECT_EQ(response->spec().SerializeAsString(), expected.SerializeAsString());
    EXPECT_EQ(response->suggested_id(), "n");
}

TEST_F(FileInspector, StorageThatFailsIsNotTheFilesFault) {
    EXPECT_EQ(
        reasonOf(deceive(
            R"(refuse {"reason":"READ_FAILED","domain":"pilothouse-inspect","metadata":{"detail":"d","offset":"1"}})")),
        v1::FILE_UNREADABLE);
}

TEST_F(FileInspector, AFileThatShrinksMeanwhileIsNotCalledBroken) {
    const auto result = deceive(
        R"(refuse {"reason":"TRUNCATED","domain":"pilothouse-inspect","metadata":{"detail":"d","offset":"1"}} shrink)");
    EXPECT_EQ(reasonOf(result), v1::FILE_CHANGED) << result.error().message();
    EXPECT_NE(result.error().message().find("order"), std::string::npos);
}

TEST_F(FileInspector, ManyThreadsMayInspectAtOnce) {
    const auto path = write("tiny.gguf", tinyModel());
    const catalog::FileInspector inspector(program());
    const auto before = openDescriptors();
    std::vector<std::thread> threads;
    std::atomic<int> described = 0;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            for (int time = 0; time < 8; ++time)
                described += inspector.inspect(path).isOk();
        });
    }
    for (auto &thread : threads)
        thread.join();
    EXPECT_EQ(described, 64);
    EXPECT_EQ(openDescriptors(), before);
}
