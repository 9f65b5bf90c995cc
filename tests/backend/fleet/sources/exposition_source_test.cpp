// Exporters on loopback, from what they say to the picture of the fleet.
#include <gtest/gtest.h>

#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class ExpositionSourceTest : public testing::Test, public SourcesWorld {};

} // namespace

TEST_F(ExpositionSourceTest, AnExporterBecomesANodeWithItsGpus) {
    Exporter exporter(dcgm("n1", 8));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 7) == "47"; }));
    EXPECT_EQ(value("n1", 0), "40");
    EXPECT_EQ(value("n1", 3, v1::POWER_DRAW), "103");
    EXPECT_EQ(value("n1", 3, v1::MEMORY_USED), "75");
    const auto status = node("n1");
    EXPECT_EQ(status.host_name(), "n1");
    ASSERT_EQ(status.gpus_size(), 8);
    EXPECT_EQ(status.gpus(7).uuid(), "GPU-n1-7");
    EXPECT_EQ(status.gpus(7).index(), 7);
    EXPECT_EQ(status.gpus(7).product(), "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(status.gpus(7).vendor(), v1::NVIDIA);
    EXPECT_EQ(told(status.conditions(), "Ready"), "NODE_READY");
    EXPECT_EQ(told(status.conditions(), "ToldOf"), "NODE_TOLD_OF source=telemetrySources/dcgm");
    ASSERT_TRUE(eventually([&] { return condition("dcgm") == "SOURCE_ANSWERS gpus=8"; })) << condition("dcgm");
    EXPECT_EQ(world.current("telemetrySources/dcgm").telemetry_source_status().conditions_size(), 1);
    ASSERT_TRUE(eventually([&] { return world.current("clusters/gpus").cluster_status().gpu_count() == 8; }));
    EXPECT_EQ(world.current("clusters/gpus").cluster_status().ready_node_count(), 1);
    EXPECT_NE(exporter.lastRequest().find("GET /metrics HTTP/1.1\r\n"), std::string::npos);
}

TEST_F(ExpositionSourceTest, WhatItSaysOfTheHealthIsJudged) {
    const std::string gpu = "{gpu=\"1\",UUID=\"GPU-n1-1\",Hostname=\"n1\"} ";
    Exporter exporter(dcgm("n1", 2) + "DCGM_FI_DEV_XID_ERRORS" + gpu + "79\nDCGM_FI_DEV_ROW_REMAP_FAILURE" + gpu +
                      "1\n");
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41"; }));
    EXPECT_TRUE(eventually([&] { return severity("n1", 1) == v1::CRITICAL; })) << severity("n1", 1);
    EXPECT_EQ(severity("n1", 0), v1::HEALTHY);
}

TEST_F(ExpositionSourceTest, NewValuesFollow) {
    Exporter exporter(dcgm("n1", 2));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41"; }));
    exporter.say(dcgm("n1", 2, 70));
    EXPECT_TRUE(eventually([&] { return value("n1", 1) == "71"; }));
}

TEST_F(ExpositionSourceTest, BlankAndLeftOutAreNotReportedAndNobodyIsNoData) {
    Exporter exporter(dcgm("n1", 2));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41"; }));
    EXPECT_EQ(value("n1", 1, v1::MEMORY_TEMPERATURE), "not reported") << "the sentinel";
    EXPECT_EQ(value("n1", 1, v1::SM_ACTIVE), "not reported") << "not asked for by DCGM's exporter by default";
    EXPECT_EQ(value("n1", 1, v1::KV_CACHE_USED), "none") << "no exporter of GPUs knows it";
}

TEST_F(ExpositionSourceTest, WhatIsNotSpokenOfAnyMoreIsNotReportedAfterAMinute) {
    Exporter exporter(dcgm("n1", 2) + "DCGM_FI_PROF_SM_ACTIVE{gpu=\"0\",UUID=\"GPU-n1-0\",Hostname=\"n1\"} 0.5\n");
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 0, v1::SM_ACTIVE) == "50"; }));
    exporter.say(dcgm("n1", 2, 60));
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "60"; }));
    EXPECT_EQ(value("n1", 0, v1::SM_ACTIVE), "50");
    world.clock.advance(45s);
    ASSERT_TRUE(eventually([&] { return value("n1", 0, v1::SM_ACTIVE) == "50 stale"; }));
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "60"; }));
    world.clock.advance(20s);
    EXPECT_TRUE(eventually([&] { return value("n1", 0, v1::SM_ACTIVE) == "not reported"; }));
}

TEST_F(ExpositionSourceTest, TheNodeIsWhatThePersonSaysElseTheLabelElseTheAddress) {
    Exporter named(dcgm("pod-1", 1));
    Exporter nameless("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-x\"} 33\n");
    Exporter labelled("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-y\",Hostname=\"pod-2\",k=\"n2\"} 34\n");
    auto spec = exposition({named.address(), nameless.address(), labelled.address()});
    spec.mutable_exposition()->mutable_targets(0)->set_node("n1");
    spec.mutable_exposition()->set_node_label("k");
    addSource("dcgm", spec);
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
    EXPECT_TRUE(eventually([&] { return value("n2", 0) == "34"; }));
    EXPECT_TRUE(eventually([&] { return value("127.0.0.1", 0) == "33"; }));
    EXPECT_FALSE(has("clusters/gpus/nodes/pod-1"));
    EXPECT_FALSE(has("clusters/gpus/nodes/pod-2"));
}

TEST_F(ExpositionSourceTest, ANameThatIsNoIdIsMappedAndSaid) {
    Exporter exporter(dcgm("rack 1/n", 1) + dcgm("rack 1;n", 2));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return !condition("dcgm", "NodesNamed").empty(); }));
    const auto said = condition("dcgm", "NodesNamed");
    EXPECT_TRUE(said.starts_with("SOURCE_NODES_RENAMED count=2 host=rack 1")) << said;
    const auto id = said.substr(said.find("node=") + 5);
    EXPECT_TRUE(id.starts_with("rack-1-n-")) << id;
    EXPECT_TRUE(eventually([&] { return value(id, 0) == "40"; }));
    EXPECT_EQ(world->snapshot()->count("nodes"), 2) << "two hosts are two nodes";
}

TEST_F(ExpositionSourceTest, ASecretIsSentAsBearerTokenOrAsPassword) {
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/token");
    secret.mutable_secret();
    ASSERT_EQ(put(secret), "");
    Exporter exporter(dcgm("n1", 1));
    auto spec = exposition({exporter.address()});
    spec.set_secret("secrets/token");
    addSource("dcgm", spec);
    ASSERT_TRUE(eventually([&] { return condition("dcgm") == "SOURCE_SECRET_MISSING secret=secrets/token"; }))
        << condition("dcgm");
    EXPECT_EQ(exporter.asked(), 0) << "nothing is asked without it";
    secrets.set(world.current("secrets/token").meta().uid(), "s3cret");
    ASSERT_TRUE(eventually([&] { return condition("dcgm") == "SOURCE_ANSWERS gpus=1"; })) << condition("dcgm");
    EXPECT_NE(exporter.lastRequest().find("\r\nAuthorization: Bearer s3cret\r\n"), std::string::npos);
    spec.set_user("me");
    addSource("dcgm", spec);
    EXPECT_TRUE(eventually(
        [&] { return exporter.lastRequest().find("\r\nAuthorization: Basic bWU6czNjcmV0\r\n") != std::string::npos; }));
}

TEST_F(ExpositionSourceTest, APausedSourceIsNotAskedAndSaysSo) {
    Exporter exporter(dcgm("n1", 1));
    auto spec = exposition({exporter.address()});
    addSource("dcgm", spec);
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
    spec.set_is_paused(true);
    addSource("dcgm", spec);
    ASSERT_TRUE(eventually([&] { return condition("dcgm") == "SOURCE_PAUSED"; }));
    world.clock.advance(2min);
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "40 stale"; }));
}
