// Files that the packages `gguf` and `safetensors` wrote, compared field by field with what those packages read back.

#include "backend/catalog/inspect/file_inspector.h"

#include "pilothouse/v1/catalog_service.pb.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

namespace {

namespace v1 = pilothouse::v1;

using Json = nlohmann::json;

// What the packages call these facts; what is not known is left out.
Json factsOf(const v1::InspectModelFileResponse &response) {
    const auto &spec = response.spec();
    const auto &geometry = spec.geometry();
    Json facts{{"weight_bytes", spec.weight_bytes()}, {"format", v1::ModelFormat_Name(spec.format())}};
    if (spec.has_parameters())
        facts["parameters"] = spec.parameters();
    if (spec.has_context_length())
        facts["context_length"] = spec.context_length();
    if (spec.has_kv_cache_bytes_per_token())
        facts["kv_cache_bytes_per_token"] = spec.kv_cache_bytes_per_token();
    const std::map<std::string, std::string> texts{{"architecture", spec.architecture()},
                                                   {"precision", spec.precision()},
                                                   {"name", response.name()},
                                                   {"license", response.license()},
                                                   {"publisher", response.publisher()},
                                                   {"base_model", response.base_model()}};
    for (const auto &[name, text] : texts) {
        if (!text.empty())
            facts[name] = text;
    }
    const std::map<std::string, std::int64_t> numbers{{"layer_count", geometry.layer_count()},
                                                      {"embedding_length", geometry.embedding_length()},
                                                      {"attention_head_count", geometry.attention_head_count()},
                                                      {"kv_head_count", geometry.kv_head_count()},
                                                      {"key_length", geometry.key_length()},
                                                      {"value_length", geometry.value_length()},
                                                      {"vocabulary_size", geometry.vocabulary_size()},
                                                      {"expert_count", geometry.expert_count()},
                                                      {"expert_used_count", geometry.expert_used_count()},
                                                      {"kv_lora_rank", geometry.kv_lora_rank()}};
    for (const auto &[name, number] : numbers) {
        if (number != 0)
            facts[name] = number;
    }
    return facts;
}

std::filesystem::path modelFiles() {
    return std::getenv("PILOTHOUSE_MODEL_FILES");
}

} // namespace

TEST(RealFiles, ReadAsThePackagesThatWroteThemReadThem) {
    const catalog::FileInspector inspector(std::filesystem::path(std::getenv("PILOTHOUSE_BIN")) / "pilothouse-inspect");
    const auto expected = Json::parse(std::ifstream(modelFiles() / "expected.json"));
    EXPECT_GT(expected.size(), 100u);
    for (const auto &entry : expected) {
        const auto file = modelFiles() / entry.at("file").get<std::string>();
        SCOPED_TRACE(file);
        const bool hasConfig = entry.value("config", false);
        const auto response =
            inspector.inspect(file, hasConfig ? std::optional(file.parent_path() / "config.json") : std::nullopt);
        if (entry.contains("refused")) {
            ASSERT_FALSE(response.isOk());
            EXPECT_NE(response.error().message().find(entry.at("refused").get<std::string>()), std::string::npos);
            continue;
        }
        ASSERT_TRUE(response.isOk()) << response.error().message();
        EXPECT_EQ(factsOf(*response), entry.at("facts"));
    }
}
