#include <gtest/gtest.h>

#include "backend/fleet/nvml/gpu_reader.h"
#include "backend/fleet/nvml_verdict.h"

using namespace fleet;
using namespace std::chrono_literals;

namespace {

class NvmlVerdictTest : public testing::Test {
protected:
    std::optional<NodeFinding> after(core::Result<nvml::Round> read, std::chrono::seconds step = 1s) {
        return verdict_.after(read, now_ += step);
    }

    static nvml::Round round(std::optional<nvml::Failure> failure = {}) {
        nvml::Round round;
        round.gpus.resize(2);
        round.failure = std::move(failure);
        return round;
    }

    NvmlVerdict::Time now_ = std::chrono::steady_clock::now();
    NvmlVerdict verdict_{now_};
};

const NodeFinding fine{"GpusMeasured", true, v1::SOURCE_ANSWERS, {{"gpus", "2"}}};

} // namespace

TEST_F(NvmlVerdictTest, GpusThatAnswerAreCounted) {
    EXPECT_EQ(after(round()), fine);
}

TEST_F(NvmlVerdictTest, AHostWithoutLibraryOrGpusHasNoCondition) {
    EXPECT_FALSE(after(core::Error(v1::FILE_NOT_FOUND, "not installed")));
    EXPECT_FALSE(after(nvml::Round()));
}

TEST_F(NvmlVerdictTest, ACallThatFailedIsToldForAMinute) {
    const NodeFinding bad{"GpusMeasured",
                          false,
                          v1::GPU_CALL_FAILED,
                          {{"call", "nvmlDeviceGetPowerUsage"}, {"error", "NVML_ERROR_UNKNOWN"}, {"gpu", "1"}}};
    EXPECT_EQ(after(round(nvml::Failure{"nvmlDeviceGetPowerUsage", "NVML_ERROR_UNKNOWN", 1})), bad);
    EXPECT_EQ(after(round(), 59s), bad);
    EXPECT_EQ(after(round(), 2s), fine);
}

TEST_F(NvmlVerdictTest, ADriverIsSilentAfterSomeSeconds) {
    EXPECT_EQ(after(round()), fine);
    EXPECT_EQ(after(nvml::silence(), 4s), fine) << "it may only be slow";
    const auto finding = after(nvml::silence());
    ASSERT_TRUE(finding);
    EXPECT_FALSE(finding->holds);
    EXPECT_EQ(finding->reason, v1::GPU_DRIVER_SILENT);
    EXPECT_EQ(after(round()), fine);
}

TEST_F(NvmlVerdictTest, ALibraryThatCannotBeLoadedSaysWhy) {
    const auto finding = after(core::Error(v1::FILE_UNREADABLE, "cannot be loaded", {{"system_error", "no ELF"}}));
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->reason, v1::GPU_LIBRARY_UNUSABLE);
    EXPECT_EQ(finding->arguments.at("system_error"), "no ELF");
}
