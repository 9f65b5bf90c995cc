// Since when GPUs of a simulated fleet do nothing, as if somebody had watched them.
#include "backend/fleet/simulated_idleness.h"

#include <gtest/gtest.h>

#include "backend/telemetry/simulator/scenario.h"

namespace fleet {
namespace {

namespace v1 = pilothouse::v1;

using namespace std::chrono_literals;

const core::TimePoint noon{std::chrono::seconds(1'795'000'000)};

class SimulatedIdlenessTest : public testing::Test {
protected:
    bool isOf(int slot, const std::string &workload) const {
        const auto owner = own_.owner(noon, slot);
        return owner && own_.scenario().workloads(owner->workload).id() == workload;
    }

    const simulator::SimulatedFleet own_ =
        *simulator::SimulatedFleet::create(*simulator::shippedScenario("demo"), noon - 24h);
};

TEST_F(SimulatedIdlenessTest, WhoHoldsGpusForWeeksHasThemIdleSinceThen) {
    int held = 0;
    for (const auto &[slot, since] : simulatedIdleness({own_, {}, noon}, noon)) {
        ASSERT_TRUE(own_.owner(noon, slot)) << "nobody has it";
        if (!isOf(slot, "intent-study"))
            continue;
        ++held;
        EXPECT_LE(since, noon - 24h * 20);
    }
    EXPECT_EQ(held, 96);
}

TEST_F(SimulatedIdlenessTest, WhoeverWorksIsLeftOut) {
    const auto idle = simulatedIdleness({own_, {}, noon}, noon);
    for (const auto &[slot, since] : idle) {
        std::vector<telemetry::LiveCode> code(1);
        own_.sample(noon, v1::SM_ACTIVE, slot, code);
        if (telemetry::hasValue(code[0])) {
            EXPECT_LT(telemetry::decode(code[0], {0, 100}), 1);
        }
    }
    for (int slot = 0; slot < own_.gpuCount(); ++slot) {
        if (isOf(slot, "r1-32b-reasoning")) {
            EXPECT_FALSE(idle.contains(slot));
        }
    }
}

TEST_F(SimulatedIdlenessTest, OneThatCameHasHadItIdleSinceItsBeginAtMost) {
    // In the place of somebody who works.
    int slot = 0;
    while (!isOf(slot, "r1-32b-reasoning"))
        ++slot;
    const EarlierTenants tenants(own_, {{"intent-study", "r", 1, {slot}, noon - 3h, true}}, noon);
    const auto idle = simulatedIdleness(tenants, noon);
    ASSERT_TRUE(idle.contains(slot));
    EXPECT_GE(idle.at(slot), noon - 3h);
    EXPECT_LE(idle.at(slot), noon - 1h);
}

TEST_F(SimulatedIdlenessTest, NobodyHasGpusIdleForLongerThanHeHasThem) {
    // In the place of somebody who did not use it either.
    int slot = 0;
    while (!isOf(slot, "intent-study"))
        ++slot;
    for (const auto begin : {noon - 40min, noon - 50h}) {
        const EarlierTenants tenants(own_, {{"intent-study", "r", 1, {slot}, begin, true}}, noon);
        EXPECT_GE(simulatedIdleness(tenants, noon).at(slot), begin);
    }
}

} // namespace
} // namespace fleet
