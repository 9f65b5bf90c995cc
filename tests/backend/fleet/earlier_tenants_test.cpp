// Who was on the GPUs of a simulated fleet before: what was goes over into what is.
#include "backend/fleet/earlier_tenants.h"

#include <gtest/gtest.h>

#include "backend/telemetry/simulator/scenario.h"

namespace fleet {
namespace {

namespace v1 = pilothouse::v1;
using namespace std::chrono_literals;

const core::TimePoint noon{std::chrono::seconds(1'795'000'000)};

class EarlierTenantsTest : public testing::Test {
protected:
    // A GPU that the scenario gives to nobody at noon nor an hour before.
    int freeSlot() const {
        for (int slot = 0; slot < own_.gpuCount(); ++slot) {
            if (!own_.owner(noon, slot) && !own_.owner(noon - 1h, slot))
                return slot;
        }
        ADD_FAILURE();
        return 0;
    }

    static telemetry::LiveCode busy(const simulator::SimulatedFleet &fleet, core::TimePoint time, int slot) {
        std::vector<telemetry::LiveCode> code(1);
        fleet.sample(time, v1::SM_ACTIVE, slot, code);
        return code[0];
    }

    std::vector<simulator::PlacedReplica> placedSince(core::TimePoint begin) const {
        return {{"mine", "r", 1, {freeSlot()}, begin, true}};
    }

    const simulator::SimulatedFleet own_ =
        *simulator::SimulatedFleet::create(*simulator::shippedScenario("demo"), noon - 24h);
};

TEST_F(EarlierTenantsTest, WithoutAnyItIsTheScenariosOwnFleet) {
    const EarlierTenants tenants(own_, {}, noon);
    EarlierFleet fleet(tenants);
    for (const auto time : {noon - 48h, noon - 1min})
        EXPECT_EQ(fleet.at(time).owners(time).size(), own_.owners(time).size());
}

TEST_F(EarlierTenantsTest, AReplicaIsThereSinceItBegan) {
    const EarlierTenants tenants(own_, placedSince(noon - 5h), noon);
    EarlierFleet fleet(tenants);
    const int slot = freeSlot();
    EXPECT_EQ(fleet.at(noon - 6h).owner(noon - 6h, slot).has_value(), own_.owner(noon - 6h, slot).has_value());
    const auto then = fleet.at(noon - 4h).owner(noon - 4h, slot);
    ASSERT_TRUE(then);
    EXPECT_EQ(then->id, "r");
    EXPECT_GT(busy(fleet.at(noon - 1h), noon - 1h, slot), busy(own_, noon - 1h, slot));
}

// The same values to the last bit: there is no step between what is recalled and what is measured.
TEST_F(EarlierTenantsTest, WhatWasGoesOverIntoWhatIs) {
    const auto placed = placedSince(noon - 5h);
    const auto present = withTenants(own_, placed, noon);
    const EarlierTenants tenants(own_, placed, noon);
    EarlierFleet fleet(tenants);
    for (const auto time : {noon - 5min, noon - 1s}) {
        std::vector<telemetry::LiveCode> recalled(static_cast<std::size_t>(own_.gpuCount()));
        auto live = recalled;
        fleet.at(time).sample(time, v1::SM_ACTIVE, 0, recalled);
        present.sample(time, v1::SM_ACTIVE, 0, live);
        EXPECT_EQ(recalled, live);
    }
}

TEST_F(EarlierTenantsTest, TheScenariosOwnComeAndGoAsTheyDidThen) {
    const EarlierTenants tenants(own_, placedSince(noon - 24h), noon);
    EarlierFleet fleet(tenants);
    for (int hour = 1; hour < 24; ++hour) {
        const auto time = noon - std::chrono::hours(hour);
        const auto owners = fleet.at(time).owners(time).size();
        const auto expected = own_.owners(time).size() + 1;
        EXPECT_NEAR(static_cast<double>(owners), static_cast<double>(expected), 0.03 * static_cast<double>(expected))
            << hour;
    }
}

TEST_F(EarlierTenantsTest, AMonthHasNoMoreStretchesThanThereIsTimeFor) {
    const EarlierTenants tenants(own_, placedSince(noon - 24h * 31), noon);
    EXPECT_LE(tenants.stretchOf(noon) - tenants.stretchOf(noon - 24h * 31), 200);
    EXPECT_EQ(tenants.stretchOf(noon + 1h), tenants.stretchOf(noon));
}

TEST_F(EarlierTenantsTest, WhatWasStaysAsItWasWhileTimeGoesOn) {
    const auto placed = placedSince(noon - 5h);
    const EarlierTenants then(own_, placed, noon);
    const EarlierTenants later(own_, placed, noon + 40min);
    EarlierFleet first(then);
    EarlierFleet second(later);
    for (const auto time : {noon - 3h, noon - 50min, noon - 10min}) {
        std::vector<telemetry::LiveCode> before(static_cast<std::size_t>(own_.gpuCount()));
        auto after = before;
        first.at(time).sample(time, v1::SM_ACTIVE, 0, before);
        second.at(time).sample(time, v1::SM_ACTIVE, 0, after);
        EXPECT_EQ(before, after);
    }
}

} // namespace
} // namespace fleet
