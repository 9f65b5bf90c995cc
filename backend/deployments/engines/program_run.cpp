#include "backend/deployments/engines/program_run.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace deployments {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int waitingRoom = 16;
// How soon a stop is noticed.
constexpr milliseconds pulse(50);

std::vector<char *> pointersTo(std::vector<std::string> &texts) {
    std::vector<char *> pointers;
    for (auto &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// -1 where it cannot be started.
pid_t spawn(const ProgramRun &run, int output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    ::posix_spawn_file_actions_addchdir_np(&files, "/");
    auto arguments = run.arguments;
    arguments.insert(arguments.begin(), run.program);
    auto environment = run.environment;
    pid_t pid = -1;
    if (::posix_spawn(&pid, run.program.c_str(), &files, &attributes, pointersTo(arguments).data(),
                      pointersTo(environment).data()) != 0)
        pid = -1;
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    return pid;
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
    const int input = ::fcntl(ends[1], F_DUPFD_CLOEXEC, waitingRoom);
    ::close(ends[1]);
    const pid_t pid = input < 0 ? -1 : spawn(run, input);
    if (input >= 0)
        ::close(input);
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
