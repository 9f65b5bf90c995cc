#include "backend/fleet/simulated_tenants.h"

#include <gtest/gtest.h>

#include "backend/telemetry/simulator/scenario.h"
#include "tests/support/small_state.h"

namespace fleet {
namespace {

using namespace std::chrono_literals;

const core::TimePoint noon{std::chrono::seconds(1'795'000'000)};

class SimulatedTenantsTest : public testing::Test {
protected:
    static simulator::SimulatedFleet demo() {
        return *simulator::SimulatedFleet::create(*simulator::shippedScenario("demo"), noon - 24h);
    }

    // Replicas on GPUs of the demo's fleet, each on one.
    void deploy(const std::vector<int> &slots, v1::Replica::State state = v1::Replica::READY) {
        v1::Resource deployment;
        deployment.mutable_meta()->set_name("deployments/mine");
        deployment.mutable_meta()->set_uid("uid");
        auto &status = *deployment.mutable_deployment_status();
        for (const int slot : slots) {
            auto &replica = *status.add_replicas();
            replica.set_id("r" + std::to_string(slot));
            replica.set_generation(1);
            replica.set_state(state);
            *replica.mutable_state_time() = core::toTimestamp(noon - 1h);
            replica.set_node(hardware().resourceName(hardware().nodeOf(slot)));
            replica.add_gpus(hardware().uuid(slot));
            replica.set_address("127.0.0.1:20000");
        }
        deployment.mutable_deployment();
        stateOfAll.put(deployment);
        stateOfAll.commit();
    }

    const simulator::Hardware &hardware() const { return own.hardware(); }

    // A GPU that the scenario gives to nobody, and one that it gives away.
    int slotThat(bool isGiven) const {
        for (int slot = 0; slot < own.gpuCount(); ++slot) {
            if (own.owner(noon, slot).has_value() == isGiven)
                return slot;
        }
        ADD_FAILURE();
        return 0;
    }

    std::string ownerOf(int slot) {
        const auto owner = tenants.at(stateOfAll, noon).owner(noon, slot);
        return owner ? owner->id : "";
    }

    support::SmallState stateOfAll;
    const simulator::SimulatedFleet own = demo();
    SimulatedTenants tenants{own};
};

TEST_F(SimulatedTenantsTest, WithoutDeploymentsItIsTheScenariosOwnFleet) {
    const auto given = slotThat(true);
    EXPECT_EQ(ownerOf(given), own.owner(noon, given)->id);
    EXPECT_EQ(tenants.at(stateOfAll, noon).owners(noon).size(), own.owners(noon).size());
}

TEST_F(SimulatedTenantsTest, WhoeverWasPlacedIsThereAndTheOthersStay) {
    const auto free = slotThat(false);
    const auto given = slotThat(true);
    const auto before = own.owners(noon).size();
    deploy({free, given});
    EXPECT_EQ(ownerOf(free), "r" + std::to_string(free));
    EXPECT_EQ(ownerOf(given), "r" + std::to_string(given));
    // One more on what was free; and in place of the scenario's own, another.
    EXPECT_EQ(tenants.at(stateOfAll, noon).owners(noon).size(), before + 1);
    std::vector<telemetry::LiveCode> busy(1);
    tenants.at(stateOfAll, noon).sample(noon, v1::SM_ACTIVE, free, busy);
    std::vector<telemetry::LiveCode> idle(1);
    own.sample(noon, v1::SM_ACTIVE, free, idle);
    EXPECT_GT(busy[0], idle[0]);
}

TEST_F(SimulatedTenantsTest, OneThatAnswersIsAtWorkAtOnce) {
    const auto free = slotThat(false);
    const auto busy = [&] {
        std::vector<telemetry::LiveCode> code(1);
        tenants.at(stateOfAll, noon).sample(noon, v1::SM_ACTIVE, free, code);
        return code[0];
    };
    deploy({free}, v1::Replica::LOADING);
    const auto loading = busy();
    deploy({free}, v1::Replica::READY);
    EXPECT_GT(busy(), loading);
}

TEST_F(SimulatedTenantsTest, WhoeverGoesLeavesItToTheScenario) {
    const auto given = slotThat(true);
    const auto mine = own.owner(noon, given)->id;
    deploy({given});
    EXPECT_NE(ownerOf(given), mine);
    deploy({});
    EXPECT_EQ(ownerOf(given), mine);
}

TEST_F(SimulatedTenantsTest, WhatTheScenarioHasOnANodeLeavesItWhenItIsDrained) {
    const auto given = slotThat(true);
    ASSERT_NE(ownerOf(given), "");
    v1::Resource node;
    node.mutable_meta()->set_name(hardware().resourceName(hardware().nodeOf(given)));
    node.mutable_node()->set_draining(true);
    stateOfAll.put(node);
    stateOfAll.commit();
    EXPECT_EQ(ownerOf(given), "");
    node.mutable_node()->set_draining(false);
    stateOfAll.put(node);
    stateOfAll.commit();
    EXPECT_NE(ownerOf(given), "");
}

TEST_F(SimulatedTenantsTest, OneThatIsSeenComingUpBeginsThen) {
    const auto free = slotThat(false);
    deploy({free}, v1::Replica::STARTING);
    EXPECT_FALSE(tenants.at(stateOfAll, noon).owner(noon - 1min, free));
    EXPECT_EQ(ownerOf(free), "r" + std::to_string(free));
    // Its begin stays when its state changes.
    deploy({free}, v1::Replica::READY);
    EXPECT_FALSE(tenants.at(stateOfAll, noon + 1s).owner(noon - 1min, free));
}

} // namespace
} // namespace fleet
