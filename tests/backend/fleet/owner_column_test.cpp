#include "backend/fleet/owner_column.h"

#include <gtest/gtest.h>

#include "tests/support/small_state.h"

using namespace fleet;
namespace v1 = pilothouse::v1;

namespace {

constexpr auto everything = [](const std::string &) { return true; };

// Two nodes of four GPUs each.
class OwnerColumnTest : public testing::Test {
protected:
    OwnerColumnTest() {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/a");
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
        state_.put(cluster);
        for (const std::string id : {"n1", "n2"}) {
            v1::Resource node;
            node.mutable_meta()->set_name("clusters/a/nodes/" + id);
            node.mutable_node();
            node.mutable_node_status()->set_nvlink_domain("r" + id);
            for (int i = 0; i < 4; ++i) {
                auto &gpu = *node.mutable_node_status()->add_gpus();
                gpu.set_index(i);
                gpu.set_uuid(id + "#" + std::to_string(i));
            }
            state_.put(node);
        }
    }

    void give(const std::string &deployment, const std::string &team, const std::string &node, std::vector<int> gpus) {
        v1::Resource resource;
        resource.mutable_meta()->set_name(deployment);
        resource.mutable_meta()->set_team(team);
        resource.mutable_deployment()->set_model_version("models/qwen/versions/3");
        for (const int gpu : gpus) {
            // Several replicas are one owner.
            auto &replica = *resource.mutable_deployment_status()->add_replicas();
            replica.set_id("r" + std::to_string(gpu));
            replica.set_node("clusters/a/nodes/" + node);
            replica.add_gpus(node + "#" + std::to_string(gpu));
        }
        state_.put(resource);
    }

    Picture look() {
        auto ground = std::make_shared<Ground>();
        ground->layout = book_.layoutOf(state_);
        ground->allocation = Allocation(state_, *ground->layout);
        Picture picture;
        picture.ground = ground;
        picture.workloads = workloads_.all();
        return picture;
    }

    v1::OwnerColumn owners(const FrameQuery &query = {}, std::function<bool(const std::string &)> sees = everything) {
        const auto picture = look();
        return ownersOf(picture, VisibleFleet(picture.ground->layout, everything), query, sees);
    }

    static std::vector<int> codesOf(const v1::OwnerColumn &column) {
        std::vector<int> codes;
        for (std::size_t i = 0; i + 1 < column.codes().size(); i += 2)
            codes.push_back(static_cast<unsigned char>(column.codes()[i]) |
                            static_cast<unsigned char>(column.codes()[i + 1]) << 8);
        return codes;
    }

    support::SmallState state_;
    SlotBook book_;
    WorkloadBoard workloads_;
};

} // namespace

TEST_F(OwnerColumnTest, EachOwnerIsThereOnceAndEachGpuHasOneOrNone) {
    give("deployments/chat", "teams/search", "n1", {0, 1, 3});
    give("deployments/code", "", "n2", {2});
    const auto column = owners();
    EXPECT_EQ(codesOf(column), (std::vector{1, 1, 0, 1, 0, 0, 2, 0}));
    ASSERT_EQ(column.owners_size(), 2);
    EXPECT_EQ(column.owners(0).deployment(), "deployments/chat");
    EXPECT_EQ(column.owners(0).model(), "models/qwen");
    EXPECT_EQ(column.owners(0).team(), "teams/search");
    EXPECT_EQ(column.owners(1).deployment(), "deployments/code");
    EXPECT_EQ(column.owners(1).team(), "");
}

TEST_F(OwnerColumnTest, WhatSourcesTellStandsWhereNothingWasGivenAway) {
    workloads_.put("telemetrySources/one", {{"training", "models/llama", "teams/apps", {2, 3, 4, 900, -1}}});
    give("deployments/chat", "teams/search", "n1", {3});
    const auto column = owners();
    EXPECT_EQ(codesOf(column), (std::vector{0, 0, 1, 2, 1, 0, 0, 0}));
    EXPECT_EQ(column.owners(0).workload(), "training");
    EXPECT_EQ(column.owners(0).deployment(), "");
    EXPECT_EQ(column.owners(0).model(), "models/llama");
    EXPECT_EQ(column.owners(1).deployment(), "deployments/chat");
    workloads_.put("telemetrySources/one", {});
    EXPECT_EQ(codesOf(owners()), (std::vector{0, 0, 0, 1, 0, 0, 0, 0}));
}

TEST_F(OwnerColumnTest, WhoIsOutOfSightIsNobody) {
    give("deployments/chat", "teams/search", "n1", {0});
    workloads_.put("telemetrySources/one", {{"training", "", "teams/secret", {1}}, {"tests", "", "teams/apps", {2}}});
    const auto column = owners({}, [](const std::string &team) { return team == "teams/apps"; });
    EXPECT_EQ(codesOf(column), (std::vector{0, 0, 1, 0, 0, 0, 0, 0}));
    ASSERT_EQ(column.owners_size(), 1);
    EXPECT_EQ(column.owners(0).workload(), "tests");
}

TEST_F(OwnerColumnTest, APartIsOfItsNodesAndANodeIsOfWhoHasMostOfIt) {
    give("deployments/chat", "", "n1", {0});
    give("deployments/code", "", "n2", {1, 2, 3});
    FrameQuery second;
    second.ranges.emplace_back().set_first(1);
    second.ranges.back().set_count(1);
    EXPECT_EQ(codesOf(owners(second)), (std::vector{0, 1, 1, 1}));
    FrameQuery nodes;
    nodes.level = v1::NODE_LEVEL;
    const auto column = owners(nodes);
    EXPECT_EQ(codesOf(column), (std::vector{0, 2}));
    EXPECT_EQ(column.owners(1).deployment(), "deployments/code");
}

TEST_F(OwnerColumnTest, TheLayoutTellsDomainsAndIsAnotherOneForOthers) {
    const auto before = look();
    v1::FleetLayout told;
    VisibleFleet(before.ground->layout, everything).tell(&told);
    ASSERT_EQ(told.nodes_size(), 2);
    EXPECT_EQ(told.nodes(1).nvlink_domain(), "rn2");
    v1::Resource node = *static_cast<const v1::Resource *>(state_.find("clusters/a/nodes/n2").get());
    node.mutable_node_status()->set_nvlink_domain("r9");
    state_.put(node);
    EXPECT_NE(look().ground->layout->version(), before.ground->layout->version());
}

TEST(WorkloadBoardTest, AnotherPictureComesOnlyAfterAChange) {
    WorkloadBoard board;
    EXPECT_EQ(board.all(), nullptr);
    board.put("telemetrySources/one", {{"training", "", "", {5}}});
    const auto first = board.all();
    ASSERT_TRUE(first);
    ASSERT_TRUE(first->at(5));
    EXPECT_EQ(first->at(5)->name, "training");
    EXPECT_EQ(first->at(4), nullptr);
    EXPECT_EQ(first->at(500), nullptr);
    board.put("telemetrySources/one", {{"training", "", "", {5}}});
    EXPECT_EQ(board.all(), first);
    board.put("telemetrySources/two", {{"tests", "", "", {6}}});
    EXPECT_NE(board.all(), first);
    EXPECT_TRUE(board.all()->at(5) && board.all()->at(6));
}
