#include "backend/deployments/shim/supervisor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

namespace shim {

namespace {

using std::chrono::milliseconds;

// Between two rounds of killing what does not end; and between two tries to write the record to a full disk.
constexpr milliseconds killPause(10);
constexpr milliseconds recordPause(200);
// Of a shim that is told to end by a signal.
constexpr milliseconds usualGrace(10'000);

std::string described(const replica::Outcome &outcome) {
    switch (outcome.kind) {
    case replica::Outcome::Kind::Exited:
        return "the engine exited with code " + std::to_string(outcome.value);
    case replica::Outcome::Kind::Killed:
        return std::string("the engine was ended by signal ") + ::sigabbrev_np(outcome.value);
    case replica::Outcome::Kind::NotStarted:
        return std::string("the engine could not be started: ") + std::strerror(outcome.value);
    }
    return {};
}

} // namespace

Supervisor::Supervisor(Task task) : task_(std::move(task)), log_(task_.logDirectory, task_.logLimits) {}

int Supervisor::run() {
    if (!prepare())
        return replica::ShimUnable;
    if (start()) {
        while (!isOver_)
            wait();
    }
    finish();
    return 0;
}

bool Supervisor::prepare() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t watched;
    ::sigemptyset(&watched);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT})
        ::sigaddset(&watched, signal);
    ::sigprocmask(SIG_BLOCK, &watched, nullptr);
    for (const int signal : {SIGHUP, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU})
        ::signal(signal, SIG_IGN);
    signals_ = posix::Descriptor(::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
    const auto self = replica::processEntry(::getpid());
    record_.bootId = replica::bootId();
    record_.shim = self ? self->identity : replica::ProcessIdentity{};
    return signals_.isOpen() && self && recordFile_.write(record_) && control_.open(task_.client);
}

bool Supervisor::start() {
    auto engine = startEngine(task_.engine);
    if (engine.error != 0) {
        record_.outcome = replica::Outcome{replica::Outcome::Kind::NotStarted, engine.error};
        return false;
    }
    record_.engine = engine.identity;
    recordFile_.write(record_);
    pipes_.emplace_back(std::move(engine.out), replica::Stream::Out, log_);
    pipes_.emplace_back(std::move(engine.err), replica::Stream::Err, log_);
    note("started " + task_.engine.program + " as process " + std::to_string(engine.identity.pid));
    if (engine.cgroupError != 0)
        note(std::string("its memory and CPU are not limited: ") + std::strerror(engine.cgroupError));
    control_.tell(state());
    return true;
}

void Supervisor::wait() {
    std::vector<pollfd> descriptors{{signals_.number(), POLLIN, 0}};
    for (const auto &pipe : pipes_)
        descriptors.push_back({pipe.number(), POLLIN, 0});
    control_.watch(&descriptors);
    if (::poll(descriptors.data(), descriptors.size(), timeout()) < 0 && errno != EINTR)
        return;
    for (auto &pipe : pipes_)
        pipe.read();
    for (const auto &command : control_.serve(state()))
        obey(command);
    readSignals();
    if (record_.outcome || (killTime_ && Clock::now() >= *killTime_))
        killAll();
    reap();
}

int Supervisor::timeout() const {
    if (record_.outcome)
        return static_cast<int>(killPause.count());
    if (!killTime_)
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(*killTime_ - Clock::now());
    return static_cast<int>(std::max(left, killPause).count());
}

void Supervisor::obey(const replica::Command &command) {
    if (record_.outcome)
        return;
    const bool isKill = command.kind == replica::Command::Kind::Kill;
    const auto time = Clock::now() + (isKill ? milliseconds(0) : command.grace);
    killTime_ = killTime_ ? std::min(*killTime_, time) : time;
    if (!std::exchange(isStopping_, true)) {
        note(isKill ? "the engine is killed" : "the engine is asked to stop");
        control_.tell(state());
    }
    // The engine leads a session, and so a process group, of its own.
    if (!isKill)
        ::kill(-record_.engine->pid, SIGTERM);
}

void Supervisor::readSignals() {
    signalfd_siginfo info{};
    while (::read(signals_.number(), &info, sizeof info) == sizeof info) {
        if (info.ssi_signo != SIGCHLD)
            obey({replica::Command::Kind::Stop, usualGrace});
    }
}

// Whatever is left by the engine becomes a child of this process, and so it is over when there are no more.
void Supervisor::reap() {
    for (;;) {
        int status = 0;
        const pid_t gone = ::waitpid(-1, &status, WNOHANG);
        if (gone < 0 && errno == EINTR)
            continue;
        if (gone <= 0) {
            isOver_ = gone < 0 && errno == ECHILD;
            return;
        }
        if (gone != record_.engine->pid)
            continue;
        using Kind = replica::Outcome::Kind;
        record_.outcome = WIFSIGNALED(status) ? replica::Outcome{Kind::Killed, WTERMSIG(status)}
                                              : replica::Outcome{Kind::Exited, WEXITSTATUS(status)};
        killAll();
    }
}

void Supervisor::killAll() {
    if (!task_.engine.cgroup.empty()) {
        const posix::Descriptor file(::open((task_.engine.cgroup + "/cgroup.kill").c_str(), O_WRONLY | O_CLOEXEC));
        if (file.isOpen()) [[maybe_unused]]
            const auto written = ::write(file.number(), "1", 1);
    }
    for (const auto &process : replica::descendantsOf(::getpid()))
        replica::signalProcess(process, SIGKILL);
}

void Supervisor::finish() {
    for (auto &pipe : pipes_)
        pipe.drain();
    note(described(*record_.outcome));
    // Room comes back; a directory that somebody took away does not.
    while (!recordFile_.write(record_) && (errno == ENOSPC || errno == EDQUOT))
        ::poll(nullptr, 0, static_cast<int>(recordPause.count()));
    control_.tell(state());
}

replica::State Supervisor::state() const {
    if (record_.outcome && isOver_)
        return *record_.outcome;
    if (!record_.engine)
        return *record_.outcome;
    return replica::Running{*record_.engine, isStopping_};
}

void Supervisor::note(const std::string &text) {
    log_.add(replica::Stream::Control, text, false);
    log_.flush();
}

} // namespace shim
