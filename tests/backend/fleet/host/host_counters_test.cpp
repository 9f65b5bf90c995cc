// What the kernel counts of a host, and what is made of it: on files as it writes them, and on those that it never
// would.
#include <cmath>
#include <fstream>

#include <gtest/gtest.h>

#include "backend/fleet/host_meter.h"
#include "tests/support/temporary_directory.h"

using namespace fleet;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class HostCountersTest : public testing::Test {
protected:
    HostCountersTest() {
        write("proc/stat", "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 50 0 50 400 0 0 0 0 0 0\n"
                           "cpu1 50 0 50 400 0 0 0 0 0 0\nintr 1\nctxt 2\n");
        write("proc/meminfo", "MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    600 kB\n"
                              "SwapTotal:         0 kB\nSwapFree:          0 kB\n");
        write("proc/diskstats", line("nvme0n1", 1'000, 2'000) + line("nvme0n1p1", 1'000, 2'000) +
                                    line("dm-0", 1'000, 2'000) + line("loop0", 5'000, 0));
        addDisk("nvme0n1");
        addDisk("dm-0");
        addDisk("loop0");
        write("sys/block/dm-0/slaves/nvme0n1/x", "");
        write("proc/net/dev", net({{"lo", {900, 900}}, {"eth0", {1'000, 2'000}}, {"veth1", {7'000, 7'000}}}));
        write("sys/class/net/veth1/upper_docker0/x", "");
        write("sys/class/net/eth0/mtu", "1500\n");
    }

    static std::string line(const std::string &name, int read, int written) {
        return "   8       0 " + name + " 1 0 " + std::to_string(read) + " 0 1 0 " + std::to_string(written) +
               " 0 0 0 0 0 0 0 0 0 0\n";
    }
    static std::string net(const std::map<std::string, std::pair<int, int>> &interfaces) {
        std::string text = "Inter-|   Receive  |  Transmit\n face |bytes packets errs\n";
        for (const auto &[name, flow] : interfaces)
            text += "  " + name + ":" + std::to_string(flow.first) + " 1 0 0 0 0 0 0 " + std::to_string(flow.second) +
                    " 1 0 0 0 0 0 0\n";
        return text;
    }

    void write(const std::string &file, const std::string &text) {
        const auto path = root_.path() / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    void addDisk(const std::string &name) {
        std::filesystem::create_directories(root_.path() / "sys/block" / name / "slaves");
    }
    HostValues measure() {
        now_ += 10s;
        return meter_.take(HostCounterReader(root_.path(), root_.path()).read(), now_);
    }
    static float of(const HostValues &values, v1::HostMetric metric) {
        return values[static_cast<std::size_t>(metric) - 1];
    }

    support::TemporaryDirectory root_;
    HostMeter meter_;
    std::chrono::steady_clock::time_point now_{};
};

} // namespace

TEST_F(HostCountersTest, OfTheFirstTimeOnlyWhatIsNoCounterIsKnown) {
    const auto values = measure();
    EXPECT_FLOAT_EQ(of(values, v1::HOST_MEMORY_USED), 40);
    EXPECT_GT(of(values, v1::DISK_USED), 0);
    EXPECT_TRUE(std::isnan(of(values, v1::SWAP_USED)));
    for (const auto metric : {v1::CPU_BUSY, v1::DISK_READ, v1::DISK_WRITTEN, v1::NETWORK_RECEIVED, v1::NETWORK_SENT})
        EXPECT_TRUE(std::isnan(of(values, metric))) << metric;
}

TEST_F(HostCountersTest, WhatGrewBetweenTwoTimesIsTheValue) {
    measure();
    write("proc/stat", "cpu  150 0 150 900 0 0 0 0 0 0\ncpu0 1 0 1 1 0\n");
    // 10 MB read and 20 MB written in ten seconds; parts and what is built of it are not counted again.
    write("proc/diskstats", line("nvme0n1", 1'000 + 10'000'000 / 512, 2'000 + 20'000'000 / 512) +
                                line("nvme0n1p1", 50'000'000, 50'000'000) + line("dm-0", 50'000'000, 50'000'000));
    write("proc/net/dev",
          net({{"lo", {90'000'000, 1}}, {"eth0", {1'000 + 5'000'000, 2'000 + 1'000'000}}, {"veth1", {90'000'000, 1}}}));
    const auto values = measure();
    EXPECT_FLOAT_EQ(of(values, v1::CPU_BUSY), 50);
    EXPECT_NEAR(of(values, v1::DISK_READ), 1, 0.001);
    EXPECT_NEAR(of(values, v1::DISK_WRITTEN), 2, 0.001);
    EXPECT_NEAR(of(values, v1::NETWORK_RECEIVED), 0.5, 0.001);
    EXPECT_NEAR(of(values, v1::NETWORK_SENT), 0.1, 0.001);
    EXPECT_TRUE(std::isnan(of(values, v1::CPU_PRESSURE)));
}

TEST_F(HostCountersTest, PressureIsTheShareOfTimeInWhichSomethingWaited) {
    write("proc/pressure/cpu", "some avg10=1.00 avg60=2.00 avg300=3.00 total=1000000\n");
    write("proc/pressure/io", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\nfull avg10=0.00 total=7\n");
    measure();
    write("proc/pressure/cpu", "some avg10=1.00 avg60=2.00 avg300=3.00 total=3500000\n");
    const auto values = measure();
    EXPECT_FLOAT_EQ(of(values, v1::CPU_PRESSURE), 25);
    EXPECT_FLOAT_EQ(of(values, v1::IO_PRESSURE), 0);
    EXPECT_TRUE(std::isnan(of(values, v1::MEMORY_PRESSURE)));
}

TEST_F(HostCountersTest, CountersThatGoBackSayNothing) {
    measure();
    write("proc/stat", "cpu  10 0 10 80 0 0 0 0 0 0\n");
    write("proc/diskstats", line("nvme0n1", 10, 20));
    write("proc/net/dev", net({{"eth0", {10, 20}}}));
    const auto values = measure();
    for (const auto metric : {v1::CPU_BUSY, v1::DISK_READ, v1::DISK_WRITTEN, v1::NETWORK_RECEIVED, v1::NETWORK_SENT})
        EXPECT_TRUE(std::isnan(of(values, metric))) << metric;
}

TEST_F(HostCountersTest, OneThatComesOrGoesIsLeftOutOnce) {
    measure();
    addDisk("sdb");
    write("proc/diskstats", line("nvme0n1", 1'000, 2'000) + line("sdb", 50'000'000, 50'000'000));
    write("proc/net/dev", net({{"eth0", {1'000, 2'000}}, {"eth1", {90'000'000, 90'000'000}}}));
    auto values = measure();
    EXPECT_FLOAT_EQ(of(values, v1::DISK_READ), 0);
    EXPECT_FLOAT_EQ(of(values, v1::NETWORK_RECEIVED), 0);
    write("proc/net/dev", net({{"eth1", {100'000'000, 90'000'000}}}));
    values = measure();
    EXPECT_NEAR(of(values, v1::NETWORK_RECEIVED), 1, 0.001);
    EXPECT_FLOAT_EQ(of(values, v1::NETWORK_SENT), 0);
}

TEST_F(HostCountersTest, NonsenseIsAbsent) {
    const std::vector<std::string> nonsense{"",
                                            "cpu",
                                            "cpu  x y z w v\n",
                                            std::string(100'000, 'a'),
                                            std::string("cpu\0 1 2 3 4 5\n", 15),
                                            "cpu  99999999999999999999999 0 0 0 0\n",
                                            "MemTotal: -5 kB\nMemAvailable: 1 kB\n",
                                            "MemTotal: 5 kB\nMemAvailable: 10 kB\n",
                                            "eth0: 1 2\n: 1 1 1 1 1 1 1 1 1\n",
                                            "8 0 ../../etc 1 0 1 0 1 0 1 0\n",
                                            "some total=\n"};
    for (const auto &text : nonsense) {
        for (const char *file : {"proc/stat", "proc/meminfo", "proc/diskstats", "proc/net/dev", "proc/pressure/cpu"})
            write(file, text);
        measure();
        const auto values = measure();
        for (int metric = 1; metric <= HostMetricCount; ++metric) {
            if (metric != v1::DISK_USED) {
                EXPECT_TRUE(std::isnan(values[static_cast<std::size_t>(metric) - 1])) << metric << ": " << text;
            }
        }
    }
}

TEST_F(HostCountersTest, AHostWithoutAnyOfItIsAbsent) {
    support::TemporaryDirectory empty;
    HostMeter meter;
    const auto counters = HostCounterReader(empty.path(), empty.path() / "missing").read();
    for (const float value : meter.take(counters, now_))
        EXPECT_TRUE(std::isnan(value));
    EXPECT_EQ(counters.processors, 0);
}

TEST_F(HostCountersTest, ThisHostTellsOfItself) {
    const HostCounterReader reader("/", root_.path());
    const auto counters = reader.read();
    EXPECT_GT(counters.processors, 0);
    ASSERT_TRUE(counters.cpu);
    ASSERT_TRUE(counters.memory);
    EXPECT_GT(counters.memory->total, std::uint64_t(1) << 20);
    EXPECT_LE(counters.memory->used, counters.memory->total);
    ASSERT_TRUE(counters.disk);
    EXPECT_GT(counters.disk->total, 0u);
}
