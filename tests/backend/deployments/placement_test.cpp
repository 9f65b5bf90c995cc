#include "backend/deployments/placement.h"

#include <gtest/gtest.h>

#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

class PlacementTest : public testing::Test {
protected:
    PlacementTest() {
        revision.mutable_spec()->set_context_length(1);
        revision.mutable_model_version()->set_weight_bytes(1 << 20);
        revision.mutable_model_version()->set_kv_cache_bytes_per_token(1);
    }

    Verdict placed() {
        return place(demandOf("deployments/a", revision, regions), fleet ? *fleet : Fleet(world.state));
    }

    v1::PlacementReason refusal() {
        const auto verdict = placed();
        EXPECT_EQ(verdict.node, "");
        return verdict.others.empty() ? v1::PLACEMENT_REASON_UNSPECIFIED : verdict.others.front().reason();
    }

    SmallWorld world;
    v1::DeploymentRevision revision;
    std::vector<std::string> regions;
    std::optional<Fleet> fleet;
};

TEST_F(PlacementTest, AReplicaGetsTheNodeAndFreeGpus) {
    revision.mutable_spec()->mutable_resources()->set_gpus(2);
    const auto verdict = placed();
    EXPECT_EQ(verdict.node, "clusters/local/nodes/one");
    EXPECT_EQ(verdict.gpus, (std::vector<std::string>{"GPU-one-0", "GPU-one-1"}));
}

TEST_F(PlacementTest, NobodysGpuIsGivenTwice) {
    revision.mutable_spec()->mutable_resources()->set_gpus(5);
    v1::Replica other;
    other.set_node("clusters/local/nodes/one");
    for (const auto *gpu : {"GPU-one-0", "GPU-one-1", "GPU-one-2"})
        other.add_gpus(gpu);
    fleet.emplace(world.state);
    fleet->occupy("deployments/b", other, {});
    EXPECT_EQ(placed().gpus.front(), "GPU-one-3");
    revision.mutable_spec()->mutable_resources()->set_gpus(6);
    EXPECT_EQ(refusal(), v1::NODE_GPUS_MISSING);
    EXPECT_EQ(placed().others.front().arguments().at("free"), "5");
}

TEST_F(PlacementTest, MoreMemoryThanThereIsIsRefusedWithTheNumbers) {
    revision.mutable_spec()->mutable_resources()->set_gpus(1);
    revision.mutable_model_version()->set_weight_bytes(100LL << 30);
    const auto gpu = placed();
    EXPECT_EQ(gpu.node, "");
    EXPECT_EQ(gpu.others.front().reason(), v1::NODE_GPU_MEMORY_MISSING);
    EXPECT_EQ(gpu.others.front().arguments().at("available"), std::to_string(80LL << 30));
    EXPECT_EQ(gpu.others.front().arguments().at("needed"), std::to_string((100LL << 30) + 1));
    revision.mutable_spec()->mutable_resources()->set_gpus(0);
    revision.mutable_model_version()->set_weight_bytes(300LL << 30);
    EXPECT_EQ(refusal(), v1::NODE_MEMORY_MISSING);
}

TEST_F(PlacementTest, EveryConstraintSaysThatItWasTheOne) {
    auto node = world.node("one", 8);
    node.mutable_node()->set_unschedulable(true);
    world.state.put(node);
    EXPECT_EQ(refusal(), v1::NODE_UNSCHEDULABLE);
    node.mutable_node()->set_unschedulable(false);
    node.mutable_node_status()->clear_conditions();
    world.state.put(node);
    EXPECT_EQ(refusal(), v1::NODE_NOT_READY);
    world.state.put(world.node("one", 8));
    auto &placement = *revision.mutable_spec()->mutable_placement();
    placement.set_cluster("clusters/other");
    EXPECT_EQ(refusal(), v1::NODE_OF_OTHER_CLUSTER);
    placement.clear_cluster();
    placement.add_sites("sites/paris");
    EXPECT_EQ(refusal(), v1::NODE_OF_OTHER_SITE);
    placement.clear_sites();
    placement.add_regions("eu");
    EXPECT_EQ(refusal(), v1::NODE_REGION_NOT_PERMITTED);
    placement.clear_regions();
    (*placement.mutable_node_labels())["rack"] = "7";
    EXPECT_EQ(refusal(), v1::NODE_LABEL_MISSING);
    placement.clear_node_labels();
    placement.set_gpu_product("mi300");
    revision.mutable_spec()->mutable_resources()->set_gpus(1);
    EXPECT_EQ(refusal(), v1::NODE_GPUS_MISSING);
    placement.set_gpu_product("h100");
    EXPECT_EQ(placed().node, "clusters/local/nodes/one");
    revision.mutable_spec()->mutable_resources()->set_cpu_millis(65'000);
    EXPECT_EQ(refusal(), v1::NODE_CPU_MISSING);
}

TEST_F(PlacementTest, ACordonedGpuIsGivenToNobody) {
    auto node = world.node("one", 2);
    node.mutable_node()->add_unschedulable_gpus(node.node_status().gpus(0).uuid());
    world.state.put(node);
    revision.mutable_spec()->mutable_resources()->set_gpus(1);
    EXPECT_EQ(placed().gpus, std::vector<std::string>{node.node_status().gpus(1).uuid()});
    revision.mutable_spec()->mutable_resources()->set_gpus(2);
    EXPECT_EQ(refusal(), v1::NODE_GPUS_MISSING);
}

TEST_F(PlacementTest, OnlyWhatNamesASimulatedClusterIsPlacedThere) {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/local");
    cluster.mutable_meta()->set_site("sites/here");
    cluster.mutable_cluster()->set_runtime(v1::SIMULATED);
    world.state.put(cluster);
    EXPECT_EQ(refusal(), v1::NODE_OF_SIMULATED_CLUSTER);
    auto &placement = *revision.mutable_spec()->mutable_placement();
    placement.add_sites("sites/here");
    EXPECT_EQ(refusal(), v1::NODE_OF_SIMULATED_CLUSTER) << "real clusters may stand at the same site";
    placement.set_cluster("clusters/other");
    EXPECT_EQ(refusal(), v1::NODE_OF_SIMULATED_CLUSTER);
    placement.set_cluster("clusters/local");
    EXPECT_EQ(placed().node, "clusters/local/nodes/one");
}

TEST_F(PlacementTest, AModelStaysInItsRegions) {
    v1::Resource site;
    site.mutable_meta()->set_name("sites/ohio");
    site.mutable_site()->set_region("us");
    world.state.put(site);
    auto node = world.node("one", 8);
    node.mutable_meta()->set_site("sites/ohio");
    world.state.put(node);
    regions = {"eu", "ch"};
    EXPECT_EQ(refusal(), v1::NODE_REGION_NOT_PERMITTED);
    EXPECT_EQ(placed().others.front().arguments().at("region"), "us");
    regions.push_back("us");
    EXPECT_EQ(placed().node, "clusters/local/nodes/one");
}

TEST_F(PlacementTest, APolicyKeepsReplicasOutOfAClusterAndIsNamed) {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/local");
    cluster.mutable_cluster()->set_runtime(v1::PROCESS);
    world.state.put(cluster);
    v1::Resource set;
    set.mutable_meta()->set_name("policySets/where");
    auto &rule = *set.mutable_policy_set()->add_rules();
    rule.set_id("not-here");
    rule.set_stage(v1::ADMISSION_STAGE);
    rule.set_effect(v1::FORBID);
    rule.set_mode(v1::ENFORCE);
    rule.add_when()->set_attribute("target.name");
    rule.mutable_when(0)->mutable_in()->add_values("clusters/local");
    const auto demanded = [&] { return demandNow(world.deployment(), revision, world.state, world.now); };
    EXPECT_EQ(place(demanded(), Fleet(world.state)).node, "clusters/local/nodes/one");
    world.state.put(set);
    const auto kept = place(demanded(), Fleet(world.state));
    EXPECT_EQ(kept.node, "");
    ASSERT_EQ(kept.others.front().reason(), v1::NODE_FORBIDDEN_BY_POLICY);
    EXPECT_EQ(kept.others.front().arguments().at("policy_set"), "policySets/where");
    EXPECT_EQ(kept.others.front().arguments().at("rule"), "not-here");
}

TEST_F(PlacementTest, SpreadingKeepsReplicasApartAndPackingTogether) {
    world.state.put(world.node("two", 8));
    v1::Replica other;
    other.set_node("clusters/local/nodes/one");
    fleet.emplace(world.state);
    fleet->occupy("deployments/a", other, {});
    revision.mutable_spec()->mutable_placement()->set_spread(v1::APART);
    EXPECT_EQ(placed().node, "clusters/local/nodes/two");
    EXPECT_EQ(placed().others.front().reason(), v1::NODE_LESS_FIT);
    revision.mutable_spec()->mutable_placement()->set_spread(v1::PACK);
    EXPECT_EQ(placed().node, "clusters/local/nodes/one");
}

} // namespace
} // namespace deployments
