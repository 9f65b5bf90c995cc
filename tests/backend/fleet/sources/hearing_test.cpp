#include "backend/fleet/hearing.h"

#include <cmath>

#include <gtest/gtest.h>

#include "backend/telemetry/vocabulary/interpreter.h"

using namespace fleet;
namespace v1 = pilothouse::v1;

namespace {

constexpr std::int64_t noon = 1'790'000'000'000;

Hearing heard(std::string_view text, const HostRule &rule = {}, const std::string &label = {}) {
    static const telemetry::Vocabulary vocabulary;
    telemetry::Interpreter::Limits limits;
    limits.hostLabel = label;
    telemetry::Interpreter interpreter(vocabulary, limits);
    return hear(interpreter.read(text, telemetry::ExpositionFormat::Text, noon), rule);
}

} // namespace

TEST(Hearing, SortsByNodeAndGpu) {
    const auto hearing = heard("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n1\",modelName=\"H100\"} 40\n"
                               "DCGM_FI_DEV_GPU_TEMP{gpu=\"1\",UUID=\"GPU-b\",Hostname=\"n1\"} 41\n"
                               "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-c\",Hostname=\"n2\"} NaN\n"
                               "vllm:num_requests_running{model_name=\"m\"} 3\n");
    ASSERT_EQ(hearing.nodes.size(), 2u);
    ASSERT_EQ(hearing.nodes[0].gpus.size(), 2u);
    const auto &gpu = hearing.nodes[0].gpus[0];
    EXPECT_EQ(gpu.uuid, "GPU-a");
    EXPECT_EQ(gpu.index, 0);
    EXPECT_EQ(gpu.product, "H100");
    EXPECT_EQ(gpu.of(v1::GPU_TEMPERATURE).value, 40);
    EXPECT_EQ(gpu.of(v1::GPU_TEMPERATURE).milliseconds, noon);
    EXPECT_FALSE(gpu.of(v1::SM_ACTIVE).isTold);
    EXPECT_TRUE(hearing.nodes[1].gpus[0].of(v1::GPU_TEMPERATURE).isTold);
    EXPECT_TRUE(std::isnan(hearing.nodes[1].gpus[0].of(v1::GPU_TEMPERATURE).value));
    EXPECT_EQ(hearing.unnamed, 0) << "an engine is no GPU";
}

TEST(Hearing, TheNodeIsToldByLabelByAddressOrByWhoeverKnows) {
    const auto text = "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",kubernetes_node=\"k1\",hostname=\"pod-7\"} 40\n"
                      "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-b\"} 41\n";
    const auto hostsOf = [](const Hearing &hearing) {
        std::string hosts;
        for (const auto &node : hearing.nodes)
            hosts += node.host + " ";
        return hosts + std::to_string(hearing.unnamed);
    };
    EXPECT_EQ(hostsOf(heard(text)), "pod-7 1");
    EXPECT_EQ(hostsOf(heard(text, {}, "kubernetes_node")), "k1 1");
    EXPECT_EQ(hostsOf(heard(text, {"", "10.0.0.7"})), "pod-7 10.0.0.7 0");
    EXPECT_EQ(hostsOf(heard(text, {"own", "10.0.0.7"})), "own 0");
}

TEST(Hearing, WhatIsSaidOfTheHealthIsKeptApart) {
    const auto hearing = heard("DCGM_FI_DEV_XID_ERRORS{UUID=\"GPU-a\",Hostname=\"n\"} 79\n"
                               "DCGM_FI_DEV_ROW_REMAP_FAILURE{UUID=\"GPU-a\",Hostname=\"n\"} 9223372036854775794\n"
                               "DCGM_EXP_XID_ERRORS_COUNT{UUID=\"GPU-a\",Hostname=\"n\",xid=\"31\"} 2\n");
    ASSERT_EQ(hearing.nodes.size(), 1u);
    const auto &signals = hearing.nodes[0].gpus[0].signals;
    ASSERT_EQ(signals.size(), 2u) << "counts by XID are not one number";
    EXPECT_EQ(signals[0].signal, telemetry::HealthSignal::LastXid);
    EXPECT_EQ(signals[0].value, 79);
    EXPECT_EQ(signals[1].value, std::nullopt);
}

TEST(Hearing, PartsMakeAWholeWhereNobodySpeaksOfIt) {
    const auto hearing = heard("DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n\",GPU_I_ID=\"7\","
                               "GPU_I_PROFILE=\"1g\"} 0.25\n"
                               "DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n\",GPU_I_ID=\"8\","
                               "GPU_I_PROFILE=\"1g\"} 0.5\n"
                               "DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n\",GPU_I_ID=\"9\","
                               "GPU_I_PROFILE=\"1g\"} 0.75\n"
                               "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n\",GPU_I_ID=\"7\"} 70\n"
                               "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n\"} 50\n");
    ASSERT_EQ(hearing.nodes.size(), 1u);
    ASSERT_EQ(hearing.nodes[0].gpus.size(), 1u);
    const auto &gpu = hearing.nodes[0].gpus[0];
    EXPECT_TRUE(gpu.isPartitioned);
    EXPECT_FLOAT_EQ(gpu.of(v1::ENGINE_ACTIVE).value, 50);
    EXPECT_EQ(gpu.of(v1::GPU_TEMPERATURE).value, 50) << "the whole counts more than its parts";
}
