#include "tests/bench/watched_window.h"

#include <csignal>
#include <sstream>

#include "tests/bench/waiting.h"

namespace bench {

using namespace std::chrono_literals;

WatchedWindow::WatchedWindow(const std::filesystem::path &dataDirectory, const std::string &page)
    : window_(std::filesystem::read_symlink("/proc/self/exe").string(), {"window", dataDirectory.string(), page}),
      isUp_(waitFor([this] { return !lines().empty(); }, 30s) && waitForRest(window_.pid(), 30s)) {}

WatchedWindow::~WatchedWindow() {
    window_.signal(SIGTERM);
    window_.wait();
}

std::vector<std::string> WatchedWindow::lines() const {
    std::vector<std::string> lines;
    std::istringstream output(window_.output());
    for (std::string line; std::getline(output, line);)
        lines.push_back(line);
    return lines;
}

std::optional<double> WatchedWindow::timeAfter(std::size_t count, std::chrono::seconds patience) const {
    if (!waitFor([&] { return lines().size() > count; }, patience))
        return std::nullopt;
    return std::stod(lines().at(count));
}

} // namespace bench
