#include "tests/bench/open_window.h"

#include <filesystem>
#include <fstream>

#include "tests/bench/desk.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

// The number behind a name in a file of `Name: number` lines; 0 when there is none.
long numberIn(const std::filesystem::path &file, const std::string &name) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.compare(0, name.size(), name) == 0)
            return std::stol(line.substr(name.size()));
    }
    return 0;
}

// Qt's own log tells of each time that a window is flushed to the screen.
std::vector<std::string> withPaintLog(std::vector<std::string> environment) {
    environment.emplace_back("QT_LOGGING_RULES=qt.widgets.painting.info=true");
    environment.emplace_back("QT_FORCE_STDERR_LOGGING=1");
    return environment;
}

} // namespace

OpenWindow::OpenWindow(const Desk &desk, const std::vector<std::string> &words, double rest)
    : child_(words.front(), {words.begin() + 1, words.end()}, withPaintLog(desk.environment())),
      isOpen_(waitFor([&] { return desk.isShown(child_.pid()); }, 30s) && waitForRest(child_.pid(), 30s, rest)) {}

int OpenWindow::repaints() const {
    constexpr const char *flush = "Flushing QRegion";
    const auto log = child_.errors();
    int count = 0;
    for (auto place = log.find(flush); place != std::string::npos; place = log.find(flush, place + 1))
        ++count;
    return count;
}

long OpenWindow::wakeups() const {
    long switches = 0;
    std::error_code gone;
    for (const auto &task :
         std::filesystem::directory_iterator("/proc/" + std::to_string(child_.pid()) + "/task", gone))
        switches += numberIn(task.path() / "status", "voluntary_ctxt_switches:");
    return switches;
}

double megabytesOf(pid_t process) {
    return static_cast<double>(numberIn("/proc/" + std::to_string(process) + "/smaps_rollup", "Pss:")) * 1024 / 1e6;
}

} // namespace bench
