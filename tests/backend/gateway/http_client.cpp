#include "tests/backend/gateway/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace support {

HttpClient::HttpClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in peer{};
    peer.sin_family = AF_INET;
    peer.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &peer.sin_addr);
    timeval patience{10, 0};
    const int on = 1;
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<const sockaddr *>(&peer), sizeof peer) != 0)
        close();
}

HttpClient::~HttpClient() {
    close();
}

bool HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool HttpClient::fill() {
    char block[16 * 1024];
    const auto got = ::recv(socket_, block, sizeof block, 0);
    if (got <= 0)
        return false;
    input_.append(block, static_cast<std::size_t>(got));
    return true;
}

std::string HttpClient::receive() {
    if (input_.empty())
        fill();
    return std::exchange(input_, {});
}

std::string HttpClient::rest() {
    while (fill()) {
    }
    return std::exchange(input_, {});
}

HttpReply HttpClient::head() {
    HttpReply reply;
    std::size_t end = 0;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill())
            return reply;
    }
    auto text = input_.substr(0, end + 2);
    input_.erase(0, end + 4);
    reply.status = static_cast<unsigned>(std::atoi(text.substr(9, 3).c_str()));
    for (auto at = text.find("\r\n") + 2; at < text.size();) {
        const auto stop = text.find("\r\n", at);
        const auto colon = text.find(':', at);
        auto name = text.substr(at, colon - at);
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        reply.headers[name] = text.substr(colon + 2, stop - colon - 2);
        at = stop + 2;
    }
    return reply;
}

HttpReply HttpClient::reply() {
    auto reply = head();
    if (const auto length = reply.headers.find("content-length"); length != reply.headers.end()) {
        const auto size = std::stoul(length->second);
        while (input_.size() < size && fill()) {
        }
        reply.isWhole = input_.size() >= size;
        reply.body = input_.substr(0, size);
        input_.erase(0, size);
    } else if (reply.headers.contains("transfer-encoding")) {
        for (;;) {
            std::size_t end = 0;
            while ((end = input_.find("\r\n")) == std::string::npos) {
                if (!fill())
                    return reply;
            }
            const auto size = std::stoul(input_.substr(0, end), nullptr, 16);
            while (input_.size() < end + 2 + size + 2) {
                if (!fill())
                    return reply;
            }
            reply.body += input_.substr(end + 2, size);
            input_.erase(0, end + 2 + size + 2);
            if (size == 0)
                break;
        }
        reply.isWhole = true;
    } else if (reply.status != 0) {
        reply.body = rest();
        reply.isWhole = true;
    }
    return reply;
}

void HttpClient::closeSending() {
    ::shutdown(socket_, SHUT_WR);
}

void HttpClient::close() {
    if (socket_ >= 0)
        ::close(std::exchange(socket_, -1));
}

void HttpClient::abort() {
    const linger now{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

std::string postOf(std::string_view path, std::string_view body, std::string_view moreHeaders) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n" +
           std::string(moreHeaders) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string chatOf(std::string_view model, bool isStream) {
    return postOf("/v1/chat/completions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"" +
                                              std::string(model) + "\",\"stream\":" + (isStream ? "true" : "false") +
                                              "}");
}

std::vector<std::string> eventsOf(const std::string &body) {
    std::vector<std::string> events;
    for (std::size_t at = 0; (at = body.find("data: ", at)) != std::string::npos;) {
        const auto end = body.find("\n\n", at);
        events.push_back(body.substr(at + 6, end - at - 6));
        at = end;
    }
    return events;
}

} // namespace support
