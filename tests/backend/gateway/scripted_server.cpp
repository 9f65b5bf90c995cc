#include "tests/backend/gateway/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace support {

std::string ScriptedPeer::request() {
    const auto fill = [this] {
        char block[16 * 1024];
        const auto got = ::recv(socket_, block, sizeof block, 0);
        if (got > 0)
            input_.append(block, static_cast<std::size_t>(got));
        return got > 0;
    };
    std::size_t end = 0;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill())
            return {};
    }
    const auto length = input_.find("Content-Length: ");
    const auto size = length < end ? static_cast<std::size_t>(std::atol(input_.c_str() + length + 16)) : 0;
    while (input_.size() < end + 4 + size) {
        if (!fill())
            return {};
    }
    auto request = input_.substr(0, end + 4 + size);
    input_.erase(0, request.size());
    return request;
}

void ScriptedPeer::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool ScriptedPeer::waitForEnd() {
    timeval patience{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    char block[1024];
    ssize_t got = 0;
    while ((got = ::recv(socket_, block, sizeof block, 0)) > 0) {
    }
    return got == 0 || errno == ECONNRESET;
}

void ScriptedPeer::abort() {
    const linger now{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

ScriptedServer::ScriptedServer(Script script)
    : script_(std::move(script)), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    inet_pton(AF_INET, "127.0.0.1", &own.sin_addr);
    ::bind(listening_, reinterpret_cast<const sockaddr *>(&own), sizeof own);
    ::listen(listening_, 64);
    socklen_t size = sizeof own;
    ::getsockname(listening_, reinterpret_cast<sockaddr *>(&own), &size);
    port_ = ntohs(own.sin_port);
    accepting_ = std::thread([this] {
        for (;;) {
            const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            const int number = connections_++;
            const std::lock_guard lock(mutex_);
            sockets_.push_back(socket);
            threads_.emplace_back([this, socket, number] {
                ScriptedPeer peer(socket);
                script_(peer, number);
                const std::lock_guard closing(mutex_);
                sockets_.remove(socket);
                ::close(socket);
            });
        }
    });
}

ScriptedServer::~ScriptedServer() {
    ::shutdown(listening_, SHUT_RDWR);
    accepting_.join();
    ::close(listening_);
    {
        const std::lock_guard lock(mutex_);
        for (const int socket : sockets_)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (auto &thread : threads_)
        thread.join();
}

std::string wholeAnswer(std::string_view body, std::string_view type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + std::string(type) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

} // namespace support
