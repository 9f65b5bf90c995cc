#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/bench/bench.h"

namespace bench {

namespace {

using Words = std::vector<std::string>;

pid_t start(const Words &words) {
    std::vector<char *> arguments;
    for (const auto &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr))
            _exit(126);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    return child;
}

// Milliseconds from the start of a program to its end; huge when it failed.
double timed(const Words &words) {
    const double begin = wallSeconds();
    int status = 0;
    const pid_t child = start(words);
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? (wallSeconds() - begin) * 1e3 : 1e9;
}

std::string beside(const char *program) {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / program).string();
}

// An X server with a window manager, and a data directory with a service that runs.
class Desk {
public:
    Desk() : directory_(std::filesystem::temp_directory_path() / "pilothouse-bench-desk") {
        std::filesystem::remove_all(directory_);
        std::filesystem::create_directories(directory_);
        const std::string display = ":" + std::to_string(300 + getpid() % 500);
        children_.push_back(start({"Xvfb", display, "-screen", "0", "1600x1000x24", "-nolisten", "tcp"}));
        for (int turn = 0; turn < 100 && !std::filesystem::exists("/tmp/.X11-unix/X" + display.substr(1)); ++turn)
            usleep(50'000);
        setenv("DISPLAY", display.c_str(), 1);
        unsetenv("QT_QPA_PLATFORM");
        children_.push_back(start({"openbox"}));
        usleep(500'000);
    }
    ~Desk() {
        for (auto child = children_.rbegin(); child != children_.rend(); ++child) {
            kill(*child, SIGTERM);
            waitpid(*child, nullptr, 0);
        }
        std::filesystem::remove_all(directory_);
    }

    double console() const {
        return timed({beside("pilothouse"), "--data-dir", (directory_ / "data").string(), "--leave-when-filled"});
    }
    double minimal() const { return timed({beside("minimal-window")}); }
    // What a person has after a month: the scenario of the pictures.
    void serve() {
        const auto scenario = std::filesystem::path(PILOTHOUSE_SOURCE) / "resources/scenario/showcase.json";
        children_.push_back(start({beside("pilothouse"), "service", "--data-dir", (directory_ / "data").string(),
                                   "--scenario", scenario.string()}));
        usleep(2'000'000);
    }

private:
    std::filesystem::path directory_;
    std::vector<pid_t> children_;
};

Measurement startJoined() {
    const auto desk = std::make_shared<Desk>();
    desk->serve();
    Measurement measurement;
    measurement.name = "console.start";
    measurement.unit = "ms";
    measurement.reference = "minimal Qt main window, first frame";
    measurement.budget = 4;
    measurement.ours = [desk] { return desk->console(); };
    measurement.theirs = [desk] { return desk->minimal(); };
    measurement.rounds = 9;
    return measurement;
}

} // namespace

std::vector<Offer> consoleOffers() {
    return {{"console.start", startJoined}};
}

} // namespace bench
