// What one scrape costs, from its text to the columns. Bounds are wide: a busy machine is no defect.
#include <ctime>
#include <iostream>

#include <gtest/gtest.h>

#include "backend/fleet/told_nodes.h"
#include "backend/telemetry/vocabulary/interpreter.h"
#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

// Of the calling thread.
std::chrono::nanoseconds cpuTime() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// All that DCGM exporter says by default, so many metrics as it has lines for each GPU.
std::string everything(int nodes, int gpus) {
    std::string text;
    for (const auto &term : telemetry::terms()) {
        if (!term.name.starts_with("DCGM_"))
            continue;
        for (int node = 0; node < nodes; ++node) {
            for (int gpu = 0; gpu < gpus; ++gpu) {
                const auto number = std::to_string(gpu);
                text += std::string(term.name) + "{gpu=\"" + number + "\",UUID=\"GPU-" + std::to_string(node) +
                        "-5c7b1d6e-0000-4000-8000-" + number + "\",pci_bus_id=\"00000000:1A:00.0\",device=\"nvidia" +
                        number + "\",modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"gpu-" + std::to_string(node) +
                        ".example.com\"} 1\n";
            }
        }
    }
    return text;
}

class ScrapeCostTest : public testing::Test, public SourcesWorld {
protected:
    // The median of several scrapes of the same exporter, after the first one that makes its nodes.
    std::chrono::nanoseconds costOf(int nodes, int gpus) {
        const auto text = everything(nodes, gpus);
        static const telemetry::Vocabulary vocabulary;
        telemetry::Interpreter interpreter(vocabulary);
        ToldNodes told({*world, observer(), world.clock}, {"telemetrySources/x", "clusters/gpus", {}}, 60s);
        const auto scrape = [&] {
            const auto now = world.clock.now();
            const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch()).count();
            const auto readings = interpreter.read(text, telemetry::ExpositionFormat::Text, milliseconds);
            EXPECT_EQ(told.take(hear(readings, {}).nodes, {now, 10s}), 0);
        };
        scrape();
        const auto last = "gpu-" + std::to_string(nodes - 1) + ".example.com";
        EXPECT_TRUE(eventually([&] {
            told.followLayout();
            return value(last, gpus - 1) == "1";
        }));
        std::vector<std::chrono::nanoseconds> costs;
        for (int round = 0; round < 9; ++round) {
            world.clock.advance(10s);
            const auto before = cpuTime();
            scrape();
            costs.push_back(cpuTime() - before);
        }
        std::nth_element(costs.begin(), costs.begin() + 4, costs.end());
        std::cout << nodes * gpus << " GPUs, " << text.size() / 1024 << " KiB: " << costs[4].count() / 1000
                  << " us of CPU\n";
        return costs[4];
    }
};

} // namespace

TEST_F(ScrapeCostTest, ANodeOfEightGpusIsTakenInWithinMilliseconds) {
    EXPECT_LT(costOf(1, 8), 20ms);
}

TEST_F(ScrapeCostTest, AThousandGpusAreTakenInWithinASecond) {
    EXPECT_LT(costOf(125, 8), 1s);
}
