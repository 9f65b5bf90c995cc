#include "backend/catalog/inspect/model_naming.h"
#include "backend/core/resource_name.h"

#include <gtest/gtest.h>

using catalog::suggestedModelId;

TEST(ModelNaming, TheNameInTheFileComesFirst) {
    EXPECT_EQ(suggestedModelId("Llama 3 8B Instruct", "/m/x.gguf", ""), "llama-3-8b-instruct");
    EXPECT_EQ(suggestedModelId("  Qwen2.5_(Coder)! ", "/m/x.gguf", ""), "qwen2.5_-coder");
}

TEST(ModelNaming, TheNameOfTheFileLosesEncodingAndShard) {
    EXPECT_EQ(suggestedModelId("", "/m/Mixtral-8x7B-v0.1-Q4_K_M.gguf", "Q4_K_M"), "mixtral-8x7b-v0.1");
    EXPECT_EQ(suggestedModelId("", "/m/phi-2.Q8_0.gguf", "Q8_0"), "phi-2");
    EXPECT_EQ(suggestedModelId("", "/m/Grok-100B-v1.0-Q4_0-00003-of-00009.gguf", "Q4_0"), "grok-100b-v1.0");
    EXPECT_EQ(suggestedModelId("", "/m/bf16.safetensors", "BF16"), "bf16");
}

TEST(ModelNaming, ACommonFileNameGivesWayToItsDirectory) {
    EXPECT_EQ(suggestedModelId("", "/models/Phi-3/model.safetensors", ""), "phi-3");
    EXPECT_EQ(suggestedModelId("", "/models/Phi-3/model-00001-of-00002.safetensors", ""), "phi-3");
    EXPECT_EQ(suggestedModelId("", "/hub/models--meta--Llama-3/snapshots/0123abcd/model.safetensors", ""), "llama-3");
    EXPECT_EQ(suggestedModelId("", "/model.safetensors", ""), "model");
}

TEST(ModelNaming, WhateverTheNamesTheIdIsValid) {
    for (const auto *name :
         {"\xE6\x97\xA5\xE6\x9C\xAC", "---", "...", "_", "a", "A--B", "x\xE2\x80\xAEy", "../../etc"}) {
        const auto id = suggestedModelId(name, "/\xFF/\xFF.gguf", "");
        EXPECT_TRUE(core::isResourceId(id)) << name << " gave " << id;
    }
    const auto longest = suggestedModelId(std::string(62, 'a') + ".bcd", "/x", "");
    EXPECT_EQ(longest, std::string(62, 'a')) << "no full stop at the end";
    EXPECT_TRUE(core::isResourceId(longest));
}
