#include "backend/deployments/process/resource_limits.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace deployments {

namespace {

namespace fs = std::filesystem;

constexpr const char *needed[] = {"cpu", "memory"};
constexpr const char *enable = "+cpu +memory";
// Microseconds; the kernel's own default.
constexpr std::int64_t cpuPeriod = 100'000;

// errno, or 0.
int writeFile(const fs::path &path, const std::string &text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int error = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : errno;
    ::close(file);
    return error;
}

bool hasControllers(const fs::path &cgroup) {
    std::ifstream file(cgroup / "cgroup.controllers");
    std::string all{std::istreambuf_iterator<char>(file), {}};
    for (char &c : all)
        c = c == '\n' ? ' ' : c;
    all = ' ' + all + ' ';
    for (const auto *const name : needed) {
        if (all.find(std::string(" ") + name + ' ') == std::string::npos)
            return false;
    }
    return true;
}

// Of cgroup v2: the line without controllers.
std::string ownCgroup() {
    std::ifstream file("/proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("0::/"))
            return line.substr(4);
    }
    return {};
}

std::string cannot(const std::string &what, int error) {
    return what + ": " + std::strerror(error);
}

} // namespace

ResourceLimits::ResourceLimits(fs::path root) : root_(std::move(root)) {}

ResourceLimits ResourceLimits::unavailable(std::string reason) {
    ResourceLimits none{fs::path()};
    none.reason_ = std::move(reason);
    return none;
}

ResourceLimits ResourceLimits::ofThisProcess(const fs::path &mountPoint) {
    std::error_code failed;
    const auto own = mountPoint / ownCgroup();
    if (!fs::exists(mountPoint / "cgroup.controllers", failed) || !hasControllers(own))
        return unavailable("cgroup v2 has no controllers for memory and CPU here");
    const auto control = own / "cgroup.subtree_control";
    int error = writeFile(control, enable);
    // A cgroup that gives controllers to others holds no processes itself.
    if (error == EBUSY) {
        fs::create_directory(own / "service", failed);
        error = writeFile(own / "service" / "cgroup.procs", std::to_string(::getpid()));
        error = error == 0 ? writeFile(control, enable) : error;
    }
    if (error != 0)
        return unavailable(cannot(control.string(), error));
    const auto root = own / "replicas";
    fs::create_directory(root, failed);
    error = writeFile(root / "cgroup.subtree_control", enable);
    return error == 0 ? ResourceLimits(root) : unavailable(cannot(root.string(), error));
}

ResourceLimits::Applied ResourceLimits::make(const std::string &name, std::int64_t memoryBytes,
                                             std::int64_t cpuMillis) const {
    if (root_.empty())
        return {{}, reason_};
    const auto cgroup = root_ / name;
    std::error_code failed;
    fs::create_directory(cgroup, failed);
    if (failed)
        return {{}, cgroup.string() + ": " + failed.message()};
    int error = writeFile(cgroup / "memory.max", memoryBytes > 0 ? std::to_string(memoryBytes) : "max");
    // Where memory is limited, swap would only hide it; a kernel without swap has no such file.
    if (memoryBytes > 0)
        writeFile(cgroup / "memory.swap.max", "0");
    const auto quota = cpuMillis > 0 ? std::to_string(cpuMillis * cpuPeriod / 1'000) : std::string("max");
    error = error == 0 ? writeFile(cgroup / "cpu.max", quota + ' ' + std::to_string(cpuPeriod)) : error;
    if (error == 0)
        return {cgroup, {}};
    return {{}, cannot(cgroup.string(), error)};
}

ResourceLimits::Applied ResourceLimits::find(const std::string &name) const {
    if (root_.empty())
        return {{}, reason_};
    return {root_ / name, {}};
}

bool ResourceLimits::holds(const fs::path &cgroup, pid_t pid) {
    std::ifstream file(cgroup / "cgroup.procs");
    for (pid_t member = 0; file >> member;) {
        if (member == pid)
            return true;
    }
    return false;
}

void ResourceLimits::remove(const std::string &name) const {
    if (!root_.empty())
        ::rmdir((root_ / name).c_str());
}

} // namespace deployments
