// Files that the packages `gguf` and `safetensors` wrote, imported by a whole service: what the catalog then holds is
// what those packages read back, and the hashes are those of sha256sum.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/backend/catalog/import_world.h"
#include "tests/backend/catalog/inspect/model_facts.h"

namespace support {
namespace {

namespace fs = std::filesystem;

class RealImportTest : public ImportWorld {
protected:
    RealImportTest() {
        fs::copy(std::getenv("PILOTHOUSE_MODEL_FILES"), root, fs::copy_options::recursive);
        for (const auto &entry : Json::parse(std::ifstream(root / "expected.json")))
            expected.emplace(entry.at("file").get<std::string>(), entry);
    }

    // Of a version as the catalog holds it; what stands in the model is judged apart.
    static Json factsOf(const v1::Resource &version) {
        v1::InspectModelFileResponse response;
        *response.mutable_spec() = version.model_version();
        return support::factsOf(response);
    }

    static Json withoutModel(Json facts) {
        for (const auto *name : {"name", "license", "publisher", "base_model"})
            facts.erase(name);
        return facts;
    }

    std::map<std::string, Json> expected;
};

TEST_F(RealImportTest, VersionsHoldWhatThePackagesReadBack) {
    int number = 0;
    for (const auto *name : {"llama.gguf", "spoken.gguf", "gemma3.gguf", "jamba.gguf", "deepseek.gguf", "unknown.gguf",
                             "bert.gguf", "qwen3/model.safetensors", "alone/model.safetensors"}) {
        SCOPED_TRACE(name);
        const auto model = "models/m" + std::to_string(++number);
        const auto version = import(root / name, model);
        ASSERT_TRUE(version) << version.error().message();
        const auto facts = expected.at(name).at("facts");
        EXPECT_EQ(factsOf(*version), withoutModel(facts));
        const auto stored = owner.get(model);
        ASSERT_TRUE(stored);
        EXPECT_EQ(stored->meta().display_name(), facts.value("name", ""));
        EXPECT_EQ(stored->model().license(), facts.value("license", ""));
        EXPECT_EQ(stored->model().publisher(), facts.value("publisher", ""));
    }
}

TEST_F(RealImportTest, ShardsAddUp) {
    for (const std::string stem : {"sharded/model-0000", "split/shard-0000"}) {
        std::int64_t parameters = 0;
        std::int64_t bytes = 0;
        std::string first;
        for (const auto &[name, entry] : expected) {
            if (!name.starts_with(stem))
                continue;
            first = first.empty() ? name : first;
            parameters += entry.at("facts").value("parameters", std::int64_t(0));
            bytes += entry.at("facts").at("weight_bytes").get<std::int64_t>();
        }
        ASSERT_FALSE(first.empty()) << stem;
        const auto version = import(root / first, "models/" + stem.substr(0, stem.find('/')));
        ASSERT_TRUE(version) << version.error().message();
        EXPECT_EQ(version->model_version().weight_bytes(), bytes);
        EXPECT_EQ(version->model_version().parameters(), parameters);
    }
}

TEST_F(RealImportTest, WhatIsRefusedIsRefusedInWords) {
    const auto refused = import(root / "big-endian.gguf");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason(), v1::MODEL_FILE_INVALID);
    EXPECT_NE(refused.error().message().find("big-endian; convert it"), std::string::npos) << refused.error().message();
}

} // namespace
} // namespace support
