#include "backend/deployments/process/shim_spawn.h"

#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

#include "backend/deployments/replica/control.h"
#include "backend/posix/spawn.h"

namespace deployments {

namespace {

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
    const auto theirs = posix::Spawn::lifted(ends[1]);
    const int refusal = theirs.isOpen() ? 0 : errno;
    ::close(ends[1]);
    // A session of its own from the first instant: what ends the service's must not reach it.
    posix::Spawn actions(posix::Spawn::Session::OfChild);
    actions.handOver(theirs, replica::ShimFirstClient);
    actions.closeFrom(replica::ShimFirstClient + 1);
    spawned.error =
        refusal != 0 ? refusal : actions.start(task.shim.string(), argumentsOf(task), task.environment, &spawned.pid);
    if (spawned.error != 0)
        ::close(ends[0]);
    else
        spawned.socket = ends[0];
    return spawned;
}

} // namespace deployments
