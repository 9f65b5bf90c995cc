#include "backend/fleet/host_facts.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

#include <sched.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace fleet {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestId = 63;

std::string contentOf(const fs::path &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::optional<std::int64_t> numberFrom(const std::string &text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// What follows `key` and the separator on its line.
std::string valueOf(const std::string &text, const std::string &key, char separator) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find(separator);
        if (at != std::string::npos && trimmed(std::string_view(line).substr(0, at)) == key)
            return trimmed(std::string_view(line).substr(at + 1));
    }
    return {};
}

std::int64_t affinityCount() {
    // As many as the largest machine has, since the kernel refuses a set that is too small for it.
    constexpr int most = 1 << 14;
    auto *const set = CPU_ALLOC(most);
    const auto size = CPU_ALLOC_SIZE(most);
    CPU_ZERO_S(size, set);
    const auto count = ::sched_getaffinity(0, size, set) == 0 ? CPU_COUNT_S(size, set) : 0;
    CPU_FREE(set);
    return count > 0 ? count : ::sysconf(_SC_NPROCESSORS_ONLN);
}

// Directories from the service's own cgroup up to the root. With an empty controller those of cgroup v2.
std::vector<fs::path> cgroups(const fs::path &root, const std::string &controller) {
    std::istringstream lines(contentOf(root / "proc/self/cgroup"));
    const auto mount = root / "sys/fs/cgroup" / controller;
    std::vector<fs::path> found;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const auto names = ',' + line.substr(first + 1, second - first - 1) + ',';
        if (controller.empty() ? names != ",," : names.find(',' + controller + ',') == std::string::npos)
            continue;
        for (auto path = fs::path(line.substr(second + 1)).relative_path(); !path.empty(); path = path.parent_path())
            found.push_back(mount / path);
    }
    // In a container this may be the only one that is seen.
    found.push_back(mount);
    return found;
}

} // namespace

HostFacts::HostFacts(fs::path root) : root_(std::move(root)) {}

v1::NodeStatus HostFacts::read() const {
    v1::NodeStatus status;
    utsname system{};
    ::uname(&system);
    status.set_host_name(system.nodename);
    status.set_kernel(std::string(system.sysname) + ' ' + system.release);
    auto name = valueOf(contentOf(root_ / "etc/os-release"), "PRETTY_NAME", '=');
    std::erase(name, '"');
    status.set_operating_system(name);
    status.set_boot_id(trimmed(contentOf(root_ / "proc/sys/kernel/random/boot_id")));
    status.set_cpu_millis(cpuMillis());
    status.set_memory_bytes(memoryBytes());
    readGpus(&status);
    return status;
}

std::int64_t HostFacts::smallestLimit(const std::string &controller, const std::string &file) const {
    std::int64_t smallest = 0;
    for (const auto &cgroup : cgroups(root_, controller)) {
        const auto limit = numberFrom(trimmed(contentOf(cgroup / file)));
        if (limit && *limit > 0 && (smallest == 0 || *limit < smallest))
            smallest = *limit;
    }
    return smallest;
}

// In thousandths of a CPU; 0 where there is none.
std::int64_t HostFacts::cpuLimit() const {
    std::int64_t smallest = 0;
    const auto consider = [&](const std::optional<std::int64_t> &quota, const std::optional<std::int64_t> &period) {
        if (!quota || !period || *quota <= 0 || *period <= 0)
            return;
        const auto millis = *quota * 1'000 / *period;
        smallest = smallest == 0 ? millis : std::min(smallest, millis);
    };
    for (const auto &cgroup : cgroups(root_, {})) {
        const auto text = trimmed(contentOf(cgroup / "cpu.max"));
        const auto space = text.find(' ');
        if (space != std::string::npos)
            consider(numberFrom(text.substr(0, space)), numberFrom(text.substr(space + 1)));
    }
    for (const auto &cgroup : cgroups(root_, "cpu"))
        consider(numberFrom(trimmed(contentOf(cgroup / "cpu.cfs_quota_us"))),
                 numberFrom(trimmed(contentOf(cgroup / "cpu.cfs_period_us"))));
    return smallest;
}

std::int64_t HostFacts::cpuMillis() const {
    const auto all = affinityCount() * 1'000;
    const auto limit = cpuLimit();
    return limit > 0 ? std::min(all, limit) : all;
}

std::int64_t HostFacts::memoryBytes() const {
    auto text = valueOf(contentOf(root_ / "proc/meminfo"), "MemTotal", ':');
    const auto kilobytes = numberFrom(text.substr(0, text.find(' '))).value_or(0);
    auto bytes = kilobytes * 1'024;
    for (const auto limit : {smallestLimit({}, "memory.max"), smallestLimit("memory", "memory.limit_in_bytes")}) {
        if (limit > 0 && (bytes == 0 || limit < bytes))
            bytes = limit;
    }
    return bytes;
}

// In the order of their places on the bus, as the driver numbers them when it is asked to.
void HostFacts::readGpus(v1::NodeStatus *status) const {
    std::error_code ignored;
    std::vector<fs::path> places;
    for (const auto &entry : fs::directory_iterator(root_ / "proc/driver/nvidia/gpus", ignored))
        places.push_back(entry.path());
    std::sort(places.begin(), places.end());
    for (const auto &place : places) {
        const auto text = contentOf(place / "information");
        const auto uuid = valueOf(text, "GPU UUID", ':');
        if (uuid.empty())
            continue;
        auto &gpu = *status->add_gpus();
        gpu.set_uuid(uuid);
        gpu.set_index(status->gpus_size() - 1);
        gpu.set_vendor(v1::NVIDIA);
        gpu.set_product(valueOf(text, "Model", ':'));
    }
}

std::string nodeIdFrom(const std::string &hostName) {
    std::string id;
    for (const char c : hostName.substr(0, longestId)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isFine = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '.';
        id += isFine ? lower : '-';
    }
    const auto isEdge = [](char c) { return c == '-' || c == '.'; };
    while (!id.empty() && isEdge(id.back()))
        id.pop_back();
    id.erase(id.begin(), std::find_if_not(id.begin(), id.end(), isEdge));
    return id.empty() ? "host" : id;
}

} // namespace fleet
