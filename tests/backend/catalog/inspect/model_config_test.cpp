#include "backend/catalog/inspect/parsers/config_values.h"
#include "backend/catalog/inspect/parsers/inspection.h"
#include "backend/catalog/inspect/parsers/safetensors_parser.h"
#include "tests/backend/catalog/inspect/memory_file.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"

#include <gtest/gtest.h>

namespace {

using inspect::LayerGroup;
using inspect::LayerKind;

constexpr const char *weights = R"({"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}})";
constexpr const char *packed = R"({"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}})";

inspect::Parsed<inspect::Header> inspectWith(std::string_view config, const char *header = weights) {
    const MemoryFile model(safetensorsBytes(header, 8));
    const MemoryFile settings(config);
    return inspect::inspectModel(model.descriptor(), settings.descriptor(), inspect::usualSafetensorsHeader);
}

inspect::Header describe(std::string_view config, const char *header = weights) {
    auto parsed = inspectWith(config, header);
    const auto *fault = std::get_if<inspect::Fault>(&parsed);
    EXPECT_EQ(fault, nullptr) << fault->detail;
    return fault ? inspect::Header() : std::get<inspect::Header>(parsed);
}

std::string outcome(std::string_view config) {
    const auto parsed = inspectWith(config);
    const auto *fault = std::get_if<inspect::Fault>(&parsed);
    return fault ? std::string(nameOf(fault->code)) : "accepted";
}

} // namespace

TEST(ModelConfig, TellsArchitectureContextAndGeometry) {
    const auto header = describe(R"({
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 4096, "num_attention_heads": 32,
        "num_hidden_layers": 32, "num_key_value_heads": 8, "max_position_embeddings": 8192, "vocab_size": 128256,
        "rms_norm_eps": 1e-05, "rope_scaling": null, "torch_dtype": "bfloat16", "tie_word_embeddings": false})");
    EXPECT_EQ(header.architecture, "llama");
    EXPECT_EQ(header.contextLength, 8'192u);
    EXPECT_EQ(header.geometry.layerCount, 32u);
    EXPECT_EQ(header.geometry.vocabularySize, 128'256u);
    EXPECT_EQ(header.kvCacheBytesPerToken, 131'072u);
    EXPECT_EQ(header.precision, "BF16");
    EXPECT_EQ(header.parameterCount, 4u);
}

TEST(ModelConfig, NamesOfExpertsDiffer) {
    EXPECT_EQ(describe(R"({"num_local_experts":8,"num_experts_per_tok":2})").geometry.expertCount, 8u);
    EXPECT_EQ(describe(R"({"num_experts":128,"num_experts_per_tok":8})").geometry.expertUsedCount, 8u);
    EXPECT_EQ(describe(R"({"n_routed_experts":256})").geometry.expertCount, 256u);
}

TEST(ModelConfig, TheTextPartOfAModelOfMoreIsDescribed) {
    const auto header = describe(R"({"model_type":"llava","text_config":{"model_type":"llama","hidden_size":64,
        "num_attention_heads":4,"num_key_value_heads":2,"num_hidden_layers":3,"max_position_embeddings":4096},
        "vision_config":{"num_hidden_layers":24,"hidden_size":1024}})");
    EXPECT_EQ(header.architecture, "llava");
    EXPECT_EQ(header.contextLength, 4'096u);
    EXPECT_EQ(header.geometry.layerCount, 3u);
    EXPECT_EQ(header.kvCacheBytesPerToken, 3u * 2 * 32 * 2);
}

TEST(ModelConfig, LayersAreOfTheKindsThatItLists) {
    const auto header = describe(R"({"model_type":"gpt_oss","num_hidden_layers":4,"hidden_size":2880,"head_dim":64,
        "num_attention_heads":64,"num_key_value_heads":8,"sliding_window":128,
        "layer_types":["sliding_attention","full_attention","sliding_attention","full_attention"]})");
    EXPECT_EQ(header.geometry.layers,
              (std::vector{LayerGroup{LayerKind::SlidingWindow, 2, 128}, LayerGroup{LayerKind::FullAttention, 2, {}}}));
    EXPECT_EQ(header.kvCacheBytesPerToken, 4u * 8 * 128 * 2);
}

TEST(ModelConfig, AnUnknownKindOfLayerGivesNoNumberWhereKindsMatter) {
    const auto header = describe(R"({"model_type":"qwen3_next","num_hidden_layers":2,"hidden_size":64,"head_dim":16,
        "num_attention_heads":4,"num_key_value_heads":2,"layer_types":["full_attention","telepathy"]})");
    EXPECT_EQ(header.kvCacheBytesPerToken, std::nullopt);
}

TEST(ModelConfig, HybridsSayWhereTheyAttend) {
    const std::string common = R"("num_hidden_layers":8,"hidden_size":64,"head_dim":16,"num_attention_heads":4,
        "num_key_value_heads":2})";
    const auto next = describe(R"({"model_type":"qwen3_next","full_attention_interval":4,)" + common);
    EXPECT_EQ(next.geometry.layers,
              (std::vector{LayerGroup{LayerKind::StateSpace, 6, {}}, LayerGroup{LayerKind::FullAttention, 2, {}}}));
    const auto jamba = describe(R"({"model_type":"jamba","attn_layer_period":8,"attn_layer_offset":4,)" + common);
    EXPECT_EQ(jamba.kvCacheBytesPerToken, 1u * 2 * 32 * 2);
}

TEST(ModelConfig, WindowsThatAreSwitchedOnBeginAtTheirLayer) {
    const std::string common = R"({"model_type":"qwen2","num_hidden_layers":4,"hidden_size":64,"num_attention_heads":4,
        "num_key_value_heads":2,"sliding_window":100,"max_window_layers":3,"use_sliding_window":)";
    EXPECT_EQ(describe(common + "false}").geometry.layers, (std::vector{LayerGroup{LayerKind::FullAttention, 4, {}}}));
    EXPECT_EQ(describe(common + "true}").geometry.layers,
              (std::vector{LayerGroup{LayerKind::FullAttention, 3, {}}, LayerGroup{LayerKind::SlidingWindow, 1, 100}}));
}

TEST(ModelConfig, QuantisedWeightsAreNamedByTheirMethod) {
    EXPECT_EQ(
        describe(R"({"quantization_config":{"quant_method":"gptq","bits":4,"group_size":128}})", packed).precision,
        "GPTQ-INT4");
    EXPECT_EQ(
        describe(R"({"quantization_config":{"quant_method":"bitsandbytes","load_in_4bit":true}})", packed).precision,
        "BITSANDBYTES-4BIT");
    EXPECT_EQ(describe(R"({"quantization_config":{"quant_method":"fp8"}})").precision, "BF16");
    EXPECT_EQ(describe("{}", packed).precision, "I32");
}

TEST(ModelConfig, TheRepositoryNamesModelAndPublisher) {
    const auto named = describe(R"({"_name_or_path":"meta-llama/Llama-3-8B"})");
    EXPECT_EQ(named.name, "Llama-3-8B");
    EXPECT_EQ(named.publisher, "meta-llama");
    for (const auto *path : {"/home/me/model", "./out/model", "a/b/c", "model", "", "a/", "/a", "~/x", "a b/c"})
        EXPECT_EQ(describe(std::string(R"({"_name_or_path":")") + path + "\"}").name, "") << path;
}

TEST(ModelConfig, WhatPythonWritesForNumbersIsRead) {
    EXPECT_EQ(describe(R"({"time_step_limit":[0.0,Infinity],"a":-Infinity,"b":NaN,"hidden_size":7})")
                  .geometry.embeddingLength,
              7u);
    EXPECT_EQ(describe(R"({"model_type":"NaN \" Infinity"})").architecture, "NaN \" Infinity");
    EXPECT_EQ(outcome(R"({"a":Infinit})"), "INVALID_JSON");
}

TEST(ModelConfig, ADamagedConfigIsRefusedByName) {
    const auto parsed = inspectWith("{");
    ASSERT_TRUE(std::holds_alternative<inspect::Fault>(parsed));
    EXPECT_EQ(std::get<inspect::Fault>(parsed).detail.rfind("in config.json: ", 0), 0u);
    for (const auto *config :
         {"", " ", "[]", "null", "\"a\"", "1", "{}x", "{\"a\":1,}", "{\"a\":1e400}", "{\"a\":\"\xFF\"}"})
        EXPECT_EQ(outcome(config), "INVALID_JSON") << config;
    EXPECT_EQ(outcome(std::string("{}\0", 3)), "INVALID_JSON");
    EXPECT_EQ(outcome(R"({"a":1,"a":1})"), "REPEATED");
    EXPECT_EQ(outcome(R"({"b":[{"a":{"c":1,"\u0063":2}}]})"), "REPEATED");
    EXPECT_EQ(outcome("{\"a\":\"" + std::string(1u << 20, 'x') + "\"}"), "LIMIT_EXCEEDED");
    EXPECT_EQ(outcome("{\"a\":" + std::string(100'000, '[')), "LIMIT_EXCEEDED");
}

TEST(ModelConfig, ValuesOfAnotherTypeAreNotKnown) {
    const auto header = describe(R"({"model_type":7,"architectures":"LlamaForCausalLM","hidden_size":"4096",
        "num_hidden_layers":-1,"num_attention_heads":1.5,"vocab_size":[1],"max_position_embeddings":{"a":1}})");
    EXPECT_EQ(header.architecture, "LlamaForCausalLM");
    EXPECT_EQ(header.geometry, inspect::Geometry());
    EXPECT_EQ(header.contextLength, std::nullopt);
}
