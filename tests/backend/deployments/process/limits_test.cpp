#include <fstream>

#include "backend/deployments/process/resource_limits.h"
#include "tests/backend/deployments/process/host_scene.h"

using namespace deployments;

namespace {

std::string contentOf(const std::filesystem::path &path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_F(HostScene, WhereTheKernelDoesNotLimitItIsSaidSo) {
    auto made = launch();
    made.memoryBytes = 1 << 30;
    made.cpuMillis = 1'500;
    runtime_->start(made);
    const auto ready = awaitPhase(made.key, Phase::Ready);
    const auto limits = ResourceLimits::ofThisProcess().find("x");
    EXPECT_EQ(ready.areLimitsEnforced, limits.error.empty());
    EXPECT_EQ(ready.limitsError, limits.error);
}

TEST_F(HostScene, WithoutLimitsThereIsNothingToEnforce) {
    const auto made = started();
    EXPECT_TRUE(awaitPhase(made.key, Phase::Ready).areLimitsEnforced);
}

TEST(ResourceLimits, AreWrittenAsTheKernelReadsThem) {
    const support::TemporaryDirectory directory;
    const auto cgroup = directory.path() / "d.r";
    std::filesystem::create_directory(cgroup);
    for (const auto *const name : {"memory.max", "memory.swap.max", "cpu.max"})
        std::ofstream(cgroup / name) << "";
    const ResourceLimits limits(directory.path());
    EXPECT_EQ(limits.make("d.r", 1 << 30, 1'500).cgroup, cgroup);
    EXPECT_EQ(contentOf(cgroup / "memory.max"), "1073741824");
    EXPECT_EQ(contentOf(cgroup / "memory.swap.max"), "0");
    EXPECT_EQ(contentOf(cgroup / "cpu.max"), "150000 100000");
    EXPECT_FALSE(limits.make("other", 1, 1).error.empty());
}
