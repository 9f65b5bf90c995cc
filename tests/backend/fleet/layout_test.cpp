#include "backend/fleet/layout.h"

#include <future>

#include <gtest/gtest.h>

#include "backend/fleet/fleet_rules.h"
#include "tests/backend/ledger/ledger_fixture.h"

using namespace fleet;
namespace v1 = pilothouse::v1;

namespace {

class LayoutTest : public testing::Test {
protected:
    LayoutTest() {
        world_.rules = {&rules_};
        EXPECT_TRUE(world_.open());
    }

    void addSite(const std::string &name) {
        v1::Resource site;
        site.mutable_meta()->set_name(name);
        site.mutable_site();
        ASSERT_TRUE(world_.apply({ledger::test::put(site)}));
    }

    void addCluster(const std::string &name, const std::string &site) {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name(name);
        cluster.mutable_meta()->set_site(site);
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
        ASSERT_TRUE(world_.apply({ledger::test::put(cluster)}));
    }

    void addNode(const std::string &name, const std::string &rack, int gpus) {
        v1::Resource node;
        node.mutable_meta()->set_name(name);
        node.mutable_node()->set_rack(rack);
        ASSERT_TRUE(world_.apply({ledger::test::put(node)}));
        setGpus(name, gpus);
    }

    void setGpus(const std::string &name, int gpus, int firstIndex = 0) {
        v1::Resource update;
        update.mutable_meta()->set_name(name);
        for (int i = 0; i < gpus; ++i) {
            auto &gpu = *update.mutable_node_status()->add_gpus();
            gpu.set_index(firstIndex + i);
            gpu.set_uuid(name + "/" + std::to_string(firstIndex + i));
        }
        std::promise<void> written;
        world_->writeStatus(std::move(update), [&](const core::Result<void> &result) {
            EXPECT_TRUE(result);
            written.set_value();
        });
        written.get_future().wait();
    }

    LayoutPtr layout() { return book_.layoutOf(*world_->snapshot()); }

    static std::vector<std::string> namesOf(const Layout &layout) {
        std::vector<std::string> names;
        for (const auto &node : layout.nodes())
            names.push_back(node.name);
        return names;
    }

    ClusterRules rules_;
    ledger::test::World world_;
    SlotBook book_;
};

} // namespace

TEST_F(LayoutTest, NodesStandBySiteClusterRackAndNumber) {
    addSite("sites/paris");
    addSite("sites/frankfurt");
    addCluster("clusters/a", "sites/paris");
    addCluster("clusters/b", "sites/frankfurt");
    addNode("clusters/a/nodes/n1", "r1", 8);
    addNode("clusters/b/nodes/n10", "r2", 8);
    addNode("clusters/b/nodes/n2", "r2", 8);
    addNode("clusters/b/nodes/n30", "r1", 4);
    const auto found = layout();
    EXPECT_EQ(namesOf(*found), (std::vector<std::string>{"clusters/b/nodes/n30", "clusters/b/nodes/n2",
                                                         "clusters/b/nodes/n10", "clusters/a/nodes/n1"}));
    EXPECT_EQ(found->nodes()[0].site, "sites/frankfurt");
    EXPECT_EQ(found->slotCount(), 28);
    EXPECT_EQ(found->find("clusters/b/nodes/n2")->firstSlot, 4);
    EXPECT_EQ(found->find("clusters/b/nodes/n9"), nullptr);
}

TEST_F(LayoutTest, ANodeKeepsItsSlotsWhileOthersComeAndGo) {
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n5", "", 2);
    const auto before = layout();
    addNode("clusters/a/nodes/n1", "", 8);
    const auto after = layout();
    EXPECT_NE(before->version(), after->version());
    EXPECT_EQ(after->find("clusters/a/nodes/n5")->firstSlot, 0);
    EXPECT_EQ(after->find("clusters/a/nodes/n1")->firstSlot, 2);

    const auto node = world_.current("clusters/a/nodes/n1");
    ASSERT_TRUE(world_.apply({ledger::test::removal(node.meta().name(), node.meta().etag())}));
    EXPECT_EQ(layout()->version(), before->version());
    EXPECT_EQ(layout()->slotCount(), 10);
    addNode("clusters/a/nodes/n1", "", 8);
    EXPECT_EQ(layout()->find("clusters/a/nodes/n1")->firstSlot, 2);
}

TEST_F(LayoutTest, AGpuThatIsGoneKeepsThePlaceOfTheOthers) {
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n1", "", 0);
    setGpus("clusters/a/nodes/n1", 3, 5);
    EXPECT_EQ(layout()->nodes()[0].gpuCount, 8);
}

TEST_F(LayoutTest, ANodeThatGetsMoreGpusGetsOtherSlots) {
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n1", "", 4);
    const auto before = layout();
    setGpus("clusters/a/nodes/n1", 8);
    const auto after = layout();
    EXPECT_EQ(after->nodes()[0].firstSlot, 4);
    EXPECT_EQ(after->slotCount(), 12);
    EXPECT_NE(before->version(), after->version());
}

TEST_F(LayoutTest, WithoutAChangeOfNodesOrClustersItIsNotMadeAnew) {
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n1", "", 4);
    const auto before = layout();
    addSite("sites/paris");
    EXPECT_EQ(layout(), before);
    setGpus("clusters/a/nodes/n1", 6);
    EXPECT_NE(layout(), before);
}

TEST_F(LayoutTest, NodesFollowTheirClusterToAnotherSite) {
    addSite("sites/paris");
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n1", "", 4);
    EXPECT_EQ(layout()->nodes()[0].site, "");
    auto cluster = world_.current("clusters/a");
    cluster.mutable_meta()->set_site("sites/paris");
    ASSERT_TRUE(world_.apply({ledger::test::put(cluster, cluster.meta().etag(), {"meta.site"})}));
    EXPECT_EQ(layout()->nodes()[0].site, "sites/paris");
}

TEST_F(LayoutTest, WhatMovesNothingIsTheSameLayout) {
    addCluster("clusters/a", "");
    addNode("clusters/a/nodes/n1", "", 4);
    const auto before = layout();
    auto node = world_.current("clusters/a/nodes/n1");
    node.mutable_node()->set_unschedulable(true);
    ASSERT_TRUE(world_.apply({ledger::test::put(node, node.meta().etag(), {"spec.unschedulable"})}));
    EXPECT_EQ(layout()->version(), before->version());
    EXPECT_TRUE(layout()->nodes()[0].isCordoned);
}
