#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include <nlohmann/json.hpp>

namespace support {

// A test engine of its own process, killed with this.
class Engine {
public:
    explicit Engine(std::vector<std::string> options = {});
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;
    ~Engine();

    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    std::uint16_t port() const { return port_; }
    // `tokens=4&fail_all=1`
    void set(const std::string &query) const;
    nlohmann::json state() const;
    void kill();

private:
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

} // namespace support
