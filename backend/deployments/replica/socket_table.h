#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace replica {

// A TCP socket of this host that takes connections.
struct ListeningSocket {
    // As people write it, `127.0.0.1`, `::`; a mapped IPv4 address as that one.
    std::string address;
    std::uint16_t port = 0;
    // Of its owner.
    uid_t user = 0;
    std::uint64_t inode = 0;
    bool operator==(const ListeningSocket &) const = default;

    // Whoever connects to 127.0.0.1 reaches it.
    bool isReachedByLoopback() const;
};

// All of this network namespace, of both families.
std::vector<ListeningSocket> listeningSockets();
// Of the text of /proc/net/tcp or tcp6 (proc_pid_net(5)); lines that are none are left out.
std::vector<ListeningSocket> listeningSocketsIn(std::string_view table);

// Inodes of the sockets that a process holds; none of one that is gone, nothing where it may not be looked into.
std::optional<std::vector<std::uint64_t>> socketsOf(pid_t pid);

} // namespace replica
