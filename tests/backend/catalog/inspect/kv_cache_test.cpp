#include "backend/catalog/inspect/parsers/kv_architectures.h"
#include "backend/catalog/inspect/parsers/kv_cache.h"

#include <gtest/gtest.h>

namespace {

using inspect::Geometry;
using inspect::LayerGroup;
using inspect::LayerKind;
using inspect::LayerPlan;

Geometry geometry(std::uint64_t layers, std::uint64_t embedding, std::uint64_t heads, std::uint64_t kvHeads) {
    Geometry geometry;
    geometry.layerCount = layers;
    geometry.embeddingLength = embedding;
    geometry.headCount = heads;
    geometry.kvHeadCount = kvHeads;
    return geometry;
}

std::optional<std::uint64_t> bytes(const std::string &architecture, const Geometry &geometry,
                                   const LayerPlan &plan = {}) {
    const auto cache = inspect::kvCacheOf(architecture, geometry, plan);
    return cache ? std::optional(cache->bytesPerToken) : std::nullopt;
}

std::vector<LayerGroup> layers(const std::string &architecture, const Geometry &geometry, const LayerPlan &plan = {}) {
    const auto cache = inspect::kvCacheOf(architecture, geometry, plan);
    return cache ? cache->layers : std::vector<LayerGroup>();
}

} // namespace

TEST(KvCache, FullAttentionKeepsKeyAndValueOfEveryKvHead) {
    // Llama 3 8B: 128 KiB a token, as its makers and every engine say.
    EXPECT_EQ(bytes("llama", geometry(32, 4096, 32, 8)), 131'072u);
    EXPECT_EQ(layers("llama", geometry(32, 4096, 32, 8)), (std::vector{LayerGroup{LayerKind::FullAttention, 32, {}}}));
    // Llama 3 70B: 320 KiB.
    EXPECT_EQ(bytes("llama", geometry(80, 8192, 64, 8)), 327'680u);
    // Qwen2.5 7B: 56 KiB.
    EXPECT_EQ(bytes("qwen2", geometry(28, 3584, 28, 4)), 57'344u);
}

TEST(KvCache, TheLengthOfAHeadIsTheFilesWhereItSaysSo) {
    auto qwen3 = geometry(36, 2560, 32, 8);
    EXPECT_EQ(bytes("qwen3", qwen3), std::nullopt) << "2560 / 32 is not the length of its heads";
    qwen3.keyLength = qwen3.valueLength = 128;
    EXPECT_EQ(bytes("qwen3", qwen3), 147'456u);
}

TEST(KvCache, KeysAndValuesMayDiffer) {
    auto uneven = geometry(2, 64, 4, 2);
    uneven.keyLength = 24;
    uneven.valueLength = 16;
    EXPECT_EQ(bytes("llama", uneven), 2u * 2 * (24 + 16) * 2);
}

TEST(KvCache, SlidingWindowsAreCountedAndNamed) {
    // Gemma 3 27B: 62 layers, five windows of 1,024 tokens, then one full.
    auto gemma = geometry(62, 5376, 32, 16);
    gemma.keyLength = gemma.valueLength = 128;
    LayerPlan plan;
    plan.windowTokens = 1'024;
    EXPECT_EQ(bytes("gemma3", gemma, plan), 62u * 16 * 256 * 2);
    EXPECT_EQ(layers("gemma3", gemma, plan), (std::vector{LayerGroup{LayerKind::SlidingWindow, 52, 1'024},
                                                          LayerGroup{LayerKind::FullAttention, 10, {}}}));
    EXPECT_EQ(layers("gemma2", gemma, plan), (std::vector{LayerGroup{LayerKind::SlidingWindow, 31, 1'024},
                                                          LayerGroup{LayerKind::FullAttention, 31, {}}}));
    plan.windowPeriod = 2;
    EXPECT_EQ(layers("gemma3", gemma, plan).front().count, 31u) << "the file's own period holds";
}

TEST(KvCache, AllLayersOfMistralHaveTheWindowThatItNames) {
    LayerPlan plan;
    EXPECT_EQ(layers("mistral", geometry(32, 4096, 32, 8), plan).front().kind, LayerKind::FullAttention);
    plan.windowTokens = 4'096;
    EXPECT_EQ(layers("mistral", geometry(32, 4096, 32, 8), plan),
              (std::vector{LayerGroup{LayerKind::SlidingWindow, 32, 4'096}}));
}

TEST(KvCache, WindowsOfArchitecturesWithoutThemAreNotBelieved) {
    LayerPlan plan;
    plan.windowTokens = 32'768;
    EXPECT_EQ(layers("qwen2", geometry(28, 3584, 28, 4), plan).front().kind, LayerKind::FullAttention);
}

TEST(KvCache, LatentAttentionKeepsTheCompressedLatentOnce) {
    // DeepSeek V3: 61 layers of 512 + 64.
    auto deepseek = geometry(61, 7168, 128, 128);
    deepseek.kvLoraRank = 512;
    deepseek.ropeHeadDim = 64;
    EXPECT_EQ(bytes("deepseek2", deepseek), 61u * 576 * 2);
    EXPECT_EQ(bytes("deepseek_v3", deepseek), 61u * 576 * 2);
    EXPECT_EQ(layers("deepseek2", deepseek).front().kind, LayerKind::LatentAttention);
    deepseek.ropeHeadDim.reset();
    EXPECT_EQ(bytes("deepseek2", deepseek), std::nullopt);
}

TEST(KvCache, StateSpacesKeepNothingPerToken) {
    EXPECT_EQ(bytes("mamba", geometry(64, 2560, 0, 0)), 0u);
    EXPECT_EQ(layers("mamba2", geometry(64, 2560, 0, 0)), (std::vector{LayerGroup{LayerKind::StateSpace, 64, {}}}));
}

TEST(KvCache, OfHybridsOnlyTheAttentionLayersCount) {
    LayerPlan plan;
    EXPECT_EQ(bytes("jamba", geometry(4, 64, 4, 2), plan), std::nullopt) << "it does not say which layers attend";
    plan.kvHeads = {0, 0, 2, 0};
    EXPECT_EQ(bytes("jamba", geometry(4, 64, 4, 2), plan), 2u * 32 * 2);
    EXPECT_EQ(layers("jamba", geometry(4, 64, 4, 2), plan),
              (std::vector{LayerGroup{LayerKind::StateSpace, 3, {}}, LayerGroup{LayerKind::FullAttention, 1, {}}}));
}

TEST(KvCache, KvHeadsMayDifferByLayer) {
    LayerPlan plan;
    plan.kvHeads = {1, 2, 3, 4};
    EXPECT_EQ(bytes("openelm", geometry(4, 64, 4, 4), plan), (1u + 2 + 3 + 4) * 32 * 2);
    plan.kvHeads.pop_back();
    EXPECT_EQ(bytes("openelm", geometry(4, 64, 4, 4), plan), std::nullopt) << "one layer is not told";
}

TEST(KvCache, LayersThatOnlyPredictKeepNothing) {
    LayerPlan plan;
    plan.predictionLayers = 1;
    EXPECT_EQ(bytes("glm4moe", geometry(47, 4096, 32, 8), plan), 46u * 8 * 256 * 2);
    plan.predictionLayers = 47;
    EXPECT_EQ(bytes("glm4moe", geometry(47, 4096, 32, 8), plan), std::nullopt);
}

TEST(KvCache, EncodersKeepNothing) {
    EXPECT_EQ(bytes("bert", Geometry()), 0u);
    EXPECT_TRUE(layers("bert", geometry(12, 768, 12, 12)).empty());
}

TEST(KvCache, HeadsAreKvHeadsWhereTheArchitectureSaysSo) {
    auto gpt2 = geometry(12, 768, 12, 0);
    gpt2.kvHeadCount.reset();
    EXPECT_EQ(bytes("gpt2", gpt2), 12u * 12 * 128 * 2);
    EXPECT_EQ(bytes("llama", gpt2), std::nullopt);
}

TEST(KvCache, UnknownArchitecturesAndPartialFilesGiveNoNumber) {
    const auto whole = geometry(32, 4096, 32, 8);
    for (const auto *name : {"", "Llama", "llama5", "clip", "gemma3n"})
        EXPECT_EQ(bytes(name, whole), std::nullopt) << name;
    for (auto member :
         {&Geometry::layerCount, &Geometry::embeddingLength, &Geometry::headCount, &Geometry::kvHeadCount}) {
        auto partial = whole;
        (partial.*member).reset();
        EXPECT_EQ(bytes("llama", partial), std::nullopt);
    }
}

TEST(KvCache, AbsurdNumbersGiveNoNumber) {
    constexpr auto huge = ~0ull;
    EXPECT_EQ(bytes("llama", geometry(huge, 4096, 32, 8)), std::nullopt);
    EXPECT_EQ(bytes("llama", geometry(4'097, 4096, 32, 8)), std::nullopt);
    EXPECT_EQ(bytes("llama", geometry(32, huge, 1, 8)), std::nullopt);
    EXPECT_EQ(bytes("llama", geometry(32, 4096, 32, huge)), std::nullopt);
    EXPECT_EQ(bytes("llama", geometry(32, 4096, 0, 8)), std::nullopt);
    auto latent = geometry(32, 4096, 32, 8);
    latent.kvLoraRank = latent.ropeHeadDim = huge;
    EXPECT_EQ(bytes("deepseek2", latent), std::nullopt);
    auto wide = geometry(32, 4096, 32, 8);
    wide.keyLength = wide.valueLength = 1ull << 62;
    EXPECT_EQ(bytes("llama", wide), std::nullopt);
}
