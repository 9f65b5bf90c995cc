#include <fstream>

#include <gtest/gtest.h>

#include "backend/fleet/nvml/inventory.h"
#include "backend/fleet/nvml/nvml_library.h"
#include "tests/support/nvml_stand_in.h"
#include "tests/support/temporary_directory.h"

using namespace nvml;

namespace {

core::Result<Inventory> inventoryOf(const std::vector<std::string> &places) {
    const auto library = NvmlLibrary::open(places);
    if (!library)
        return library.error();
    return readInventory(**library);
}

core::Result<Inventory> inventoryWith(const std::string &fault) {
    return inventoryOf(support::nvmlStandIn(fault));
}

const Gpu first{0,    support::FirstGpu, "NVIDIA H100 80GB HBM3", support::FirstGpuBytes, "00000000:0A:00.0", "9.0",
                false};
const Gpu second{1, support::SecondGpu, "NVIDIA L4", support::SecondGpuBytes, "00000000:B0:00.0", "8.9", false};

} // namespace

TEST(Inventory, HasAllThatTheLibraryTells) {
    const auto read = inventoryWith("sound");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(*read, (Inventory{"580.159.04", "13.0", {first, second}, std::nullopt}));
}

TEST(Inventory, ALibraryThatIsNotThereIsNotFound) {
    const auto read = inventoryOf({"libnot-there.so.1", "/nowhere/libnvidia-ml.so.1"});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason(), core::v1::FILE_NOT_FOUND);
    auto places = support::nvmlStandIn("sound");
    places.insert(places.begin(), "libnot-there.so.1");
    EXPECT_TRUE(inventoryOf(places)) << "the next place is looked at";
}

TEST(Inventory, ALibraryThatIsNoneSaysWhatTheSystemSays) {
    const support::TemporaryDirectory directory;
    const auto path = (directory.path() / "libnvidia-ml.so.1").string();
    std::ofstream(path) << "not a library, but long enough to have had the header of one, had anybody written one";
    const auto read = inventoryOf({path});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason(), core::v1::FILE_UNREADABLE);
    EXPECT_EQ(read.error().arguments().at("path"), path);
    EXPECT_NE(read.error().arguments().at("system_error").find("ELF"), std::string::npos);
}

TEST(Inventory, AFailureToBeginHasNvidiasName) {
    const auto read = inventoryWith("uninitialised");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().arguments().at("call"), "nvmlInit_v2");
    EXPECT_EQ(read.error().arguments().at("error"), "NVML_ERROR_DRIVER_NOT_LOADED");
}

TEST(Inventory, WithoutTheNumberOfGpusNothingIsKnown) {
    const auto read = inventoryWith("countless");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().arguments().at("call"), "nvmlDeviceGetCount_v2");
    EXPECT_EQ(read.error().arguments().at("error"), "NVML_ERROR_UNKNOWN");
}

TEST(Inventory, AnOldLibraryTellsWhatItCan) {
    const auto read = inventoryWith("old");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->cuda, "");
    ASSERT_EQ(read->gpus.size(), 2u);
    EXPECT_EQ(read->gpus[0].computeCapability, "");
    EXPECT_EQ(read->gpus[0].memoryBytes, support::FirstGpuBytes);
    EXPECT_EQ(read->failure,
              (Failure{"nvmlSystemGetCudaDriverVersion_v2", "NVML_ERROR_FUNCTION_NOT_FOUND", std::nullopt}));
}

TEST(Inventory, AGpuThatIsLostIsLeftOutAndNamed) {
    const auto read = inventoryWith("lost");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->gpus, std::vector{first});
    EXPECT_EQ(read->failure, (Failure{"nvmlDeviceGetHandleByIndex_v2", "NVML_ERROR_GPU_IS_LOST", 1}));
}

TEST(Inventory, AGpuThatDoesNotTellItsMemoryIsThereWithoutIt) {
    const auto read = inventoryWith("forgetful");
    ASSERT_TRUE(read) << read.error().message();
    auto silent = second;
    silent.memoryBytes = 0;
    EXPECT_EQ(read->gpus, (std::vector{first, silent}));
    EXPECT_EQ(read->failure, (Failure{"nvmlDeviceGetMemoryInfo", "NVML_ERROR_NO_PERMISSION", 1}));
}

TEST(Inventory, APartitionedGpuIsKnownAsSuch) {
    const auto read = inventoryWith("partitioned");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_TRUE(read->gpus.at(0).isPartitioned);
    EXPECT_FALSE(read->gpus.at(1).isPartitioned);
    EXPECT_FALSE(read->failure);
}

TEST(Inventory, AnUnknownErrorIsItsNumber) {
    EXPECT_EQ(nameOf(static_cast<Return>(77)), "77");
}
