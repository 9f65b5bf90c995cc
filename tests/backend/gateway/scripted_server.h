#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace support {

// One connection of a ScriptedServer.
class ScriptedPeer {
public:
    explicit ScriptedPeer(int socket) : socket_(socket) {}

    // A request's head and body; empty at the end of the connection.
    std::string request();
    void send(std::string_view bytes);
    // Until the other end closes; false when it has not within 10 s.
    bool waitForEnd();
    void abort();

private:
    int socket_;
    std::string input_;
};

// Answers over TCP as a script says, for faults that no engine has: wrong framing, connections that end at the wrong
// moment. Each connection has a thread of its own.
class ScriptedServer {
public:
    using Script = std::function<void(ScriptedPeer &peer, int connection)>;

    explicit ScriptedServer(Script script);
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;
    ~ScriptedServer();

    std::uint16_t port() const { return port_; }
    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    int connections() const { return connections_; }

private:
    const Script script_;
    int listening_;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_{0};
    std::mutex mutex_;
    std::list<std::thread> threads_;
    std::list<int> sockets_;
    std::thread accepting_;
};

std::string wholeAnswer(std::string_view body, std::string_view type = "application/json");

} // namespace support
