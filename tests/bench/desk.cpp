#include "tests/bench/desk.h"

#include <sys/wait.h>

#include <csignal>

#include "backend/tls/endpoint_file.h"
#include "tests/bench/stage.h"
#include "tests/bench/waiting.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

} // namespace

Desk::Desk(const Catalog &catalog)
    : installation_(directory_.path() / "installation"),
      screen_("/usr/bin/Xvfb", {"-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"}),
      isReady_(installation_.isWhole() && openScreen() && writeHistory(data(), catalog.models, catalog.events)) {}

Desk::~Desk() {
    presence_.reset();
    service_.reset();
    windowManager_.reset();
    screen_.signal(SIGTERM);
    screen_.wait();
}

bool Desk::openScreen() {
    if (!screen_.says("\n"))
        return false;
    const auto number = screen_.output();
    display_ = ":" + number.substr(0, number.find('\n'));
    windowManager_.emplace("/usr/bin/openbox", std::vector<std::string>(),
                           std::vector<std::string>{"DISPLAY=" + display_});
    return waitFor(
        [this] {
            return outputOf("/usr/bin/xprop", {"-root", "_NET_SUPPORTING_WM_CHECK"}).find("window id") !=
                   std::string::npos;
        },
        20s);
}

bool Desk::serve(Service wanted) {
    if (serving_ == wanted)
        return wanted == Service::None || service_->isUp();
    presence_.reset();
    service_.reset();
    serving_ = wanted;
    if (wanted == Service::None)
        return true;
    const auto own = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "pilothouse";
    const bool isInstalled = wanted == Service::Installed;
    service_ = std::make_unique<ServiceProcess>(
        data(),
        std::vector<std::string>{isInstalled ? installation_.program("pilothouse") : own.string(), "service",
                                 "--data-dir", data().string()},
        isInstalled ? installation_.environment() : std::vector<std::string>());
    if (!service_->isUp())
        return false;
    pilothouse::v1::WatchRequest sites;
    sites.add_kinds("sites");
    presence_ = service_->owner().watch(sites);
    return true;
}

std::vector<std::string> Desk::consoleWords() const {
    return {installation_.program("pilothouse"), "--data-dir", data().string()};
}

std::vector<std::string> Desk::minimalWords() const {
    return {installation_.program("minimal-window")};
}

std::vector<std::string> Desk::environment() const {
    auto environment = installation_.environment();
    environment.push_back("DISPLAY=" + display_);
    environment.emplace_back("QT_QPA_PLATFORM=xcb");
    environment.push_back("XDG_STATE_HOME=" + (directory_.path() / "state").string());
    return environment;
}

bool Desk::endSpawnedService() const {
    const auto endpoint = tls::readEndpointFile(data());
    if (!endpoint)
        return true;
    const auto process = static_cast<pid_t>(endpoint->pid);
    // Its console has gone, so that it is a child of the next subreaper: us.
    return ::kill(process, SIGTERM) == 0 &&
           waitFor([process] { return ::waitpid(process, nullptr, WNOHANG) == process; }, 20s);
}

std::string Desk::outputOf(const std::string &program, const std::vector<std::string> &arguments) const {
    support::Child child(program, arguments, {"DISPLAY=" + display_});
    child.wait();
    return child.output();
}

std::string Desk::windowOf(pid_t process) const {
    const auto windows = outputOf("/usr/bin/xdotool", {"search", "--onlyvisible", "--pid", std::to_string(process)});
    return windows.substr(0, windows.find('\n'));
}

bool Desk::minimise(pid_t process) const {
    outputOf("/usr/bin/xdotool", {"windowminimize", windowOf(process)});
    return waitFor([this, process] { return !isShown(process); }, 10s);
}

} // namespace bench
