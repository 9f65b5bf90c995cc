#include <fstream>

#include <gtest/gtest.h>

#include "backend/fleet/host_facts.h"
#include "tests/support/temporary_directory.h"

using namespace fleet;

namespace {

// A host made of files.
struct MadeUpHost {
    MadeUpHost() {
        write("proc/meminfo", "MemTotal:       65536000 kB\nMemFree:        1 kB\n");
        write("proc/self/cgroup", "0::/user/service\n");
        write("proc/sys/kernel/random/boot_id", "70f10714-3f4c-497a-be81-b848c3683ad6\n");
        write("etc/os-release", "NAME=Debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    }
    void write(const std::string &path, const std::string &text) const {
        std::filesystem::create_directories((root.path() / path).parent_path());
        std::ofstream(root.path() / path) << text;
    }
    v1::NodeStatus read() const { return HostFacts(root.path()).read(); }
    support::TemporaryDirectory root;
};

} // namespace

TEST(HostFacts, ThisHostHasAllOfThem) {
    const auto status = HostFacts().read();
    EXPECT_GE(status.cpu_millis(), 1);
    EXPECT_GT(status.memory_bytes(), 1 << 20);
    EXPECT_EQ(status.boot_id().size(), 36u);
    EXPECT_TRUE(status.kernel().starts_with("Linux "));
    EXPECT_FALSE(status.operating_system().empty());
    EXPECT_FALSE(status.host_name().empty());
}

TEST(HostFacts, MemoryIsThatOfTheHostUnlessACgroupHasLess) {
    const MadeUpHost host;
    EXPECT_EQ(host.read().memory_bytes(), 65'536'000LL * 1'024);
    host.write("sys/fs/cgroup/user/service/memory.max", "max\n");
    EXPECT_EQ(host.read().memory_bytes(), 65'536'000LL * 1'024);
    host.write("sys/fs/cgroup/user/memory.max", "1073741824\n");
    EXPECT_EQ(host.read().memory_bytes(), 1 << 30);
    host.write("proc/self/cgroup", "4:memory:/a\n0::/\n");
    host.write("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "536870912\n");
    EXPECT_EQ(host.read().memory_bytes(), 512 << 20);
}

TEST(HostFacts, CpusAreLimitedByTheCgroup) {
    const MadeUpHost host;
    const auto all = host.read().cpu_millis();
    EXPECT_EQ(all % 1'000, 0);
    host.write("sys/fs/cgroup/user/service/cpu.max", "max 100000\n");
    EXPECT_EQ(host.read().cpu_millis(), all);
    host.write("sys/fs/cgroup/user/service/cpu.max", "50000 100000\n");
    EXPECT_EQ(host.read().cpu_millis(), 500);
}

TEST(HostFacts, GpusOfNvidiaAreListed) {
    const MadeUpHost host;
    EXPECT_EQ(host.read().gpus_size(), 0);
    const auto information = [](const std::string &uuid) {
        return "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 168\nGPU UUID: \t " + uuid +
               "\nVideo BIOS: \t 96.00\nBus Type: \t PCIe\nDevice Minor: \t 0\n";
    };
    host.write("proc/driver/nvidia/gpus/0000:b0:00.0/information", information("GPU-2"));
    host.write("proc/driver/nvidia/gpus/0000:0a:00.0/information", information("GPU-1"));
    const auto status = host.read();
    ASSERT_EQ(status.gpus_size(), 2);
    EXPECT_EQ(status.gpus(0).uuid(), "GPU-1");
    EXPECT_EQ(status.gpus(1).uuid(), "GPU-2");
    EXPECT_EQ(status.gpus(1).index(), 1);
    EXPECT_EQ(status.gpus(1).vendor(), v1::NVIDIA);
    EXPECT_EQ(status.gpus(1).product(), "NVIDIA H100 80GB HBM3");
}

TEST(HostFacts, AnyHostNameMakesAnId) {
    EXPECT_EQ(nodeIdFrom("gpu-01.example"), "gpu-01.example");
    EXPECT_EQ(nodeIdFrom("My_Laptop"), "my-laptop");
    EXPECT_EQ(nodeIdFrom("-x-"), "x");
    EXPECT_EQ(nodeIdFrom("..."), "host");
    EXPECT_EQ(nodeIdFrom(""), "host");
    EXPECT_EQ(nodeIdFrom(std::string(100, 'a')).size(), 63u);
}
