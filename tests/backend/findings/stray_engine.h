#pragma once

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <sys/types.h>

#include "tests/support/temporary_directory.h"

namespace support {

// A test engine that is nobody's child: whoever began it has ended, as with a program that somebody started in a shell
// and left. Killed with this.
class StrayEngine {
public:
    explicit StrayEngine(const std::string &options = {}) {
        const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "pilothouse_test_engine";
        const auto output = directory_.path() / "output";
        const auto command =
            program.string() + " --port 0 " + options + " >" + output.string() + " 2>&1 </dev/null & echo $!";
        FILE *shell = ::popen(command.c_str(), "r");
        if (!shell || std::fscanf(shell, "%d", &process_) != 1)
            process_ = -1;
        if (shell)
            ::pclose(shell);
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (port_ == 0 && std::chrono::steady_clock::now() < deadline) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            std::ifstream file(output);
            std::string line;
            int port = 0;
            while (std::getline(file, line)) {
                if (std::sscanf(line.c_str(), "listening on port %d", &port) == 1)
                    port_ = static_cast<std::uint16_t>(port);
            }
        }
    }
    StrayEngine(const StrayEngine &) = delete;
    StrayEngine &operator=(const StrayEngine &) = delete;
    ~StrayEngine() {
        if (process_ > 0)
            ::kill(process_, SIGKILL);
    }

    std::uint16_t port() const { return port_; }

private:
    TemporaryDirectory directory_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

} // namespace support
