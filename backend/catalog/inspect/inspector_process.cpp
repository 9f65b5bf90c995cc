#include "backend/catalog/inspect/inspector_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

// glibc 2.36 declares these without C linkage.
extern "C" {
#include <sys/pidfd.h>
}

#include "backend/posix/spawn.h"

namespace catalog {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int firstFile = 3;

core::Error failed(const std::string &what, int number) {
    return {core::v1::INTERNAL, what + ": " + std::strerror(number)};
}

struct Child {
    pid_t pid;
    // Refers to this process even when its number is given to another.
    posix::Descriptor handle;
    posix::Descriptor output;
};

core::Result<pid_t> spawn(const ProcessTask &task, const std::vector<posix::Descriptor> &sources) {
    posix::Spawn actions(posix::Spawn::Session::OfParent);
    actions.handOver(sources.front(), STDOUT_FILENO);
    for (std::size_t file = 1; file < sources.size(); ++file)
        actions.handOver(sources[file], firstFile + static_cast<int>(file) - 1);
    actions.closeFrom(firstFile + static_cast<int>(task.files.size()));
    auto arguments = task.arguments;
    arguments.insert(arguments.begin(), task.program.string());
    pid_t pid = -1;
    const auto refusal = actions.start(task.program.string(), std::move(arguments), {}, &pid);
    if (refusal != 0)
        return failed("cannot start " + task.program.string(), refusal);
    return pid;
}

core::Result<Child> start(const ProcessTask &task) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failed("cannot make a pipe", errno);
    posix::Descriptor output(ends[0]);
    const posix::Descriptor input(ends[1]);
    std::vector<posix::Descriptor> sources;
    sources.push_back(posix::Spawn::lifted(input.number()));
    for (const auto *file : task.files)
        sources.push_back(posix::Spawn::lifted(file->number()));
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
