// Debian's Prometheus scrapes an exporter of the test; what it knows becomes nodes and values.
#include <gtest/gtest.h>

#include "tests/backend/fleet/sources/real_prometheus.h"
#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

// The machine's clock, wrong by as much as a test says.
class WrongClock final : public core::Clock {
public:
    TimePoint now() const override { return clock_.now() + by_.load(); }
    std::int64_t monotonicNanoseconds() const override { return clock_.monotonicNanoseconds(); }
    void set(std::chrono::seconds by) { by_ = by; }

private:
    core::SystemClock clock_;
    std::atomic<std::chrono::seconds> by_{0s};
};

class PrometheusSourceTest : public testing::Test {
protected:
    WrongClock clock_;
    SourcesWorld world_{clock_};
    Exporter exporter_{dcgm("n1", 8) + dcgm("n2", 8, 50)};
};

} // namespace

TEST_F(PrometheusSourceTest, WhatItsExportersSayBecomesNodesAndValues) {
    RealPrometheus prometheus({exporter_.address()});
    world_.addSource("fra", test::prometheus(prometheus.address()));
    ASSERT_TRUE(eventually([&] { return world_.value("n2", 7) == "57"; }, 60s)) << world_.condition("fra");
    EXPECT_EQ(world_.value("n1", 0), "40");
    EXPECT_EQ(world_.value("n1", 3, v1::MEMORY_USED), "75");
    EXPECT_EQ(world_.value("n1", 3, v1::MEMORY_TEMPERATURE), "not reported");
    EXPECT_EQ(world_.node("n1").gpus(3).product(), "NVIDIA H100 80GB HBM3");
    ASSERT_TRUE(eventually([&] { return world_.condition("fra") == "SOURCE_ANSWERS gpus=16"; }))
        << world_.condition("fra");
    EXPECT_EQ(world_.condition("fra", "ClockAgrees"), "");
    exporter_.say(dcgm("n1", 8, 70) + dcgm("n2", 8, 80));
    EXPECT_TRUE(eventually([&] { return world_.value("n1", 0) == "70"; }));
}

TEST_F(PrometheusSourceTest, MatchersAndTheLabelOfTheNodeAreItsOwn) {
    Exporter other(dcgm("n3", 1, 60));
    RealPrometheus prometheus({exporter_.address(), other.address()});
    auto spec = test::prometheus(prometheus.address());
    spec.mutable_prometheus()->set_matchers("job=\"gpus\",instance=\"" + other.address() + "\"");
    spec.mutable_prometheus()->set_node_label("instance");
    world_.addSource("fra", spec);
    ASSERT_TRUE(eventually([&] { return world_.value("127.0.0.1", 0) == "60"; }, 60s)) << world_.condition("fra");
    EXPECT_EQ(world_.world->snapshot()->count("nodes"), 1);
}

TEST_F(PrometheusSourceTest, AClockThatDiffersIsSaidAndTakenOut) {
    RealPrometheus prometheus({exporter_.address()});
    clock_.set(-3600s);
    world_.addSource("fra", test::prometheus(prometheus.address()));
    ASSERT_TRUE(eventually([&] { return world_.value("n2", 7) == "57"; }, 60s)) << world_.condition("fra");
    ASSERT_TRUE(eventually([&] { return !world_.condition("fra", "ClockAgrees").empty(); }));
    EXPECT_EQ(world_.condition("fra", "ClockAgrees"), "SOURCE_CLOCK_DIFFERS seconds=3600");
}

TEST_F(PrometheusSourceTest, OneThatIsGoneIsSaidAndHoldsUpNobody) {
    Exporter direct(dcgm("n9", 1));
    world_.scrape("direct", {direct.address()});
    auto prometheus = std::make_unique<RealPrometheus>(std::vector{exporter_.address()});
    const auto address = prometheus->address();
    world_.addSource("fra", test::prometheus(address));
    ASSERT_TRUE(eventually([&] { return world_.value("n2", 7) == "57"; }, 60s)) << world_.condition("fra");
    prometheus.reset();
    ASSERT_TRUE(eventually([&] {
        return world_.condition("fra").starts_with("SOURCE_SILENT address=http://" + address) &&
               world_.condition("fra").find("fault=NOT_CONNECTED") != std::string::npos;
    })) << world_.condition("fra");
    direct.say(dcgm("n9", 1, 66));
    EXPECT_TRUE(eventually([&] { return world_.value("n9", 0) == "66"; }, 5s));
}

TEST_F(PrometheusSourceTest, OneThatHangsHoldsUpNobodyAndIsLeftAtOnce) {
    support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        peer.request();
        peer.waitForEnd();
    });
    world_.addSource("fra", test::prometheus(hanging.address()));
    ASSERT_TRUE(eventually([&] { return hanging.connections() > 0; }));
    Exporter direct(dcgm("n9", 1));
    world_.scrape("direct", {direct.address()});
    EXPECT_TRUE(eventually([&] { return world_.value("n9", 0) == "40"; }, 5s));
    const auto before = std::chrono::steady_clock::now();
    world_.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 3s);
}

TEST_F(PrometheusSourceTest, WhatIsNoPrometheusIsSaid) {
    world_.addSource("fra", test::prometheus(exporter_.address()));
    ASSERT_TRUE(eventually([&] { return !world_.condition("fra").empty(); }));
    EXPECT_NE(world_.condition("fra").find("fault=NOT_UNDERSTOOD"), std::string::npos) << world_.condition("fra");
}
