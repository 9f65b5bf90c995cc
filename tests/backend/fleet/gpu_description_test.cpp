// What is told of one GPU: its links, and whose the programs on it are.
#include <gtest/gtest.h>

#include "backend/fleet/gpu_description.h"
#include "backend/fleet/simulated_links.h"
#include "backend/telemetry/simulator/scenario.h"
#include "tests/support/small_state.h"

using namespace fleet;

namespace {

using Links = std::vector<GpuSignals::Link>;

v1::Resource deployment(const std::string &id, const std::string &team) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/" + id);
    resource.mutable_meta()->set_uid("uid-" + id);
    resource.mutable_meta()->set_team(team);
    resource.mutable_deployment();
    return resource;
}

} // namespace

TEST(SignalBoardTest, LinksAreThoseOfTheFabricWhereNothingElseIsTold) {
    SignalBoard board;
    EXPECT_TRUE(board.of(3).links().empty());
    board.setFabric(0, 8, 2);
    board.setFabric(8, 8, 2);
    board.putLinks(3, {{0, true, 0}, {1, false, 12}});
    EXPECT_EQ(board.of(0).links(), (Links{{0, true, 0}, {1, true, 0}}));
    EXPECT_EQ(board.of(3).links(), (Links{{0, true, 0}, {1, false, 12}}));
    EXPECT_EQ(board.of(15).links().size(), 2u);
    EXPECT_TRUE(board.of(16).links().empty());
    // A sound fleet is not held GPU by GPU.
    int held = 0;
    board.each([&held](int, const GpuSignals &) { ++held; });
    EXPECT_EQ(held, 1);
}

TEST(SignalBoardTest, OtherLinksTakeThePlaceOfThoseBefore) {
    SignalBoard board;
    board.setFabric(0, 16, 4);
    board.setFabric(4, 4, 18);
    EXPECT_EQ(board.of(3).links().size(), 4u);
    EXPECT_EQ(board.of(4).links().size(), 18u);
    EXPECT_EQ(board.of(8).links().size(), 4u);
    board.vanish(0, 6);
    EXPECT_TRUE(board.of(5).links().empty());
    EXPECT_EQ(board.of(7).links().size(), 18u);
    board.setFabric(6, 2, 0);
    EXPECT_TRUE(board.of(7).links().empty());
}

TEST(GpuDescriptionTest, ALinkWithoutACounterTellsNoErrors) {
    SignalBoard board;
    board.putLinks(0, {{0, true, 7}, {1, false, {}}});
    v1::DescribeGpuResponse response;
    describeLinks(board.of(0), &response);
    ASSERT_EQ(response.links_size(), 2);
    EXPECT_EQ(response.links(0).errors(), 7);
    EXPECT_TRUE(response.links(0).is_up());
    EXPECT_FALSE(response.links(1).has_errors());
    EXPECT_FALSE(response.links(1).is_up());
}

TEST(GpuDescriptionTest, AProgramNamesItsDeploymentOnlyToWhoeverMaySeeIt) {
    support::SmallState state;
    state.put(deployment("ours", "teams/search"));
    state.put(deployment("theirs", "teams/chat"));
    const std::vector<GpuPrograms::Program> programs{{10, "python3", 1'000, "uid-theirs"},
                                                     {11, "vllm", 5'000, "uid-ours"},
                                                     {12, "", {}, ""},
                                                     {13, "old", 2, "gone"}};
    v1::DescribeGpuResponse response;
    describePrograms(
        programs, state, [](const std::string &team) { return team == "teams/search"; }, &response);
    ASSERT_EQ(response.processes_size(), 4);
    EXPECT_EQ(response.processes(0).pid(), 11) << "the largest first";
    EXPECT_EQ(response.processes(0).deployment(), "deployments/ours");
    EXPECT_EQ(response.processes(0).memory_bytes(), 5'000);
    EXPECT_EQ(response.processes(1).program(), "python3");
    EXPECT_EQ(response.processes(1).deployment(), "");
    EXPECT_EQ(response.processes(2).deployment(), "") << "a deployment that is no more";
    EXPECT_FALSE(response.processes(3).has_memory_bytes());
}

TEST(SimulatedLinksTest, TheLinkThatDecaysHasTheErrors) {
    const auto scenario = *simulator::shippedScenario("demo");
    const simulator::Hardware hardware(scenario);
    const int count = simulatedLinkCount(hardware.productOf(hardware.node(0)));
    EXPECT_EQ(count, 18) << "900 GB/s";
    simulator::GpuCounters counters;
    counters.nvlink = 3;
    counters.nvlinkErrors = 40;
    const auto links = simulatedLinks(hardware, counters);
    ASSERT_EQ(static_cast<int>(links.size()), count);
    EXPECT_EQ(links[3].errors, 40);
    EXPECT_EQ(links[4].errors, 0);
    EXPECT_TRUE(links[3].isUp);
    EXPECT_EQ(simulatedLinkCount({}), 0);
}
