#include "tests/bench/others_load.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "tests/bench/figures.h"

namespace bench {

namespace {

constexpr pid_t KernelThreads = 2;

struct Process {
    pid_t parent = 0;
    // Its own, and that of the children it has waited for.
    double ticks = 0;
};

// See proc(5): what follows the name in parentheses, from the state on.
Process parse(const std::string &stat) {
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    std::string state;
    Process process;
    fields >> state >> process.parent;
    std::string skipped;
    for (int field = 5; field < 14; ++field)
        fields >> skipped;
    for (int field = 14; field < 18; ++field) {
        double ticks = 0;
        fields >> ticks;
        process.ticks += ticks;
    }
    return process;
}

std::map<pid_t, Process> processes() {
    std::map<pid_t, Process> found;
    std::error_code gone;
    for (const auto &entry : std::filesystem::directory_iterator("/proc", gone)) {
        const auto name = entry.path().filename().string();
        pid_t process = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), process).ptr != name.data() + name.size())
            continue;
        std::ifstream file(entry.path() / "stat");
        std::string stat;
        if (std::getline(file, stat))
            found[process] = parse(stat);
    }
    return found;
}

double stolenTicks() {
    std::ifstream file("/proc/stat");
    std::string name;
    double ticks = 0;
    file >> name;
    for (int field = 0; field < 8; ++field)
        file >> ticks;
    return ticks;
}

// Whether it is the process, or descends from it.
bool isOf(const std::map<pid_t, Process> &all, pid_t process, pid_t ancestor) {
    while (process != ancestor) {
        const auto known = all.find(process);
        if (known == all.end() || known->second.parent == 0)
            return false;
        process = known->second.parent;
    }
    return true;
}

double othersSeconds() {
    const auto all = processes();
    double ticks = stolenTicks();
    for (const auto &[process, figures] : all) {
        if (!isOf(all, process, ::getpid()) && !isOf(all, process, KernelThreads))
            ticks += figures.ticks;
    }
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace

OthersLoad::OthersLoad() : start_(wallSeconds()), before_(othersSeconds()) {}

double OthersLoad::cores() const {
    return std::max(0.0, othersSeconds() - before_) / (wallSeconds() - start_);
}

} // namespace bench
