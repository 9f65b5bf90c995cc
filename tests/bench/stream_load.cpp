#include "tests/bench/stream_load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <list>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace bench {

namespace {

constexpr int DeadlineMilliseconds = 30'000;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    return address;
}

std::string eventOf(int number) {
    return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
           "{\"content\":\"word" +
           std::to_string(number) + "\"}}]}\n\n";
}

std::string chunkOf(const std::string &text) {
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", text.size());
    return size + text + "\r\n";
}

std::string models() {
    const std::string body = R"({"object":"list","data":[{"id":"upstream-model"}]})";
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

bool sendAll(int socket, const std::string &text) {
    return ::send(socket, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

// Reads chunks off one stream.
struct Reader {
    // Whether the stream has ended.
    bool read(StreamOutcome *outcome) {
        char block[64 * 1024];
        const auto got = ::recv(socket, block, sizeof block, 0);
        if (got <= 0)
            return true;
        input.append(block, static_cast<std::size_t>(got));
        if (!hasHead) {
            const auto end = input.find("\r\n\r\n");
            if (end == std::string::npos)
                return false;
            input.erase(0, end + 4);
            hasHead = true;
        }
        for (;;) {
            const auto line = input.find("\r\n");
            if (line == std::string::npos)
                return false;
            const auto size = std::stoul(input.substr(0, line), nullptr, 16);
            if (input.size() < line + 2 + size + 2)
                return false;
            if (size == 0)
                return true;
            ++outcome->chunks;
            for (std::string_view rest(input.data() + line + 2, size); !rest.empty(); ++next) {
                const auto event = eventOf(next);
                if (!rest.starts_with(event))
                    break;
                ++outcome->events;
                rest.remove_prefix(event.size());
            }
            input.erase(0, line + 2 + size + 2);
        }
    }

    int socket = -1;
    std::string input;
    bool hasHead = false;
    int next = 0;
};

} // namespace

struct StreamSource::Data {
    void serve(int socket) const {
        std::string input;
        char block[16 * 1024];
        for (;;) {
            std::size_t end = 0;
            while ((end = input.find("\r\n\r\n")) == std::string::npos ||
                   (input.starts_with("POST ") && input.find("}]", end) == std::string::npos)) {
                const auto got = ::recv(socket, block, sizeof block, 0);
                if (got <= 0)
                    return;
                input.append(block, static_cast<std::size_t>(got));
            }
            // The probe of a provider.
            if (input.starts_with("GET ") && sendAll(socket, models())) {
                input.clear();
                continue;
            }
            input.clear();
            if (!stream(socket))
                return;
        }
    }

    bool stream(int socket) const {
        if (!sendAll(socket,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"))
            return false;
        auto due = std::chrono::steady_clock::now();
        for (int number = 0; number < events; ++number) {
            due += std::chrono::milliseconds(pause);
            std::this_thread::sleep_until(due);
            if (!sendAll(socket, chunkOf(eventOf(number))))
                return false;
        }
        return sendAll(socket, "0\r\n\r\n");
    }

    int events = 0;
    int pause = 0;
    int listening = -1;
    std::uint16_t port = 0;
    std::mutex mutex;
    std::list<std::thread> threads;
    std::vector<int> sockets;
    std::thread accepting;
};

StreamSource::StreamSource(int events, int millisecondsBetween) : data_(std::make_unique<Data>()) {
    auto &data = *data_;
    data.events = events;
    data.pause = millisecondsBetween;
    data.listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto own = loopback(0);
    socklen_t size = sizeof own;
    ::bind(data.listening, reinterpret_cast<const sockaddr *>(&own), sizeof own);
    ::listen(data.listening, 256);
    ::getsockname(data.listening, reinterpret_cast<sockaddr *>(&own), &size);
    data.port = ntohs(own.sin_port);
    data.accepting = std::thread([&data] {
        for (int socket = 0; (socket = ::accept4(data.listening, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            const std::lock_guard lock(data.mutex);
            data.sockets.push_back(socket);
            data.threads.emplace_back([&data, socket] {
                data.serve(socket);
                ::shutdown(socket, SHUT_RDWR);
            });
        }
    });
}

StreamSource::~StreamSource() {
    ::shutdown(data_->listening, SHUT_RDWR);
    data_->accepting.join();
    ::close(data_->listening);
    for (const int socket : data_->sockets)
        ::shutdown(socket, SHUT_RDWR);
    for (auto &thread : data_->threads)
        thread.join();
    for (const int socket : data_->sockets)
        ::close(socket);
}

std::uint16_t StreamSource::port() const {
    return data_->port;
}

StreamOutcome readStreams(std::uint16_t port, int streams, const std::string &request) {
    StreamOutcome outcome;
    std::vector<Reader> readers(static_cast<std::size_t>(streams));
    std::vector<pollfd> waiting;
    for (auto &reader : readers) {
        reader.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto peer = loopback(port);
        if (::connect(reader.socket, reinterpret_cast<const sockaddr *>(&peer), sizeof peer) == 0)
            sendAll(reader.socket, request);
        waiting.push_back({reader.socket, POLLIN, 0});
    }
    for (auto left = readers.size(); left > 0;) {
        if (::poll(waiting.data(), waiting.size(), DeadlineMilliseconds) <= 0)
            break;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            if (waiting[i].fd >= 0 && waiting[i].revents != 0 && readers[i].read(&outcome)) {
                waiting[i].fd = -1;
                --left;
            }
        }
    }
    for (const auto &reader : readers)
        ::close(reader.socket);
    return outcome;
}

} // namespace bench
