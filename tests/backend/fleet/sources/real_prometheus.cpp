#include "tests/backend/fleet/sources/real_prometheus.h"

#include <cstdlib>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fleet::test {

std::string relayed(const std::string &address, const std::string &request) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(static_cast<std::uint16_t>(std::atoi(address.c_str() + address.rfind(':') + 1)));
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::string answer;
    const timeval patience{0, 500'000};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0 &&
        ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char bytes[65'536];
        // It may keep the connection: what has come when nothing more does is the whole.
        for (ssize_t count = ::recv(socket, bytes, sizeof bytes, 0); count > 0;
             count = ::recv(socket, bytes, sizeof bytes, 0))
            answer.append(bytes, static_cast<std::size_t>(count));
    }
    ::close(socket);
    return answer;
}

} // namespace fleet::test
