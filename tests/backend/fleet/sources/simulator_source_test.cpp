// A simulated fleet beside GPUs that are measured: what one makes up takes nothing from the other.
#include <gtest/gtest.h>

#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class SimulatorSourceTest : public testing::Test, public SourcesWorld {
protected:
    void simulate(bool isPaused) {
        v1::TelemetrySourceSpec spec;
        spec.mutable_simulator()->set_scenario("demo");
        spec.set_is_paused(isPaused);
        addSource("simulated", std::move(spec));
    }
    // Temperatures of the first GPU of n1, minute by minute.
    std::vector<telemetry::PastCode> measured(core::TimePoint from) {
        const auto *place = observer().picture()->ground->layout->find("clusters/gpus/nodes/n1");
        return observer()
            .history()
            .query({v1::GPU_TEMPERATURE, from, world.clock.now(), 1min},
                   telemetry::SlotRange{static_cast<telemetry::Slot>(place->firstSlot), 1})
            .mean;
    }
};

} // namespace

TEST_F(SimulatorSourceTest, WhatWasMeasuredStaysWhenASimulationGoesOn) {
    const Exporter exporter(dcgm("n1", 1, 50));
    scrape("dcgm", {exporter.address()});
    simulate(true);
    const auto begin = world.clock.now();
    for (int minute = 0; minute < 6; ++minute) {
        ASSERT_TRUE(eventually(
            [&] { return observer().picture()->values.instant() == world.clock.now() && value("n1", 0) == "50"; }));
        world.clock.advance(1min);
    }
    const auto known = [&] {
        const auto codes = measured(begin);
        return std::count_if(codes.begin(), codes.end(), telemetry::hasPastValue);
    };
    ASSERT_TRUE(eventually([&] { return known() >= 4; }));
    const auto before = known();
    simulate(false);
    ASSERT_TRUE(eventually([&] { return condition("simulated").starts_with("SOURCE_ANSWERS"); }));
    ASSERT_TRUE(eventually([&] { return observer().picture()->ground->layout->nodes().size() > 10; }));
    const auto beat = observer().picture()->beat;
    ASSERT_TRUE(eventually([&] { return observer().picture()->beat > beat + 2; }));
    EXPECT_GE(known(), before);
}
