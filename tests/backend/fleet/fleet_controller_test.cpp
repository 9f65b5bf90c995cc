
#include <unistd.h>

#include <gtest/gtest.h>

#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/fleet_rules.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/nvml_stand_in.h"

using namespace fleet;
using namespace std::chrono_literals;
using support::eventually;

namespace {

std::string ownNode() {
    char name[256];
    ::gethostname(name, sizeof name);
    return localNode(name);
}

// This host, with NVIDIA's library in these places.
HostSources hostWith(std::vector<std::string> nvmlPlaces) {
    return {HostFacts(), std::move(nvmlPlaces)};
}

class FleetControllerTest : public testing::Test {
protected:
    FleetControllerTest() {
        world_.rules = {&rules_};
        EXPECT_TRUE(world_.open());
    }

    ClusterRules rules_;
    ledger::test::World world_;
};

} // namespace

TEST_F(FleetControllerTest, TheHostIsANodeWithItsFacts) {
    const FleetController controller(*world_, world_.clock, hostWith({}));
    EXPECT_EQ(controller.node(), ownNode());
    EXPECT_EQ(world_.current(LocalCluster).cluster().runtime(), v1::PROCESS);
    EXPECT_FALSE(world_.current(ownNode()).node().unschedulable());
    ASSERT_TRUE(eventually([&] { return world_.current(ownNode()).node_status().conditions_size() == 1; }));
    const auto status = world_.current(ownNode()).node_status();
    EXPECT_GT(status.memory_bytes(), 0);
    ASSERT_EQ(status.conditions_size(), 1);
    EXPECT_EQ(status.conditions(0).type(), "Ready");
    EXPECT_EQ(status.conditions(0).reason(), "NODE_READY");
    EXPECT_EQ(status.conditions(0).status(), v1::CONDITION_STATUS_TRUE);
}

TEST_F(FleetControllerTest, GpusComeFromNvidiasLibrary) {
    const FleetController controller(*world_, world_.clock, hostWith(support::nvmlStandIn("sound")), 20ms);
    ASSERT_TRUE(eventually([&] { return world_.current(LocalCluster).cluster_status().gpu_count() == 2; }));
    const auto status = world_.current(ownNode()).node_status();
    EXPECT_EQ(status.gpu_driver(), "580.159.04");
    ASSERT_EQ(status.gpus_size(), 2);
    EXPECT_EQ(status.gpus(0).uuid(), support::FirstGpu);
    EXPECT_EQ(status.gpus(0).memory_bytes(), support::FirstGpuBytes);
    ASSERT_EQ(status.conditions_size(), 2);
    EXPECT_EQ(status.conditions(1).type(), "GpusReported");
    EXPECT_EQ(status.conditions(1).status(), v1::CONDITION_STATUS_TRUE);
}

TEST_F(FleetControllerTest, ALibraryThatFailsLeavesTheNodeReadyAndSaysSo) {
    const FleetController controller(*world_, world_.clock, hostWith(support::nvmlStandIn("uninitialised")));
    ASSERT_TRUE(eventually([&] { return world_.current(ownNode()).node_status().conditions_size() == 2; }));
    const auto status = world_.current(ownNode()).node_status();
    EXPECT_EQ(status.conditions(0).reason(), "NODE_READY");
    EXPECT_EQ(status.conditions(1).status(), v1::CONDITION_STATUS_FALSE);
    EXPECT_EQ(status.conditions(1).reason(), "GPU_CALL_FAILED");
    EXPECT_EQ(status.conditions(1).arguments().at("error"), "NVML_ERROR_DRIVER_NOT_LOADED");
}

// Long before its next look.
TEST_F(FleetControllerTest, TheClusterFollowsItsNodesAtOnce) {
    const FleetController controller(*world_, world_.clock, hostWith(support::nvmlStandIn("sound")), 1h);
    ASSERT_TRUE(eventually([&] { return world_.current(LocalCluster).cluster_status().node_count() == 1; }));
    EXPECT_EQ(world_.current(LocalCluster).cluster_status().ready_node_count(), 1);
    EXPECT_EQ(world_.current(LocalCluster).cluster_status().gpu_count(), 2);
}

TEST_F(FleetControllerTest, WhatStandsThereIsNotWrittenAgain) {
    { const FleetController controller(*world_, world_.clock, hostWith({})); }
    const auto last = world_.lastIndex();
    { const FleetController controller(*world_, world_.clock, hostWith({})); }
    EXPECT_EQ(world_.lastIndex(), last);
}

TEST_F(FleetControllerTest, ADeletedNodeComesBackAtTheNextStart) {
    { const FleetController controller(*world_, world_.clock, hostWith({})); }
    ASSERT_TRUE(world_.apply({ledger::test::removal(ownNode(), world_.current(ownNode()).meta().etag())}));
    ASSERT_FALSE(world_->snapshot()->find(ownNode()));
    const FleetController controller(*world_, world_.clock, hostWith({}));
    EXPECT_TRUE(world_->snapshot()->find(ownNode()));
}

TEST_F(FleetControllerTest, AHostThatTheStoreWasOnBeforeIsLost) {
    { const FleetController controller(*world_, world_.clock, hostWith({})); }
    const std::string other = std::string(LocalCluster) + "/nodes/other-host";
    v1::Resource node;
    node.mutable_meta()->set_name(other);
    node.mutable_node();
    ASSERT_TRUE(world_.apply({ledger::test::put(node)}));
    const FleetController controller(*world_, world_.clock, hostWith({}), 20ms);
    ASSERT_TRUE(eventually([&] { return world_.current(LocalCluster).cluster_status().node_count() == 2; }));
    ASSERT_TRUE(eventually([&] { return world_.current(other).node_status().conditions_size() == 1; }));
    const auto condition = world_.current(other).node_status().conditions(0);
    EXPECT_EQ(condition.reason(), "NODE_LOST");
    EXPECT_FALSE(condition.arguments().at("since").empty());
    ASSERT_TRUE(eventually([&] { return world_.current(LocalCluster).cluster_status().ready_node_count() == 1; }));
}

TEST_F(FleetControllerTest, AClusterMustSayWhatRunsIt) {
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/other");
    cluster.mutable_cluster()->set_description(std::string(5'000, 'x'));
    const auto refused = world_.apply({ledger::test::put(cluster)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().violations().size(), 2u);
}
