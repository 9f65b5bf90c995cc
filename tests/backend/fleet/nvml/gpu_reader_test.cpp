#include <chrono>
#include <memory>
#include <thread>

#include <dlfcn.h>
#include <gtest/gtest.h>

#include "backend/fleet/nvml/gpu_reader.h"
#include "tests/support/nvml_stand_in.h"

using namespace nvml;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;

// The stand-in that hangs until it is let go; a second hold on it keeps it loaded, as it is, between readings.
class Hanging {
public:
    Hanging() : library_(::dlopen(support::nvmlStandIn("hanging").front().c_str(), RTLD_NOW)) {}
    Hanging(const Hanging &) = delete;
    Hanging &operator=(const Hanging &) = delete;
    ~Hanging() { release(); }

    void release() const { reinterpret_cast<void (*)()>(::dlsym(library_, "standInRelease"))(); }

private:
    // Never closed: a thread that was left behind may still be within it.
    void *const library_;
};

} // namespace

TEST(GpuReader, ReadsAgainAndAgain) {
    GpuReader reader(support::nvmlStandIn("sound"));
    for (int time = 0; time < 3; ++time) {
        const auto read = reader.read(patience);
        ASSERT_TRUE(read) << read.error().message();
        EXPECT_EQ(read->gpus.size(), 2u);
    }
}

TEST(GpuReader, PassesFailuresOn) {
    GpuReader reader(support::nvmlStandIn("countless"));
    for (int time = 0; time < 2; ++time) {
        const auto read = reader.read(patience);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().arguments().at("error"), "NVML_ERROR_UNKNOWN");
    }
}

TEST(GpuReader, OneThatIsStoppedDoesNotWait) {
    std::stop_source stop;
    stop.request_stop();
    GpuReader reader(support::nvmlStandIn("sound"));
    const auto read = reader.read(std::chrono::hours(1), stop.get_token());
    EXPECT_TRUE(read || read.error().reason() == core::v1::DEADLINE_EXCEEDED);
}

// In one test, since the library that hangs once stays let go.
TEST(GpuReader, ADriverThatHangsHoldsNobodyUpAndIsHeardWhenItComesBack) {
    const Hanging library;
    {
        GpuReader left(support::nvmlStandIn("hanging"));
        const auto read = left.read(1ms);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().reason(), core::v1::DEADLINE_EXCEEDED);
    }
    GpuReader reader(support::nvmlStandIn("hanging"));
    ASSERT_FALSE(reader.read(1ms));
    // While the first question is open, no second one waits.
    ASSERT_FALSE(reader.read(std::chrono::hours(1)));
    library.release();
    const auto end = std::chrono::steady_clock::now() + patience;
    auto read = reader.read(0ms);
    while (!read && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(5ms);
        read = reader.read(0ms);
    }
    ASSERT_TRUE(read);
    EXPECT_EQ(read->gpus.size(), 2u);
}
