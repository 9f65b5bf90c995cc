#include <csignal>
#include <thread>

#include <sys/prctl.h>
#include <sys/wait.h>

#include "backend/tls/endpoint_file.h"
#include "tests/backend/daemon/child.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

constexpr double Limit = 5'000;

// The service that a console has started goes on without it, as a child of ours.
bool endService(const std::filesystem::path &data) {
    const auto endpoint = tls::readEndpointFile(data);
    if (!endpoint)
        return true;
    const auto process = static_cast<pid_t>(endpoint->pid);
    return ::kill(process, SIGTERM) == 0 &&
           waitFor([process] { return ::waitpid(process, nullptr, WNOHANG) == process; }, 20s);
}

// Milliseconds from the start of the program, in a new data directory, until the map of its GPUs is filled.
Figures demoStart() {
    const support::TemporaryDirectory directory;
    const auto data = directory.path() / "data";
    const std::vector<std::string> words{"--demo", "--data-dir",      data.string(),
                                         "--open", "pilothouse:gpus", "--leave-when-filled"};
    const double start = wallSeconds();
    support::Child child("pilothouse", words,
                         {"QT_QPA_PLATFORM=offscreen", "XDG_STATE_HOME=" + (directory.path() / "state").string(),
                          "XDG_CONFIG_HOME=" + (directory.path() / "config").string()});
    const int code = child.wait(60s);
    const double milliseconds = (wallSeconds() - start) * 1e3;
    const bool hasEnded = endService(data);
    if (code != 0 || !hasEnded)
        return failed("the demo shows no filled map, or does not end: " + child.errors());
    return {milliseconds};
}

Experiment start() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    Experiment experiment;
    experiment.gauges = {{"demo.start", "ms", "limit, new data directory to a filled map of its GPUs", 1}};
    experiment.ours = demoStart;
    experiment.theirs = [] { return Figures{Limit}; };
    return experiment;
}

} // namespace

std::vector<Offer> demoOffers() {
    return {{{"demo.start"}, start}};
}

} // namespace bench
