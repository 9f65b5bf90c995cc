#include "backend/catalog/inspect/inspector_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

// glibc 2.36 declares these without C linkage.
extern "C" {
#include <sys/pidfd.h>
}

namespace catalog {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int firstFile = 3;
// Where descriptors wait for their numbers in the child: above all of those.
constexpr int waitingRoom = 16;

core::Error failed(const std::string &what, int number) {
    return {core::v1::INTERNAL, what + ": " + std::strerror(number)};
}

// posix_spawn's lists, released with it.
struct SpawnActions {
    SpawnActions() {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
    }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
    ~SpawnActions() {
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&files);
    }

    void clearSignals() {
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }

    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

struct Child {
    pid_t pid;
    // Refers to this process even when its number is given to another.
    posix::Descriptor handle;
    posix::Descriptor output;
};

core::Result<pid_t> spawn(const ProcessTask &task, const std::vector<posix::Descriptor> &sources) {
    SpawnActions actions;
    actions.clearSignals();
    ::posix_spawn_file_actions_addopen(&actions.files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions.files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions.files, sources.front().number(), STDOUT_FILENO);
    for (std::size_t file = 1; file < sources.size(); ++file)
        ::posix_spawn_file_actions_adddup2(&actions.files, sources[file].number(),
                                           firstFile + static_cast<int>(file) - 1);
    ::posix_spawn_file_actions_addclosefrom_np(&actions.files, firstFile + static_cast<int>(task.files.size()));
    auto program = task.program.string();
    auto arguments = task.arguments;
    std::vector<char *> pointers{program.data()};
    for (auto &argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    char *environment[] = {nullptr};
    pid_t pid = -1;
    const auto refusal =
        ::posix_spawn(&pid, program.c_str(), &actions.files, &actions.attributes, pointers.data(), environment);
    if (refusal != 0)
        return failed("cannot start " + program, refusal);
    return pid;
}

core::Result<Child> start(const ProcessTask &task) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failed("cannot make a pipe", errno);
    posix::Descriptor output(ends[0]);
    const posix::Descriptor input(ends[1]);
    // One dup2 in the child must not overwrite the source of the next.
    std::vector<posix::Descriptor> sources;
    sources.emplace_back(::fcntl(input.number(), F_DUPFD_CLOEXEC, waitingRoom));
    for (const auto *file : task.files)
        sources.emplace_back(::fcntl(file->number(), F_DUPFD_CLOEXEC, waitingRoom));
    for (const auto &source : sources) {
        if (!source.isOpen())
            return failed("cannot hand over a file", errno);
    }
    const auto pid = spawn(task, sources);
    if (!pid)
        return pid.error();
    posix::Descriptor handle(::pidfd_open(*pid, 0));
    if (!handle.isOpen()) {
        const auto refusal = failed("cannot hold a process", errno);
        ::kill(*pid, SIGKILL);
        ::waitpid(*pid, nullptr, 0);
        return refusal;
    }
    return Child{*pid, std::move(handle), std::move(output)};
}

// Waits until there is something to read of the descriptor, or, of a process handle, until the process is gone.
bool isReady(const posix::Descriptor &descriptor, Clock::time_point deadline) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{descriptor.number(), POLLIN, 0};
        const auto ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

// Reads until the child closes its output, is late or says too much.
void collect(const Child &child, std::size_t most, Clock::time_point deadline, ProcessEnd &end) {
    char piece[4'096];
    while (isReady(child.output, deadline)) {
        const auto got = ::read(child.output.number(), piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        end.output.append(piece, static_cast<std::size_t>(got));
        if (end.output.size() > most) {
            end.saidTooMuch = true;
            return;
        }
    }
    end.wasLate = true;
}

// Blocks until the child is gone.
void reap(const Child &child, ProcessEnd &end) {
    int status = 0;
    pid_t gone;
    do
        gone = ::waitpid(child.pid, &status, 0);
    while (gone < 0 && errno == EINTR);
    if (gone == child.pid && WIFEXITED(status))
        end.exitStatus = WEXITSTATUS(status);
    else if (gone == child.pid && WIFSIGNALED(status))
        end.signal = WTERMSIG(status);
}

} // namespace

core::Result<ProcessEnd> runProcess(const ProcessTask &task) {
    const auto child = start(task);
    if (!child)
        return child.error();
    const auto deadline = Clock::now() + task.deadline;
    ProcessEnd end;
    collect(*child, task.longestOutput, deadline, end);
    if (!end.saidTooMuch && !end.wasLate)
        end.wasLate = !isReady(child->handle, deadline);
    if (end.saidTooMuch || end.wasLate)
        ::pidfd_send_signal(child->handle.number(), SIGKILL, nullptr, 0);
    reap(*child, end);
    return end;
}

} // namespace catalog
