#include "backend/deployments/process/listener.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <dirent.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "backend/deployments/replica/process_table.h"

namespace deployments {

namespace {

constexpr const char *listening = "0A";

// As /proc/net/tcp and tcp6 spell addresses: 127.0.0.1, any, and both in IPv6.
bool isReachedByLoopback(const std::string &address) {
    static const std::set<std::string> addresses{"0100007F", "00000000", "00000000000000000000000000000000",
                                                 "0000000000000000FFFF00000100007F"};
    return addresses.contains(address);
}

void addListeners(const char *table, std::uint16_t port, std::set<std::uint64_t> *inodes) {
    std::ifstream file(table);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string slot, local, remote, state, queues, timer, retransmits, user, timeout;
        std::uint64_t inode = 0;
        fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >> inode;
        const auto colon = local.find(':');
        if (!fields || state != listening || colon == std::string::npos)
            continue;
        unsigned localPort = 0;
        std::from_chars(local.data() + colon + 1, local.data() + local.size(), localPort, 16);
        if (localPort == port && isReachedByLoopback(local.substr(0, colon)))
            inodes->insert(inode);
    }
}

// Takes off what the process holds. False where it may not be looked into.
bool takeSockets(pid_t pid, std::set<std::uint64_t> *inodes) {
    const auto path = "/proc/" + std::to_string(pid) + "/fd";
    auto *const directory = ::opendir(path.c_str());
    if (!directory)
        return errno != EACCES && errno != EPERM;
    while (const auto *const entry = ::readdir(directory)) {
        char target[64];
        const auto length = ::readlinkat(::dirfd(directory), entry->d_name, target, sizeof target);
        const std::string_view text(target, length > 0 ? static_cast<std::size_t>(length) : 0);
        std::uint64_t inode = 0;
        if (text.starts_with("socket:["))
            std::from_chars(text.data() + 8, text.data() + text.size(), inode);
        inodes->erase(inode);
    }
    ::closedir(directory);
    return true;
}

} // namespace

Listener listenerOf(std::uint16_t port, pid_t engine, pid_t shim) {
    std::set<std::uint64_t> inodes;
    addListeners("/proc/net/tcp", port, &inodes);
    addListeners("/proc/net/tcp6", port, &inodes);
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
