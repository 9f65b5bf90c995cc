#include <gtest/gtest.h>

#include "backend/fleet/gpu_report.h"
#include "backend/fleet/nvml/inventory.h"

using namespace fleet;

namespace {

using Read = core::Result<nvml::Inventory>;

nvml::Inventory oneGpu() {
    return {"580.1", "13.0", {{0, "GPU-1", "NVIDIA H100", 80'000, "00000000:0A:00.0", "9.0", false}}, std::nullopt};
}

// What the kernel shows: two GPUs of which nothing but the product is known.
v1::NodeStatus shown(const std::string &boot = "now") {
    v1::NodeStatus status;
    status.set_boot_id(boot);
    for (const auto *uuid : {"GPU-1", "GPU-2"}) {
        status.add_gpus()->set_uuid(uuid);
        status.mutable_gpus()->rbegin()->set_product("shown");
    }
    return status;
}

v1::NodeStatus known() {
    auto status = shown();
    EXPECT_TRUE(reportGpus(Read(oneGpu()), {}, &status));
    return status;
}

} // namespace

TEST(GpuReport, WhatTheLibraryTellsStandsForWhatTheKernelShows) {
    auto status = shown();
    const auto finding = reportGpus(Read(oneGpu()), {}, &status);
    ASSERT_TRUE(finding);
    EXPECT_TRUE(finding->holds);
    EXPECT_EQ(finding->arguments.at("driver"), "580.1");
    ASSERT_EQ(status.gpus_size(), 1);
    EXPECT_EQ(status.gpus(0).memory_bytes(), 80'000);
    EXPECT_EQ(status.gpus(0).compute_capability(), "9.0");
    EXPECT_EQ(status.gpus(0).pci_address(), "00000000:0A:00.0");
    EXPECT_EQ(status.gpus(0).vendor(), v1::NVIDIA);
    EXPECT_EQ(status.cuda_version(), "13.0");
}

TEST(GpuReport, WithoutTheLibraryTheKernelIsBelieved) {
    auto status = shown();
    EXPECT_FALSE(reportGpus(core::Error(v1::FILE_NOT_FOUND, "none"), known(), &status));
    EXPECT_EQ(status.gpus_size(), 2);
    EXPECT_EQ(status.gpus(0).product(), "shown");
}

TEST(GpuReport, WhatWasKnownOfAGpuHoldsWhereACallFails) {
    auto status = shown();
    const core::Error error(v1::UNAVAILABLE, "failed", {{"call", "nvmlInit_v2"}, {"error", "NVML_ERROR_UNKNOWN"}});
    const auto finding = reportGpus(error, known(), &status);
    ASSERT_TRUE(finding);
    EXPECT_FALSE(finding->holds);
    EXPECT_EQ(finding->reason, v1::GPU_CALL_FAILED);
    EXPECT_EQ(finding->arguments.at("error"), "NVML_ERROR_UNKNOWN");
    ASSERT_EQ(status.gpus_size(), 2);
    EXPECT_EQ(status.gpus(0).memory_bytes(), 80'000);
    EXPECT_EQ(status.gpus(1).memory_bytes(), 0);
    auto later = shown("another");
    reportGpus(error, known(), &later);
    EXPECT_EQ(later.gpus(0).memory_bytes(), 0) << "another start of the kernel may have other GPUs";
}

TEST(GpuReport, ADriverThatIsSilentChangesNothing) {
    v1::NodeStatus status;
    status.set_boot_id("now");
    const auto finding = reportGpus(core::Error(v1::DEADLINE_EXCEEDED, "silent"), known(), &status);
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->reason, v1::GPU_DRIVER_SILENT);
    ASSERT_EQ(status.gpus_size(), 1);
    EXPECT_EQ(status.gpus(0).memory_bytes(), 80'000);
    EXPECT_EQ(status.gpu_driver(), "580.1");
}

TEST(GpuReport, AFailureNamesItsGpu) {
    auto inventory = oneGpu();
    inventory.failure = nvml::Failure{"nvmlDeviceGetUUID", "NVML_ERROR_GPU_IS_LOST", 1};
    auto status = shown();
    const auto finding = reportGpus(Read(inventory), {}, &status);
    ASSERT_TRUE(finding);
    EXPECT_FALSE(finding->holds);
    EXPECT_EQ(finding->arguments,
              (std::map<std::string, std::string>{
                  {"call", "nvmlDeviceGetUUID"}, {"error", "NVML_ERROR_GPU_IS_LOST"}, {"gpu", "1"}}));
    EXPECT_EQ(status.gpus_size(), 1);
}

TEST(GpuReport, ALibraryThatCannotBeLoadedIsNamed) {
    auto status = shown();
    const auto finding =
        reportGpus(core::Error(v1::FILE_UNREADABLE, "bad", {{"path", "p"}, {"system_error", "e"}}), {}, &status);
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->reason, v1::GPU_LIBRARY_UNUSABLE);
    EXPECT_EQ(finding->arguments.at("path"), "p");
}
