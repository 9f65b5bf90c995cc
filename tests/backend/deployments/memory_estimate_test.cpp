#include "backend/deployments/memory_estimate.h"

#include <gtest/gtest.h>

#include "backend/deployments/fitting.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

// Llama 3 8B as its config.json says it.
v1::ModelVersionSpec llama8b() {
    v1::ModelVersionSpec version;
    version.set_weight_bytes(16'060'522'496);
    version.set_context_length(8192);
    version.set_kv_cache_bytes_per_token(131'072);
    auto &geometry = *version.mutable_geometry();
    geometry.set_layer_count(32);
    geometry.set_embedding_length(4096);
    geometry.set_attention_head_count(32);
    geometry.set_kv_head_count(8);
    auto &group = *geometry.add_layers();
    group.set_layer_kind(v1::FULL_ATTENTION);
    group.set_count(32);
    return version;
}

TEST(MemoryEstimateTest, FullAttentionTakesKeysAndValuesOfEachLayer) {
    v1::EngineTemplateSpec engine;
    engine.mutable_memory()->set_overhead_bytes(1 << 30);
    const auto estimate = estimateMemory(llama8b(), engine, {8192, 4, 0});
    ASSERT_EQ(estimate.terms_size(), 3);
    // 2 x 8 heads x 128 x 2 bytes.
    EXPECT_EQ(estimate.terms(1).bytes_per_token(), 4096);
    EXPECT_EQ(estimate.terms(1).bytes(), 32LL * 8192 * 4096 * 4);
    EXPECT_EQ(estimate.total_bytes(), 16'060'522'496 + 32LL * 8192 * 4096 * 4 + (1 << 30));
    EXPECT_EQ(estimateMemory(llama8b(), engine, {8192, 4, 8}).terms(1).bytes(), 16LL * 8192 * 4096 * 4);
}

TEST(MemoryEstimateTest, ASlidingWindowHoldsNoMoreThanItsTokens) {
    auto version = llama8b();
    version.clear_kv_cache_bytes_per_token();
    auto &geometry = *version.mutable_geometry();
    geometry.mutable_layers(0)->set_count(4);
    auto &window = *geometry.add_layers();
    window.set_layer_kind(v1::SLIDING_WINDOW);
    window.set_count(28);
    window.set_window_tokens(1024);
    const auto estimate = estimateMemory(version, {}, {8192, 1, 0});
    EXPECT_EQ(estimate.terms(1).bytes(), 4LL * 8192 * 4096);
    EXPECT_EQ(estimate.terms(2).bytes(), 28LL * 1024 * 4096);
    EXPECT_EQ(estimateMemory(version, {}, {512, 1, 0}).terms(2).bytes(), 28LL * 512 * 4096);
}

TEST(MemoryEstimateTest, LatentAttentionTakesItsRankAndTheRope) {
    v1::ModelVersionSpec version;
    version.set_weight_bytes(1);
    auto &geometry = *version.mutable_geometry();
    geometry.set_kv_lora_rank(512);
    geometry.set_qk_rope_head_dim(64);
    auto &group = *geometry.add_layers();
    group.set_layer_kind(v1::LATENT_ATTENTION);
    group.set_count(61);
    EXPECT_EQ(estimateMemory(version, {}, {1000, 1, 0}).terms(1).bytes(), 61LL * 1000 * 576 * 2);
}

TEST(MemoryEstimateTest, WhatIsNotKnownHasNoNumberAndNeitherHasTheSum) {
    auto version = llama8b();
    version.mutable_geometry()->add_layers()->set_layer_kind(v1::STATE_SPACE);
    EXPECT_FALSE(estimateMemory(version, {}, {}).has_total_bytes());
    auto unknown = llama8b();
    unknown.clear_kv_cache_bytes_per_token();
    unknown.clear_geometry();
    const auto estimate = estimateMemory(unknown, {}, {});
    EXPECT_FALSE(estimate.terms(1).has_bytes());
    EXPECT_FALSE(estimate.has_total_bytes());
    EXPECT_FALSE(bytesPerGpu(estimate, 1));
}

TEST(MemoryEstimateTest, GroupsThatDoNotMakeWhatWasRecordedGiveWayToIt) {
    auto version = llama8b();
    version.set_kv_cache_bytes_per_token(50'000);
    const auto estimate = estimateMemory(version, {}, {100, 2, 0});
    EXPECT_EQ(estimate.terms(1).bytes(), 50'000LL * 100 * 2);
}

TEST(MemoryEstimateTest, NumbersThatNoMachineHasAreNotKnown) {
    auto version = llama8b();
    const auto estimate = estimateMemory(version, {}, {INT64_MAX, INT32_MAX, 0});
    EXPECT_FALSE(estimate.has_total_bytes());
}

TEST(FittingTest, TheFewestGpusThatDoAreFound) {
    SmallWorld world;
    const auto sees = [](const v1::Resource &) { return true; };
    v1::EngineTemplateSpec engine;
    auto large = llama8b();
    large.set_weight_bytes(140LL << 30);
    const auto response = estimateFit(large, engine, {8192, 1, 0}, Fleet(world.state), sees);
    const auto &own = response.gpus(0);
    EXPECT_EQ(own.product(), "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(own.fleet_count(), 8);
    EXPECT_EQ(own.free_count(), 8);
    EXPECT_EQ(own.gpus(), 2);
    EXPECT_EQ(own.headroom_bytes(), (160LL << 30) - (140LL << 30) - (1LL << 30));
    const auto hidden = estimateFit(large, engine, {}, Fleet(world.state), [](const auto &) { return false; });
    EXPECT_EQ(hidden.gpus(0).fleet_count(), 0);
    // A reserved part is all that the model may have.
    engine.mutable_memory()->set_reserved_basis_points(8000);
    EXPECT_EQ(estimateFit(large, engine, {8192, 1, 0}, Fleet(world.state), sees).gpus(0).gpus(), 4);
}

} // namespace
} // namespace deployments
