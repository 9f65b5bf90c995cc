#include "backend/deployments/process/shim_spawn.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include "backend/deployments/replica/control.h"

namespace deployments {

namespace {

// Above whatever gets a number in the child.
constexpr int waitingRoom = 16;

struct SpawnActions {
    SpawnActions() {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        // A session of its own from the first instant: what ends the service's must not reach it.
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
        ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
    ~SpawnActions() {
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&files);
    }

    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

std::vector<char *> pointersTo(std::vector<std::string> &texts) {
    std::vector<char *> pointers;
    for (auto &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> argumentsOf(const ShimTask &task) {
    std::vector<std::string> arguments{task.shim.string(), "--directory", task.directory.string(), "--log",
                                       task.log.string()};
    if (!task.cgroup.empty())
        arguments.insert(arguments.end(), {"--cgroup", task.cgroup.string()});
    arguments.insert(arguments.end(), {"--", task.program});
    arguments.insert(arguments.end(), task.arguments.begin(), task.arguments.end());
    return arguments;
}

} // namespace

SpawnedShim spawnShim(const ShimTask &task) {
    SpawnedShim spawned;
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) {
        spawned.error = errno;
        return spawned;
    }
    // One dup2 in the child must not overwrite the source.
    const int theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, waitingRoom);
    ::close(ends[1]);
    SpawnActions actions;
    ::posix_spawn_file_actions_adddup2(&actions.files, theirs, replica::ShimFirstClient);
    ::posix_spawn_file_actions_addclosefrom_np(&actions.files, replica::ShimFirstClient + 1);
    auto arguments = argumentsOf(task);
    auto environment = task.environment;
    spawned.error = theirs < 0 ? errno
                               : ::posix_spawn(&spawned.pid, task.shim.c_str(), &actions.files, &actions.attributes,
                                               pointersTo(arguments).data(), pointersTo(environment).data());
    if (theirs >= 0)
        ::close(theirs);
    if (spawned.error != 0)
        ::close(ends[0]);
    else
        spawned.socket = ends[0];
    return spawned;
}

} // namespace deployments
