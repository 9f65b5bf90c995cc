#include "backend/fleet/frame.h"

#include <cstring>

#include <gtest/gtest.h>

#include "backend/fleet/summary.h"
#include "backend/fleet/workload_board.h"
#include "tests/support/small_state.h"

using namespace fleet;
namespace v1 = pilothouse::v1;
using telemetry::LiveCode;

namespace {

constexpr auto everything = [](const std::string &) { return true; };

// Two clusters of two nodes with four GPUs each; values as a test puts them.
class FrameTest : public testing::Test {
protected:
    FrameTest() {
        for (const std::string cluster : {"clusters/a", "clusters/b"}) {
            auto &resource = clusters_[cluster];
            resource.mutable_meta()->set_name(cluster);
            resource.mutable_cluster()->set_runtime(v1::PROCESS);
            state_.put(resource);
            for (const std::string id : {"n1", "n2"})
                addNode(cluster + "/nodes/" + id, cluster == "clusters/b" ? "teams/search" : "");
        }
    }

    void addNode(const std::string &name, const std::string &team) {
        v1::Resource node;
        node.mutable_meta()->set_name(name);
        node.mutable_meta()->set_team(team);
        node.mutable_node();
        for (int i = 0; i < 4; ++i) {
            auto &gpu = *node.mutable_node_status()->add_gpus();
            gpu.set_index(i);
            gpu.set_uuid(name + "#" + std::to_string(i));
            gpu.set_product("H100");
        }
        state_.put(node);
    }

    void giveTo(const std::string &deployment, const std::string &node, std::vector<int> gpus) {
        v1::Resource resource;
        resource.mutable_meta()->set_name(deployment);
        resource.mutable_deployment();
        auto &replica = *resource.mutable_deployment_status()->add_replicas();
        replica.set_id("r1");
        replica.set_node(node);
        for (const int gpu : gpus)
            replica.add_gpus(node + "#" + std::to_string(gpu));
        state_.put(resource);
    }

    const Picture &look() {
        auto ground = std::make_shared<Ground>();
        ground->layout = book_.layoutOf(state_);
        ground->allocation = Allocation(state_, *ground->layout);
        ground->rates = Rates(state_, *ground->layout);
        const auto missing = ground->layout->slotCount() - static_cast<int>(columns_.slotCount());
        EXPECT_TRUE(columns_.addSlots(static_cast<std::uint32_t>(missing)));
        picture_.ground = ground;
        telemetry::StaleAges ages;
        ages.fill(std::chrono::seconds(30));
        picture_.values.take(columns_, now_, ages);
        picture_.health.resize(static_cast<std::size_t>(ground->layout->slotCount()));
        return picture_;
    }

    static std::vector<LiveCode> codesOf(const v1::MetricColumn &column) {
        std::vector<LiveCode> codes(column.codes().size() / sizeof(LiveCode));
        std::memcpy(codes.data(), column.codes().data(), column.codes().size());
        return codes;
    }

    static v1::NodeRange range(int first, int count) {
        v1::NodeRange range;
        range.set_first(first);
        range.set_count(count);
        return range;
    }

    support::SmallState state_;
    std::map<std::string, v1::Resource> clusters_;
    SlotBook book_;
    telemetry::Columns columns_;
    telemetry::Instant now_{std::chrono::hours(500'000)};
    Picture picture_;
};

} // namespace

TEST_F(FrameTest, ColumnsHaveAnEntryForEachGpuInTheOrderOfTheLayout) {
    look();
    for (telemetry::Slot slot = 0; slot < 16; ++slot)
        columns_.put(slot, v1::SM_ACTIVE, float(slot), now_);
    const VisibleFleet fleet(look().ground->layout, everything);
    v1::FleetFrame frame;
    fillFrame(picture_, fleet, {{v1::SM_ACTIVE, v1::KV_CACHE_USED}, {}, v1::GPU_LEVEL}, &frame);
    ASSERT_EQ(frame.columns_size(), 2);
    const auto codes = codesOf(frame.columns(0));
    ASSERT_EQ(codes.size(), 16u);
    for (std::size_t i = 0; i < codes.size(); ++i)
        EXPECT_NEAR(telemetry::decode(codes[i], {0, 100}), float(i), 0.01);
    EXPECT_EQ(codesOf(frame.columns(1)), std::vector<LiveCode>(16, telemetry::NoData));
    EXPECT_EQ(frame.health().size(), 16u);
    EXPECT_EQ(frame.layout(), fleet.version());
    EXPECT_EQ(frame.columns(0).spread().counts_size(), 64);
    EXPECT_EQ(frame.columns(1).spread().no_data(), 16);
    EXPECT_FALSE(frame.columns(1).spread().has_p2());
}

TEST_F(FrameTest, OnlyWhatIsOnScreenIsSent) {
    look();
    for (telemetry::Slot slot = 0; slot < 16; ++slot)
        columns_.put(slot, v1::SM_ACTIVE, float(slot), now_);
    const VisibleFleet fleet(look().ground->layout, everything);
    v1::FleetFrame frame;
    fillFrame(picture_, fleet, {{v1::SM_ACTIVE}, {range(1, 1), range(3, 9)}, v1::GPU_LEVEL}, &frame);
    const auto codes = codesOf(frame.columns(0));
    ASSERT_EQ(codes.size(), 8u);
    EXPECT_NEAR(telemetry::decode(codes[0], {0, 100}), 4, 0.01);
    EXPECT_NEAR(telemetry::decode(codes[4], {0, 100}), 12, 0.01);
    EXPECT_EQ(frame.health().size(), 8u);
    // The legend speaks of all.
    int counted = 0;
    for (const int count : frame.columns(0).spread().counts())
        counted += count;
    EXPECT_EQ(counted, 16);
}

TEST_F(FrameTest, ANodeIsFoldedAsItsMetricSaysAndShowsItsWorstGpu) {
    look();
    for (telemetry::Slot slot = 0; slot < 16; ++slot) {
        columns_.put(slot, v1::SM_ACTIVE, slot == 1 ? 100 : 0, now_);
        columns_.put(slot, v1::GPU_TEMPERATURE, slot == 1 ? 90 : 30, now_);
    }
    look();
    picture_.health[1].severity = v1::CRITICAL;
    picture_.health[1].signs = 1 << v1::XID_REPORTED;
    picture_.health[2].severity = v1::NOTICE;
    picture_.health[2].signs = 1 << v1::GPU_LOST;
    const VisibleFleet fleet(picture_.ground->layout, everything);
    v1::FleetFrame frame;
    fillFrame(picture_, fleet, {{v1::SM_ACTIVE, v1::GPU_TEMPERATURE}, {}, v1::NODE_LEVEL}, &frame);
    EXPECT_NEAR(telemetry::decode(codesOf(frame.columns(0))[0], {0, 100}), 25, 0.1);
    EXPECT_NEAR(telemetry::decode(codesOf(frame.columns(1))[0], {0, 128}), 90, 0.1);
    ASSERT_EQ(frame.health().size(), 4u);
    EXPECT_EQ(static_cast<std::uint8_t>(frame.health()[0]), healthCode(picture_.health[1], false));
    EXPECT_EQ(frame.health()[1], 0);
}

TEST_F(FrameTest, WhatIsOldIsStaleAndNotZero) {
    look();
    columns_.put(0, v1::SM_ACTIVE, 50, now_ - std::chrono::minutes(5));
    const VisibleFleet fleet(look().ground->layout, everything);
    v1::FleetFrame frame;
    fillFrame(picture_, fleet, {{v1::SM_ACTIVE}, {}, v1::GPU_LEVEL}, &frame);
    const auto code = codesOf(frame.columns(0))[0];
    EXPECT_TRUE(telemetry::isStale(code));
    EXPECT_NEAR(telemetry::decode(code, {0, 100}), 50, 0.01);
    EXPECT_EQ(frame.summary().stale_gpus(), 1);
    EXPECT_EQ(frame.columns(0).spread().stale(), 1);
}

TEST_F(FrameTest, WhatIsNotKnownOfAllocatedGpusIsCountedByItsReason) {
    giveTo("deployments/chat", "clusters/a/nodes/n1", {0, 1, 2, 3});
    giveTo("deployments/chat2", "clusters/a/nodes/n2", {0});
    look();
    columns_.put(0, v1::SM_ACTIVE, 50, now_ - std::chrono::minutes(5));
    columns_.put(1, v1::GPU_UTILIZATION, std::vector{telemetry::NotReported}, now_);
    // Another metric tells nothing of what runs, and one that tells is enough.
    columns_.put(2, v1::GPU_TEMPERATURE, 40, now_);
    columns_.put(3, v1::SM_ACTIVE, 50, now_ - std::chrono::minutes(5));
    columns_.put(3, v1::GPU_UTILIZATION, 30, now_);
    look();
    const auto summary = summaryOf(picture_, VisibleFleet(picture_.ground->layout, everything));
    EXPECT_EQ(summary.allocated(), 5);
    EXPECT_EQ(summary.active(), 1);
    EXPECT_EQ(summary.allocated_stale(), 1);
    EXPECT_EQ(summary.allocated_not_reported(), 1);
    EXPECT_EQ(summary.allocated_no_data(), 2);
    EXPECT_EQ(summary.stale_gpus(), 1);
    // One of them is allocated.
    EXPECT_EQ(summary.silent_gpus(), 12);
}

TEST_F(FrameTest, WhatSourcesTellOfIsUsedByOthersWhereTheServiceGaveItToNobody) {
    giveTo("deployments/chat", "clusters/a/nodes/n1", {0});
    look();
    picture_.workloads = std::make_shared<const Workloads>(std::vector<Workload>{{"slurm-7", {}, {}, {0, 1, 2}}});
    const auto summary = summaryOf(picture_, VisibleFleet(picture_.ground->layout, everything));
    EXPECT_EQ(summary.allocated(), 1);
    EXPECT_EQ(summary.used_by_others(), 2);
}

TEST_F(FrameTest, WhoSeesPartOfTheFleetLearnsNothingOfTheRest) {
    look();
    for (telemetry::Slot slot = 0; slot < 16; ++slot)
        columns_.put(slot, v1::SM_ACTIVE, slot < 8 ? 10 : 90, now_);
    const auto foreign = [](const std::string &team) { return team != "teams/search"; };
    const VisibleFleet fleet(look().ground->layout, foreign);
    v1::FleetLayout told;
    fleet.tell(&told);
    ASSERT_EQ(told.nodes_size(), 2);
    EXPECT_EQ(told.nodes(1).name(), "clusters/a/nodes/n2");
    v1::FleetFrame frame;
    fillFrame(picture_, fleet, {{v1::SM_ACTIVE}, {}, v1::GPU_LEVEL}, &frame);
    EXPECT_EQ(codesOf(frame.columns(0)).size(), 8u);
    EXPECT_EQ(frame.summary().gpus(), 8);
    EXPECT_NEAR(frame.columns(0).spread().p98(), 10, 2);

    // A change out of sight is none.
    const auto before = fleet.version();
    addNode("clusters/b/nodes/n3", "teams/search");
    EXPECT_EQ(VisibleFleet(look().ground->layout, foreign).version(), before);
    addNode("clusters/a/nodes/n3", "");
    EXPECT_NE(VisibleFleet(look().ground->layout, foreign).version(), before);
}

TEST_F(FrameTest, AHostWithoutGpusIsNoneOfTheNodesThatTheyAreOn) {
    const auto nodes = [this] {
        look();
        return summaryOf(picture_, VisibleFleet(picture_.ground->layout, everything)).nodes();
    };
    const int before = nodes();
    EXPECT_GT(before, 0);
    v1::Resource host;
    host.mutable_meta()->set_name("clusters/a/nodes/service");
    host.mutable_node();
    state_.put(host);
    EXPECT_EQ(nodes(), before);
    addNode("clusters/a/nodes/more", "");
    EXPECT_EQ(nodes(), before + 1);
}

TEST_F(FrameTest, IdleGpusCostWhatTheirClusterSays) {
    giveTo("deployments/chat", "clusters/a/nodes/n1", {0, 1, 2});
    auto &cluster = clusters_["clusters/a"];
    auto &rate = *cluster.mutable_cluster()->add_gpu_rates();
    rate.set_hourly_micros(2'500'000);
    rate.set_currency("EUR");
    state_.put(cluster);
    look();
    columns_.put(0, v1::SM_ACTIVE, 80, now_);
    columns_.put(1, v1::SM_ACTIVE, 0, now_);
    columns_.put(2, v1::GPU_UTILIZATION, 20, now_);
    look();
    for (const std::size_t slot : {1, 2})
        picture_.health[slot].signs = 1 << v1::IDLE_ALLOCATED;
    const auto summary = summaryOf(picture_, VisibleFleet(picture_.ground->layout, everything));
    EXPECT_EQ(summary.allocated(), 3);
    EXPECT_EQ(summary.active(), 2);
    EXPECT_EQ(summary.effective(), 1);
    EXPECT_EQ(summary.idle_allocated(), 2);
    EXPECT_EQ(summary.idle_cost_hourly_micros(), 5'000'000);
    EXPECT_EQ(summary.currency(), "EUR");

    // Without a rate for one of them there is no sum.
    giveTo("deployments/other", "clusters/b/nodes/n1", {0});
    look();
    picture_.health[8].signs = 1 << v1::IDLE_ALLOCATED;
    EXPECT_FALSE(summaryOf(picture_, VisibleFleet(picture_.ground->layout, everything)).has_idle_cost_hourly_micros());
}

TEST_F(FrameTest, ARequestThatMakesNoSenseIsRefusedByItsField) {
    v1::WatchFleetRequest request;
    request.add_metrics(v1::SM_ACTIVE);
    EXPECT_TRUE(frameQuery(request));
    request.add_metrics(v1::SM_ACTIVE);
    EXPECT_EQ(frameQuery(request).error().violations().at(0).field(), "metrics");
    request.clear_metrics();
    *request.add_ranges() = range(4, 4);
    *request.add_ranges() = range(6, 1);
    EXPECT_EQ(frameQuery(request).error().violations().at(0).field(), "ranges");
    request.clear_ranges();
    *request.add_ranges() = range(2'000'000'000, 2'000'000'000);
    EXPECT_TRUE(frameQuery(request));
}
