// The past as Debian's Prometheus remembers it, and as one that hangs does not.
#include <cmath>

#include <gtest/gtest.h>

#include "backend/core/clock.h"
#include "tests/backend/fleet/sources/real_prometheus.h"
#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class PrometheusPastTest : public testing::Test {
protected:
    // Of the last minutes, and the one that is not over yet.
    PastGrid grid(v1::GpuMetric metric, std::size_t minutes, v1::Fold fold = v1::FOLD_UNSPECIFIED) {
        layout_ = world_.observer().picture()->ground->layout;
        std::vector<const PlacedNode *> nodes;
        for (const auto &node : layout_->nodes())
            nodes.push_back(&node);
        const auto start = std::chrono::floor<std::chrono::minutes>(clock_.now()) - std::chrono::minutes(minutes - 1);
        return PastGrid({start, 60s, minutes}, {metric}, fold, std::move(nodes));
    }
    void fill(PastGrid *grid) {
        const auto pasts = world_.pasts();
        ASSERT_EQ(pasts.size(), 1u);
        EXPECT_TRUE(pasts.front()->isFar());
        pasts.front()->fill({pasts.front()->nodesIn(grid->nodes()), {0, grid->shape().steps}}, grid);
    }
    // Of the newest step.
    std::string told(const PastGrid &grid, const std::string &node, int gpu) const {
        for (std::size_t place = 0; place < grid.nodes().size(); ++place) {
            if (grid.nodes()[place]->name != "clusters/gpus/nodes/" + node)
                continue;
            const auto codes = grid.codes(0).last(grid.entries());
            const auto code = codes[grid.entryOf(place) + static_cast<std::size_t>(gpu)];
            if (code == telemetry::PastNotReported)
                return "not reported";
            if (!telemetry::hasPastValue(code))
                return "none";
            const auto &range = telemetry::factsOf(grid.metrics().front()).range;
            return std::to_string(std::lround(telemetry::decodePast(code, range)));
        }
        return "no node";
    }

    core::SystemClock clock_;
    SourcesWorld world_{clock_};
    LayoutPtr layout_;
};

} // namespace

TEST_F(PrometheusPastTest, ItTellsOfEachGpuWhatItsExportersSaid) {
    Exporter exporter(dcgm("n1", 8) + dcgm("n2", 8, 50));
    RealPrometheus prometheus({exporter.address()});
    world_.addSource("fra", test::prometheus(prometheus.address()));
    ASSERT_TRUE(eventually([&] { return world_.value("n2", 7) == "57"; }, 60s)) << world_.condition("fra");
    auto temperature = grid(v1::GPU_TEMPERATURE, 3);
    fill(&temperature);
    EXPECT_EQ(told(temperature, "n1", 0), "40");
    EXPECT_EQ(told(temperature, "n1", 3), "43");
    EXPECT_EQ(told(temperature, "n2", 7), "57");
    EXPECT_EQ(temperature.origin(), v1::FROM_PROMETHEUS);
    // Used and free of one name each make the share together.
    auto memory = grid(v1::MEMORY_USED, 1);
    fill(&memory);
    EXPECT_EQ(told(memory, "n1", 5), "75");
    // No exporter tells of what engines do.
    auto waiting = grid(v1::REQUESTS_WAITING, 1);
    fill(&waiting);
    EXPECT_EQ(told(waiting, "n1", 5), "none");
}

TEST_F(PrometheusPastTest, AStepHasTheGreatestOrTheMeanAsItIsAsked) {
    Exporter exporter(dcgm("n1", 1, 40));
    RealPrometheus prometheus({exporter.address()});
    world_.addSource("fra", test::prometheus(prometheus.address()));
    ASSERT_TRUE(eventually([&] { return world_.value("n1", 0) == "40"; }, 60s)) << world_.condition("fra");
    exporter.say(dcgm("n1", 1, 80));
    ASSERT_TRUE(eventually([&] { return world_.value("n1", 0) == "80"; }, 60s));
    const auto of = [&](v1::Fold fold) {
        auto asked = grid(v1::GPU_TEMPERATURE, 1, fold);
        fill(&asked);
        return std::atoi(told(asked, "n1", 0).c_str());
    };
    EXPECT_NEAR(of(v1::GREATEST), 80, 1);
    EXPECT_NEAR(of(v1::LEAST), 40, 1);
    const int mean = of(v1::MEAN);
    EXPECT_GT(mean, 41);
    EXPECT_LT(mean, 79);
}

TEST_F(PrometheusPastTest, OneThatHangsIsWaitedForTwoSecondsAndThenLeftInPeace) {
    std::atomic<bool> isHanging{false};
    Exporter exporter(dcgm("n1", 2));
    RealPrometheus prometheus({exporter.address()});
    support::ScriptedServer between([&](support::ScriptedPeer &peer, int) {
        const auto request = peer.request();
        if (isHanging) {
            peer.waitForEnd();
            return;
        }
        peer.send(relayed(prometheus.address(), request));
    });
    world_.addSource("fra", test::prometheus(between.address()));
    ASSERT_TRUE(eventually([&] { return world_.value("n1", 1) == "41"; }, 60s)) << world_.condition("fra");
    isHanging = true;
    auto asked = grid(v1::GPU_TEMPERATURE, 1);
    auto before = std::chrono::steady_clock::now();
    fill(&asked);
    EXPECT_EQ(told(asked, "n1", 0), "none");
    EXPECT_LT(std::chrono::steady_clock::now() - before, 5s);
    before = std::chrono::steady_clock::now();
    fill(&asked);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 1s);
}
