#include <gtest/gtest.h>

#include "backend/fleet/nvml/round_session.h"
#include "tests/support/nvml_control.h"

using namespace nvml;
using namespace std::chrono_literals;

namespace {

// Rounds a second apart, as far as the session can tell.
class RoundSessionTest : public testing::Test {
protected:
    Round take(std::chrono::seconds step = 1s) {
        now_ += step;
        auto round = session_.take(now_);
        EXPECT_TRUE(round) << round.error().message();
        return round ? *std::move(round) : Round();
    }

    support::NvmlControl library_;
    RoundSession session_{support::nvmlStandIn("sound")};
    RoundSession::Time now_ = std::chrono::steady_clock::now();
};

} // namespace

TEST_F(RoundSessionTest, HasWhatAnH100Answered) {
    const auto round = take();
    ASSERT_EQ(round.gpus.size(), 2u);
    EXPECT_FALSE(round.failure) << round.failure->call << ' ' << round.failure->error;
    const auto &gpu = round.gpus[0];
    EXPECT_EQ(gpu.uuid, support::FirstGpu);
    EXPECT_FALSE(gpu.isLost);
    EXPECT_EQ(gpu.value(Measure::GpuBusy), 0);
    EXPECT_EQ(gpu.value(Measure::MemoryUsed), 503'316'480);
    EXPECT_EQ(gpu.value(Measure::MemoryTotal), 85'520'809'984);
    EXPECT_EQ(gpu.value(Measure::GpuTemperature), 32);
    EXPECT_EQ(gpu.value(Measure::MemoryTemperature), 37);
    EXPECT_DOUBLE_EQ(gpu.value(Measure::PowerDraw).value_or(0), 69.358);
    EXPECT_EQ(gpu.value(Measure::PowerCap), 700);
    EXPECT_EQ(gpu.value(Measure::SmClock), 345);
    EXPECT_EQ(gpu.value(Measure::MemoryClock), 2'619);
    EXPECT_EQ(gpu.value(Measure::ClockEventReasons), 1);
    EXPECT_EQ(gpu.value(Measure::EccUncorrectedEver), 0);
    EXPECT_EQ(gpu.value(Measure::RowRemapFailed), 0);
    EXPECT_EQ(gpu.value(Measure::PcieReplays), 1);
    EXPECT_EQ(gpu.value(Measure::RecoveryAction), 0);
    EXPECT_EQ(gpu.value(Measure::Partitioned), 0);
    EXPECT_DOUBLE_EQ(gpu.value(Measure::Energy).value_or(0), 2'414.933);
    EXPECT_EQ(gpu.value(Measure::ThermalViolation), 0);
    EXPECT_EQ(gpu.processes, std::vector<GpuProcess>());
}

TEST_F(RoundSessionTest, WhatAGpuDoesNotHaveIsMissingAndNotZero) {
    take();
    const auto round = take();
    EXPECT_FALSE(round.failure);
    EXPECT_FALSE(round.gpus[0].value(Measure::PagesRetiredUncorrectable)) << "it remaps rows";
    EXPECT_FALSE(round.gpus[0].value(Measure::NvlinkCount));
    EXPECT_FALSE(round.gpus[0].value(Measure::NvlinkThroughput)) << "its counters say 0 for links that it has not";
    EXPECT_FALSE(round.gpus[1].value(Measure::SmActive));
    EXPECT_FALSE(round.gpus[1].value(Measure::MemoryTemperature));
    EXPECT_FALSE(round.gpus[1].value(Measure::EccUncorrected));
    EXPECT_FALSE(round.gpus[1].processes);
}

TEST_F(RoundSessionTest, EnginesAreMeasuredBetweenTwoRounds) {
    library_.load(true);
    EXPECT_FALSE(take().gpus[0].value(Measure::SmActive));
    const auto gpu = take().gpus[0];
    EXPECT_NEAR(gpu.value(Measure::SmActive).value_or(0), 63.642, 0.001);
    EXPECT_NEAR(gpu.value(Measure::TensorActive).value_or(0), 61.724, 0.001);
    EXPECT_NEAR(gpu.value(Measure::SmOccupancy).value_or(0), 9.412, 0.001);
    EXPECT_NEAR(gpu.value(Measure::DramActive).value_or(0), 17.975, 0.001);
    EXPECT_NEAR(gpu.value(Measure::EngineActive).value_or(0), 71.366, 0.001);
    EXPECT_NEAR(gpu.value(Measure::PcieThroughput).value_or(0), (13.2358 + 18.1656) * 1'048'576, 100);
}

TEST_F(RoundSessionTest, WithoutCountersPcieIsMeasuredByTheLibrary) {
    const auto round = take();
    EXPECT_EQ(round.gpus[1].value(Measure::PcieThroughput), 3e9);
    EXPECT_EQ(library_.calls("nvmlDeviceGetPcieThroughput[0]"), 0) << "which takes long, and the H100 counts";
}

TEST_F(RoundSessionTest, WhatIsDearIsAskedSeldom) {
    for (int second = 0; second < 120; ++second)
        take();
    EXPECT_EQ(library_.calls("nvmlDeviceGetPowerUsage"), 120);
    EXPECT_LE(library_.calls("nvmlDeviceGetTotalEnergyConsumption"), 4);
    EXPECT_GE(library_.calls("nvmlDeviceGetTotalEnergyConsumption"), 2);
    EXPECT_NEAR(library_.calls("nvmlDeviceGetPcieReplayCounter"), 13, 1);
    EXPECT_LE(library_.calls("nvmlDeviceGetRetiredPages[0]"), 4) << "it does not support that";
    EXPECT_LE(library_.calls("1:nvmlDeviceGetTotalEccErrors[0, 0]"), 4);
}

TEST_F(RoundSessionTest, AValueSaysHowOldItIs) {
    take();
    const auto gpu = take().gpus[0];
    const auto age = [&](Measure measure) {
        for (const auto &measured : gpu.values) {
            if (measured.measure == measure)
                return measured.age;
        }
        return std::chrono::milliseconds(-1);
    };
    EXPECT_EQ(age(Measure::PowerDraw), 0ms);
    EXPECT_EQ(age(Measure::Energy), 1s);
}

TEST_F(RoundSessionTest, ACallThatFailsLeavesTheOthers) {
    take();
    library_.set("nvmlDeviceGetPowerUsage", R"("NVML_ERROR_UNKNOWN")");
    auto round = take();
    EXPECT_EQ(round.failure, (Failure{"nvmlDeviceGetPowerUsage", "NVML_ERROR_UNKNOWN", 0}));
    EXPECT_FALSE(round.gpus[0].value(Measure::PowerDraw)) << "not the one of before";
    EXPECT_EQ(round.gpus[0].value(Measure::SmClock), 345);
    EXPECT_EQ(round.gpus[1].value(Measure::PowerDraw), 41.25);
    library_.set("nvmlDeviceGetPowerUsage", "70000");
    round = take();
    EXPECT_FALSE(round.failure);
    EXPECT_EQ(round.gpus[0].value(Measure::PowerDraw), 70);
}

TEST_F(RoundSessionTest, AGpuThatIsLostTellsNothingAndIsHeardWhenItIsBack) {
    take();
    library_.set("nvmlDeviceGetMemoryInfo", R"("NVML_ERROR_GPU_IS_LOST")");
    auto round = take();
    ASSERT_EQ(round.gpus.size(), 2u);
    EXPECT_TRUE(round.gpus[0].isLost);
    EXPECT_TRUE(round.gpus[0].values.empty());
    EXPECT_FALSE(round.gpus[0].processes);
    EXPECT_EQ(round.failure, (Failure{"nvmlDeviceGetMemoryInfo", "NVML_ERROR_GPU_IS_LOST", 0}));
    EXPECT_EQ(round.gpus[1].value(Measure::GpuBusy), 37);
    library_.set("nvmlDeviceGetMemoryInfo", R"({"total": 1000, "free": 400, "used": 600})");
    round = take();
    EXPECT_FALSE(round.gpus[0].isLost);
    EXPECT_EQ(round.gpus[0].value(Measure::MemoryUsed), 600);
    EXPECT_EQ(round.gpus[0].value(Measure::PowerCap), 700) << "all is asked anew";
}

TEST_F(RoundSessionTest, AGpuThatCannotBeReachedAnyMoreIsLost) {
    take();
    library_.set("1:nvmlDeviceGetHandleByIndex_v2", R"("NVML_ERROR_GPU_IS_LOST")");
    const auto round = take(10s);
    ASSERT_EQ(round.gpus.size(), 2u);
    EXPECT_EQ(round.gpus[1].uuid, support::SecondGpu);
    EXPECT_TRUE(round.gpus[1].isLost);
    EXPECT_EQ(round.failure, (Failure{"nvmlDeviceGetHandleByIndex_v2", "NVML_ERROR_GPU_IS_LOST", 1}));
    // The library is opened anew after a while, and the GPU is known by its index alone.
    EXPECT_TRUE(take(30s).gpus.at(1).isLost);
    EXPECT_TRUE(take().gpus.at(1).isLost);
}

TEST_F(RoundSessionTest, NonsenseIsNotReported) {
    library_.set("nvmlDeviceGetMemoryInfo", R"({"total": 1000, "free": 0, "used": 1001})");
    library_.set("field:82", "0");
    library_.set("counter:NVML_GPM_METRIC_SM_UTIL", "-1");
    library_.set("counter:NVML_GPM_METRIC_PCIE_RX_PER_SEC", R"("NVML_ERROR_INVALID_ARGUMENT")");
    take();
    const auto gpu = take().gpus[0];
    EXPECT_FALSE(gpu.value(Measure::MemoryUsed));
    EXPECT_FALSE(gpu.value(Measure::MemoryTemperature)) << "which has no sensor";
    EXPECT_FALSE(gpu.value(Measure::SmActive));
    EXPECT_FALSE(gpu.value(Measure::PcieThroughput)) << "half of it is not all of it";
    EXPECT_TRUE(gpu.value(Measure::SmOccupancy));
}

TEST_F(RoundSessionTest, ProcessesHaveTheirMemory) {
    library_.set("nvmlDeviceGetComputeRunningProcesses_v3", "[[4711, 1048576], [4712, 18446744073709551615]]");
    EXPECT_EQ(take().gpus[0].processes, (std::vector<GpuProcess>{{4711, 1'048'576}, {4712, std::nullopt}}));
}

TEST_F(RoundSessionTest, ManyProcessesAreAllListed) {
    std::string json = "[[1, 1]";
    for (int pid = 2; pid <= 200; ++pid)
        json += ", [" + std::to_string(pid) + ", 1]";
    library_.set("nvmlDeviceGetComputeRunningProcesses_v3", json + "]");
    const auto processes = take().gpus[0].processes;
    ASSERT_TRUE(processes);
    EXPECT_EQ(processes->size(), 200u);
    EXPECT_EQ(processes->back().pid, 200u);
}

TEST_F(RoundSessionTest, LinksAndTheirErrorsAreAddedUp) {
    for (int link = 0; link < 3; ++link) {
        const auto number = std::to_string(link);
        library_.set("nvmlDeviceGetNvLinkState[" + number + "]", link == 1 ? "0" : "1");
        library_.set("nvmlDeviceGetNvLinkErrorCounter[" + number + ", 0]", "5");
    }
    // The driver adds up only these.
    library_.set("field:38", "7");
    take();
    const auto gpu = take().gpus[0];
    EXPECT_EQ(gpu.value(Measure::NvlinkCount), 3);
    EXPECT_EQ(gpu.value(Measure::NvlinksActive), 2);
    EXPECT_EQ(gpu.value(Measure::NvlinkCrcFlitErrors), 7);
    EXPECT_EQ(gpu.value(Measure::NvlinkReplays), 10) << "of those that are up";
    EXPECT_FALSE(gpu.value(Measure::NvlinkRecoveries));
    EXPECT_EQ(gpu.value(Measure::NvlinkThroughput), 0) << "now it is a zero";
    EXPECT_EQ(gpu.links, (std::vector<GpuLink>{{0, true, 5}, {1, false, {}}, {2, true, 5}}));
}

TEST_F(RoundSessionTest, LinksThatAreAllDownAreTold) {
    library_.set("nvmlDeviceGetNvLinkState[0]", "0");
    take();
    const auto gpu = take().gpus[0];
    EXPECT_EQ(gpu.value(Measure::NvlinksActive), 0);
    EXPECT_EQ(gpu.links, (std::vector<GpuLink>{{0, false, {}}}));
}

TEST_F(RoundSessionTest, RetiredPagesAreCountedWithoutTheirAddresses) {
    library_.set("1:nvmlDeviceGetRetiredPages[0]", "0");
    library_.set("1:nvmlDeviceGetRetiredPages[1]", "3");
    library_.set("1:nvmlDeviceGetRetiredPagesPendingStatus", "1");
    const auto round = take();
    EXPECT_FALSE(round.failure);
    EXPECT_EQ(round.gpus[1].value(Measure::PagesRetiredCorrectable), 0);
    EXPECT_EQ(round.gpus[1].value(Measure::PagesRetiredUncorrectable), 3);
    EXPECT_EQ(round.gpus[1].value(Measure::PagesRetirementPending), 1);
}

TEST(RoundSession, AnOldLibraryTellsWhatItCan) {
    const support::NvmlControl library("old");
    RoundSession session(support::nvmlStandIn("old"));
    auto now = std::chrono::steady_clock::now();
    ASSERT_TRUE(session.take(now));
    const auto round = session.take(now += 1s);
    ASSERT_TRUE(round);
    EXPECT_FALSE(round->failure) << "what an old library lacks is no failure";
    EXPECT_EQ(round->gpus[0].value(Measure::ClockEventReasons), 1) << "by its name of before";
    EXPECT_EQ(round->gpus[0].value(Measure::GpuTemperature), 32);
    EXPECT_EQ(round->gpus[0].value(Measure::PcieThroughput), 1'318e3) << "by the library, where nothing is counted";
    EXPECT_FALSE(round->gpus[0].value(Measure::SmActive));
    EXPECT_FALSE(round->gpus[0].value(Measure::RowRemapFailed));
    EXPECT_FALSE(round->gpus[0].processes);
}

TEST(RoundSession, WithoutTheNumberOfGpusNothingIsTold) {
    RoundSession session(support::nvmlStandIn("countless"));
    const auto round = session.take(std::chrono::steady_clock::now());
    ASSERT_FALSE(round);
    EXPECT_EQ(round.error().arguments().at("call"), "nvmlDeviceGetCount_v2");
}
