// Files that the packages `gguf` and `safetensors` wrote, compared field by field with what those packages read back.

#include "backend/catalog/inspect/file_inspector.h"
#include "tests/backend/catalog/inspect/model_facts.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace {

using support::Json;

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
        EXPECT_EQ(support::factsOf(*response), entry.at("facts"));
    }
}
