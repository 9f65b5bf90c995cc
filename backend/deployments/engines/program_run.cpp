#include "backend/deployments/engines/program_run.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "backend/posix/spawn.h"

namespace deployments {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How soon a stop is noticed.
constexpr milliseconds pulse(50);

// -1 where it cannot be started.
pid_t spawn(const ProgramRun &run, const posix::Descriptor &output) {
    posix::Spawn actions(posix::Spawn::Session::OfChild);
    actions.handOver(output, STDOUT_FILENO);
    actions.handOver(output, STDERR_FILENO);
    actions.closeFrom(STDERR_FILENO + 1);
    actions.changeDirectory("/");
    auto arguments = run.arguments;
    arguments.insert(arguments.begin(), run.program);
    pid_t pid = -1;
    return actions.start(run.program, std::move(arguments), run.environment, &pid) == 0 ? pid : -1;
}

// Until the program has closed its output or the time is over; false where it is.
bool collect(int output, const ProgramRun &run, Clock::time_point deadline, const std::stop_token &stop,
             std::string *text) {
    while (!stop.stop_requested()) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
        if (left <= milliseconds(0))
            return false;
        pollfd waiting{output, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(std::min(left, pulse).count())) <= 0)
            continue;
        char piece[4'096];
        const auto got = ::read(output, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return true;
        text->append(piece, std::min(static_cast<std::size_t>(got), run.longestOutput - text->size()));
    }
    return false;
}

} // namespace

ProgramEnd runProgram(const ProgramRun &run, const std::stop_token &stop) {
    ProgramEnd end;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return end;
    auto input = posix::Spawn::lifted(ends[1]);
    ::close(ends[1]);
    const pid_t pid = input.isOpen() ? spawn(run, input) : -1;
    input.close();
    if (pid > 0) {
        const bool hasEnded = collect(ends[0], run, Clock::now() + run.timeout, stop, &end.output);
        // One that closed its output and runs on is late too: it says nothing more.
        siginfo_t gone{};
        const auto deadline = Clock::now() + milliseconds(hasEnded ? 1'000 : 0);
        while (hasEnded && ::waitid(P_PID, static_cast<id_t>(pid), &gone, WEXITED | WNOWAIT | WNOHANG) == 0 &&
               gone.si_pid == 0 && Clock::now() < deadline)
            ::poll(nullptr, 0, 1);
        ::kill(-pid, SIGKILL);
        int status = 0;
        while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        end.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    ::close(ends[0]);
    return end;
}

} // namespace deployments
