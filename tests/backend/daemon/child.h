#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace support {

// A program of ours as a child process; killed with the object if it still runs.
class Child {
public:
    // By its name in PILOTHOUSE_BIN, or by its path. `environment` (`NAME=value`) goes before this process's own.
    Child(const std::string &program, const std::vector<std::string> &arguments,
          const std::vector<std::string> &environment = {});
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child();

    pid_t pid() const { return pid_; }
    void signal(int number) const;
    // The exit code; -1 when it was killed by a signal, -2 when it did not end in time.
    int wait(std::chrono::milliseconds time = std::chrono::seconds(30));
    bool isRunning();
    // Waits until standard output holds the text.
    bool says(const std::string &text, std::chrono::milliseconds time = std::chrono::seconds(20)) const;

    std::string output() const;
    std::string errors() const;

private:
    std::filesystem::path directory_;
    pid_t pid_ = 0;
    bool hasEnded_ = false;
    int code_ = 0;
};

} // namespace support
