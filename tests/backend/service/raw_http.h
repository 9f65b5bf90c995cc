#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>

namespace support {

// One connection to `127.0.0.1:<port>`, with what was sent and what came back until the other end closed it.
class RawHttp {
public:
    explicit RawHttp(const std::string &address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in peer{};
        peer.sin_family = AF_INET;
        peer.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
        inet_pton(AF_INET, "127.0.0.1", &peer.sin_addr);
        timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        isOpen_ = ::connect(socket_, reinterpret_cast<const sockaddr *>(&peer), sizeof peer) == 0;
    }
    RawHttp(const RawHttp &) = delete;
    RawHttp &operator=(const RawHttp &) = delete;
    ~RawHttp() { ::close(socket_); }

    bool send(const std::string &bytes) {
        return isOpen_ &&
               ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }

    std::string readAll() {
        std::string all;
        char buffer[4096];
        for (ssize_t got; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, static_cast<std::size_t>(got));
        return all;
    }

private:
    int socket_;
    bool isOpen_ = false;
};

} // namespace support
