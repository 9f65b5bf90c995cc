#include <thread>

#include <gtest/gtest.h>

#include "backend/fleet/nvml/round_reader.h"
#include "tests/support/nvml_control.h"

using namespace nvml;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;

} // namespace

TEST(RoundReader, ACallThatHangsHoldsNobodyUpAndIsHeardWhenItComesBack) {
    const support::NvmlControl library;
    RoundReader reader(support::nvmlStandIn("sound"));
    ASSERT_TRUE(reader.read(patience));
    library.set("nvmlDeviceGetPowerUsage", R"("HANG")");
    // Asked again after a second.
    const auto begin = std::chrono::steady_clock::now();
    auto read = reader.read(10ms);
    while (read && std::chrono::steady_clock::now() < begin + patience) {
        std::this_thread::sleep_for(5ms);
        read = reader.read(10ms);
    }
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason(), core::v1::DEADLINE_EXCEEDED);
    ASSERT_FALSE(reader.read(std::chrono::hours(1))) << "while one question is open, no second one waits";
    library.release();
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!read && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(5ms);
        read = reader.read(0ms);
    }
    ASSERT_TRUE(read);
    EXPECT_EQ(read->gpus.size(), 2u);
}

TEST(RoundReader, OneThatHangsIsLeftBehind) {
    const support::NvmlControl library;
    library.set("nvmlDeviceGetUtilizationRates", R"("HANG")");
    const auto begun = std::chrono::steady_clock::now();
    {
        RoundReader reader(support::nvmlStandIn("sound"));
        ASSERT_FALSE(reader.read(1ms));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, patience);
}

TEST(RoundReader, ALibraryThatIsNotThereIsNotFound) {
    RoundReader reader({"libnot-there.so.1"});
    const auto read = reader.read(patience);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().reason(), core::v1::FILE_NOT_FOUND);
}
