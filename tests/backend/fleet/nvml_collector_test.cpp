#include <functional>

#include <gtest/gtest.h>

#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/fleet_rules.h"
#include "backend/fleet/nvml_collector.h"
#include "backend/fleet/observer.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/nvml_control.h"

using namespace fleet;
using namespace std::chrono_literals;
using support::eventually;

namespace {

// The service's own host with the stand-in, from the library to the picture.
class NvmlCollectorTest : public testing::Test {
protected:
    NvmlCollectorTest() {
        world_.rules = {&rules_};
        EXPECT_TRUE(world_.open());
    }

    void start(const std::vector<std::string> &places) {
        observer_.emplace(*world_, world_.clock, Observer::Options{.period = 20ms});
        host_.emplace(*world_, world_.clock, HostSources{HostFacts(), places}, 50ms);
        collector_.emplace(NvmlCollector::Parts{*observer_, world_.clock, host_->node(),
                                                [this](const auto &finding) { host_->report(finding); }, places, 10ms});
    }

    // Of a GPU by its index.
    telemetry::LiveCode code(int gpu, v1::GpuMetric metric) const {
        const auto picture = observer_->picture();
        const auto *node = picture->ground->layout->find(host_->node());
        const auto codes = picture->values.codes(metric);
        const auto slot = static_cast<std::size_t>(node ? node->firstSlot + gpu : 0);
        return node && slot < codes.size() ? codes[slot] : telemetry::NoData;
    }

    // In the metric's unit; -1 where there is none.
    double value(int gpu, v1::GpuMetric metric) const {
        const auto known = code(gpu, metric);
        return telemetry::hasValue(known) && !telemetry::isStale(known)
                   ? telemetry::decode(known, telemetry::factsOf(metric).range)
                   : -1;
    }

    bool hasSign(int gpu, v1::HealthSign sign) const {
        const auto picture = observer_->picture();
        const auto *node = picture->ground->layout->find(host_->node());
        const auto slot = static_cast<std::size_t>(node ? node->firstSlot + gpu : 0);
        return node && slot < picture->health.size() && picture->health[slot].has(sign);
    }

    std::optional<v1::Condition> condition() {
        const auto node = world_.current(host_->node());
        for (const auto &one : node.node_status().conditions()) {
            if (one.type() == "GpusMeasured")
                return one;
        }
        return std::nullopt;
    }

    ClusterRules rules_;
    ledger::test::World world_;
    const support::NvmlControl library_;
    std::optional<Observer> observer_;
    std::optional<FleetController> host_;
    std::optional<NvmlCollector> collector_;
};

} // namespace

TEST_F(NvmlCollectorTest, WhatTheGpusTellIsInThePicture) {
    library_.load(true);
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return value(0, v1::SM_ACTIVE) > 0 && value(1, v1::GPU_UTILIZATION) > 0; }));
    EXPECT_NEAR(value(0, v1::SM_ACTIVE), 63.6, 0.1);
    EXPECT_NEAR(value(0, v1::TENSOR_ACTIVE), 61.7, 0.1);
    EXPECT_NEAR(value(0, v1::POWER_DRAW), 69.4, 0.1);
    EXPECT_NEAR(value(0, v1::MEMORY_USED), 0.59, 0.01);
    EXPECT_NEAR(value(0, v1::GPU_TEMPERATURE), 33, 0.01);
    EXPECT_NEAR(value(0, v1::MEMORY_TEMPERATURE), 36, 0.01);
    EXPECT_NEAR(value(0, v1::PCIE_THROUGHPUT), 0.033, 0.005);
    EXPECT_NEAR(value(1, v1::GPU_UTILIZATION), 37, 0.1);
    EXPECT_NEAR(value(1, v1::PCIE_THROUGHPUT), 3, 0.01);
    EXPECT_TRUE(eventually([&] { return code(1, v1::SM_ACTIVE) == telemetry::NotReported; }));
    EXPECT_EQ(code(0, v1::NVLINK_THROUGHPUT), telemetry::NotReported);
    EXPECT_EQ(code(0, v1::KV_CACHE_USED), telemetry::NoData) << "no business of the driver";
    EXPECT_EQ(collector_->readings().size(), 2u);
    EXPECT_EQ(collector_->status().gpus(), 2);
}

TEST_F(NvmlCollectorTest, TheNodeSaysThatItsGpusAreMeasured) {
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return condition().has_value(); }));
    EXPECT_EQ(condition()->status(), v1::CONDITION_STATUS_TRUE);
    EXPECT_EQ(condition()->arguments().at("gpus"), "2");
    library_.set("1:nvmlDeviceGetPowerUsage", R"("NVML_ERROR_UNKNOWN")");
    ASSERT_TRUE(eventually([&] { return condition()->status() == v1::CONDITION_STATUS_FALSE; }));
    EXPECT_EQ(condition()->reason(), "GPU_CALL_FAILED");
    EXPECT_EQ(condition()->arguments().at("gpu"), "1");
    EXPECT_TRUE(eventually([&] { return code(1, v1::POWER_DRAW) == telemetry::NotReported; }));
    EXPECT_GT(value(1, v1::SM_CLOCK), 0);
}

TEST_F(NvmlCollectorTest, AGpuThatIsLostIsASignAndReportsNothing) {
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return value(0, v1::POWER_DRAW) > 0; }));
    library_.set("nvmlDeviceGetUtilizationRates", R"("NVML_ERROR_GPU_IS_LOST")");
    ASSERT_TRUE(eventually([&] { return hasSign(0, v1::GPU_LOST); }));
    EXPECT_TRUE(eventually([&] { return code(0, v1::POWER_DRAW) == telemetry::NotReported; }));
    EXPECT_FALSE(hasSign(1, v1::GPU_LOST));
    library_.set("nvmlDeviceGetUtilizationRates", R"({"gpu": 1, "memory": 1})");
    EXPECT_TRUE(eventually([&] { return !hasSign(0, v1::GPU_LOST) && value(0, v1::POWER_DRAW) > 0; }));
}

TEST_F(NvmlCollectorTest, XidErrorsAndCountersBecomeSigns) {
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return value(0, v1::POWER_DRAW) > 0; }));
    library_.raiseXid(0, 79);
    ASSERT_TRUE(eventually([&] { return hasSign(0, v1::XID_REPORTED); }));
    const auto events = observer_->events().all();
    EXPECT_TRUE(std::any_of(events.begin(), events.end(),
                            [](const GpuEvent &event) { return event.xid == 79 && event.gpu == 0; }));
    library_.set("nvmlDeviceGetRemappedRows", "[0, 1, 0, 1]");
    library_.set("1:nvmlDeviceGetCurrentClocksEventReasons", "64");
    EXPECT_TRUE(eventually([&] { return hasSign(0, v1::ROW_REMAP_FAILED) && hasSign(1, v1::THERMAL_THROTTLED); }));
}

TEST_F(NvmlCollectorTest, WhatAnotherSourceKnowsIsNotHidden) {
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return code(1, v1::SM_ACTIVE) == telemetry::NotReported; }));
    const auto *node = observer_->picture()->ground->layout->find(host_->node());
    ASSERT_TRUE(node);
    const auto rounds = library_.calls("nvmlDeviceGetPowerUsage");
    observer_->columns().put(static_cast<telemetry::Slot>(node->firstSlot + 1), v1::SM_ACTIVE, 42, world_.clock.now());
    ASSERT_TRUE(eventually([&] { return library_.calls("nvmlDeviceGetPowerUsage") > rounds + 5; }));
    EXPECT_TRUE(eventually([&] { return value(1, v1::SM_ACTIVE) > 41; }));
}

TEST_F(NvmlCollectorTest, ADriverThatHangsHoldsNobodyUp) {
    start(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return value(0, v1::POWER_DRAW) > 0; }));
    library_.set("nvmlDeviceGetClockInfo[1]", R"("HANG")");
    ASSERT_TRUE(eventually([&] { return condition() && condition()->reason() == "GPU_DRIVER_SILENT"; }));
    EXPECT_GE(telemetry::decode(code(0, v1::POWER_DRAW), telemetry::factsOf(v1::POWER_DRAW).range), 69)
        << "what was known last, and later stale";
    library_.raiseXid(0, 119);
    EXPECT_TRUE(eventually([&] { return hasSign(0, v1::XID_REPORTED); })) << "which it says meanwhile";
    library_.release();
    EXPECT_TRUE(eventually([&] { return condition()->status() == v1::CONDITION_STATUS_TRUE; }));
}

TEST_F(NvmlCollectorTest, WithoutALibraryNothingIsSaid) {
    start({"libnot-there.so.1"});
    ASSERT_TRUE(eventually([&] { return world_.current(host_->node()).node_status().conditions_size() > 0; }));
    EXPECT_FALSE(condition());
    EXPECT_TRUE(collector_->readings().empty());
}
