#include "backend/deployments/process/listener.h"

#include <set>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "backend/deployments/replica/process_table.h"
#include "backend/deployments/replica/socket_table.h"

namespace deployments {

namespace {

// Takes off what the process holds. False where it may not be looked into.
bool takeSockets(pid_t pid, std::set<std::uint64_t> *inodes) {
    const auto held = replica::socketsOf(pid);
    if (!held)
        return false;
    for (const auto inode : *held)
        inodes->erase(inode);
    return true;
}

} // namespace

Listener listenerOf(std::uint16_t port, pid_t engine, pid_t shim) {
    std::set<std::uint64_t> inodes;
    for (const auto &socket : replica::listeningSockets()) {
        if (socket.port == port && socket.isReachedByLoopback())
            inodes.insert(socket.inode);
    }
    if (inodes.empty())
        return Listener::Nobody;
    bool isBelieved = !takeSockets(engine, &inodes);
    if (!inodes.empty()) {
        for (const auto &process : replica::descendantsOf(shim))
            isBelieved = !takeSockets(process.pid, &inodes) || isBelieved;
    }
    return inodes.empty() || isBelieved ? Listener::Replica : Listener::Stranger;
}

bool isPortFree(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons(port);
    const bool isFree = socket >= 0 && ::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    if (socket >= 0)
        ::close(socket);
    return isFree;
}

} // namespace deployments
