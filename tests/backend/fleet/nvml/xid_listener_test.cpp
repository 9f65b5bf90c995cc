#include <functional>

#include <gtest/gtest.h>

#include "backend/fleet/nvml/xid_listener.h"
#include "tests/support/eventually.h"
#include "tests/support/nvml_control.h"

using namespace nvml;
using namespace std::chrono_literals;
using support::eventually;

namespace {

std::vector<XidEvent> takeSome(XidListener &listener, std::size_t count) {
    std::vector<XidEvent> events;
    eventually([&] {
        for (auto &event : listener.take())
            events.push_back(std::move(event));
        return events.size() >= count;
    });
    return events;
}

} // namespace

TEST(XidListener, HearsOfEachErrorAndItsGpu) {
    const support::NvmlControl library;
    XidListener listener(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return listener.isListening(); }));
    EXPECT_FALSE(listener.error());
    library.raiseXid(0, 31);
    library.raiseXid(1, 79);
    const auto events = takeSome(listener, 2);
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].uuid, support::FirstGpu);
    EXPECT_EQ(events[0].xid, 31);
    EXPECT_FALSE(events[0].gpuInstance);
    EXPECT_EQ(events[1].uuid, support::SecondGpu);
    EXPECT_EQ(events[1].xid, 79);
    EXPECT_TRUE(listener.take().empty());
}

TEST(XidListener, OfAStormTheNewestAreKept) {
    const support::NvmlControl library;
    XidListener listener(support::nvmlStandIn("sound"));
    for (int count = 0; count < 1'500; ++count)
        library.raiseXid(0, 13);
    library.raiseXid(0, 48);
    std::vector<XidEvent> last;
    ASSERT_TRUE(eventually([&] {
        auto taken = listener.take();
        if (!taken.empty())
            last = std::move(taken);
        return !last.empty() && last.back().xid == 48;
    }));
    EXPECT_LE(last.size(), 1'000u);
}

TEST(XidListener, AnOldLibraryIsHeardToo) {
    const support::NvmlControl library("old");
    XidListener listener(support::nvmlStandIn("old"));
    library.raiseXid(0, 43);
    const auto events = takeSome(listener, 1);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].xid, 43);
}

TEST(XidListener, AGpuThatDoesNotReportIsNotListenedTo) {
    const support::NvmlControl library;
    library.set("nvmlDeviceRegisterEvents", R"("NVML_ERROR_NOT_SUPPORTED")");
    library.set("1:nvmlDeviceRegisterEvents", R"("NVML_ERROR_NOT_SUPPORTED")");
    XidListener listener(support::nvmlStandIn("sound"));
    ASSERT_TRUE(eventually([&] { return listener.error().has_value(); }));
    EXPECT_FALSE(listener.isListening());
    EXPECT_EQ(listener.error()->arguments().at("call"), "nvmlDeviceRegisterEvents");
}

TEST(XidListener, ALibraryThatFailsIsSaidAndDoesNotHoldUpTheEnd) {
    const support::NvmlControl library;
    const auto begun = std::chrono::steady_clock::now();
    {
        XidListener listener(support::nvmlStandIn("sound"));
        ASSERT_TRUE(eventually([&] { return listener.isListening(); }));
        library.set("nvmlEventSetWait", R"("NVML_ERROR_GPU_IS_LOST")");
        ASSERT_TRUE(eventually([&] { return listener.error().has_value(); }));
        EXPECT_EQ(listener.error()->arguments().at("error"), "NVML_ERROR_GPU_IS_LOST");
        EXPECT_FALSE(listener.isListening());
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 20s);
}
