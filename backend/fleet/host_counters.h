#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace fleet {

// What a host's kernel counts and says at one instant; nothing where it does not tell, or not so that it can be
// understood.
struct HostCounters {
    // In ticks, over all logical processors.
    struct Cpu {
        std::uint64_t busy = 0;
        std::uint64_t idle = 0;
    };
    // Bytes, of one disk or network interface.
    struct Flow {
        std::uint64_t in = 0;
        std::uint64_t out = 0;
    };
    // Bytes.
    struct Room {
        std::uint64_t used = 0;
        std::uint64_t total = 0;
    };
    using Flows = std::map<std::string, Flow>;

    std::optional<Cpu> cpu;
    // Microseconds in which something waited, for a processor, for memory, for a disk.
    std::array<std::optional<std::uint64_t>, 3> pressures{};
    std::optional<Room> memory;
    std::optional<Room> swap;
    std::optional<Room> disk;
    // By name: whole disks that stand on no others, and what they read and wrote.
    std::optional<Flows> disks;
    // By name: interfaces but loopback and those below others, and what they received and sent.
    std::optional<Flows> networks;
    int processors = 0;
};

// Reads them. Safe from any thread.
class HostCounterReader {
public:
    // `root` is where /proc and /sys are found, `data` a directory on the file system whose room is told.
    HostCounterReader(std::filesystem::path root, std::filesystem::path data)
        : root_(std::move(root)), data_(std::move(data)) {}

    HostCounters read() const;

private:
    void readStat(HostCounters *counters) const;
    void readMemory(HostCounters *counters) const;
    std::optional<std::uint64_t> readPressure(const char *what) const;
    std::optional<HostCounters::Room> readRoom() const;
    std::optional<HostCounters::Flows> readDisks() const;
    std::optional<HostCounters::Flows> readNetworks() const;
    bool isWholeDisk(const std::string &name) const;
    bool isBelowAnother(const std::string &interface) const;

    const std::filesystem::path root_;
    const std::filesystem::path data_;
};

} // namespace fleet
