#include "backend/deployments/shim/engine.h"

#include <cerrno>
#include <csignal>
#include <cstdint>

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace shim {

namespace {

constexpr const char *workingDirectory = "work";

struct Pipe {
    posix::Descriptor read;
    posix::Descriptor write;
};

Pipe makePipe() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {posix::Descriptor(), posix::Descriptor()};
    return {posix::Descriptor(ends[0]), posix::Descriptor(ends[1])};
}

// What the child tells before it becomes the engine, or because it cannot.
struct Report {
    enum Kind : std::int32_t { CgroupFailed, ExecFailed };
    std::int32_t kind;
    std::int32_t error;
};

void writeFile(const char *path, const char *text, std::size_t length, int report) {
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool isWritten = file >= 0 && ::write(file, text, length) == static_cast<ssize_t>(length);
    if (!isWritten && report >= 0) {
        const Report failure{Report::CgroupFailed, errno};
        [[maybe_unused]] const auto told = ::write(report, &failure, sizeof failure);
    }
    if (file >= 0)
        ::close(file);
}

void clearSignals() {
    for (int signal = 1; signal < NSIG; ++signal) {
        if (signal != SIGKILL && signal != SIGSTOP)
            ::signal(signal, SIG_DFL);
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void becomeEngine(const EngineCommand &command, pid_t shim, const int streams[3], int report) {
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // It may have ended before it could be asked for.
    if (::getppid() != shim)
        ::_exit(127);
    if (!command.cgroup.empty())
        writeFile((command.cgroup + "/cgroup.procs").c_str(), "0", 1, report);
    writeFile("/proc/self/oom_score_adj", "0", 1, -1);
    for (int stream = 0; stream < 3; ++stream)
        ::dup2(streams[stream], stream);
    ::syscall(SYS_close_range, 3u, ~0u, CLOSE_RANGE_CLOEXEC);
    clearSignals();
    std::vector<char *> arguments{const_cast<char *>(command.program.c_str())};
    for (const auto &argument : command.arguments)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    ::mkdir(workingDirectory, 0700);
    if (::chdir(workingDirectory) == 0)
        ::execve(command.program.c_str(), arguments.data(), environ);
    const Report failure{Report::ExecFailed, errno};
    [[maybe_unused]] const auto told = ::write(report, &failure, sizeof failure);
    ::_exit(127);
}

// Until the child has become the engine, or told why not.
void readReports(int end, Engine &engine) {
    for (;;) {
        Report report{};
        const auto got = ::read(end, &report, sizeof report);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != sizeof report)
            return;
        (report.kind == Report::ExecFailed ? engine.error : engine.cgroupError) = report.error;
    }
}

} // namespace

Engine startEngine(const EngineCommand &command) {
    Engine engine;
    auto out = makePipe(), err = makePipe(), report = makePipe();
    const posix::Descriptor in(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!out.read.isOpen() || !err.read.isOpen() || !report.read.isOpen() || !in.isOpen()) {
        engine.error = errno;
        return engine;
    }
    const pid_t shim = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        const int streams[] = {in.number(), out.write.number(), err.write.number()};
        becomeEngine(command, shim, streams, report.write.number());
    }
    if (child < 0) {
        engine.error = errno;
        return engine;
    }
    report.write.close();
    const auto entry = replica::processEntry(child);
    engine.identity = {child, entry ? entry->identity.startTicks : 0};
    readReports(report.read.number(), engine);
    if (engine.error != 0)
        ::waitpid(child, nullptr, 0);
    for (auto *const end : {&out.read, &err.read})
        ::fcntl(end->number(), F_SETFL, O_NONBLOCK);
    engine.out = std::move(out.read);
    engine.err = std::move(err.read);
    return engine;
}

} // namespace shim
