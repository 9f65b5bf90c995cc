#include "tests/backend/daemon/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace support {

namespace {

std::string contentOf(const std::filesystem::path &file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

std::string pathOf(const std::string &program) {
    return program.find('/') == std::string::npos ? std::string(std::getenv("PILOTHOUSE_BIN")) + "/" + program
                                                  : program;
}

std::vector<char *> pointersTo(const std::vector<std::string> &words) {
    std::vector<char *> pointers;
    for (const auto &word : words)
        pointers.push_back(const_cast<char *>(word.c_str()));
    return pointers;
}

} // namespace

Child::Child(const std::string &program, const std::vector<std::string> &arguments,
             const std::vector<std::string> &environment) {
    std::string name = (std::filesystem::temp_directory_path() / "pilothouse-child.XXXXXX").string();
    directory_ = ::mkdtemp(name.data());
    const auto path = pathOf(program);
    auto words = pointersTo(arguments);
    words.insert(words.begin(), const_cast<char *>(path.c_str()));
    words.push_back(nullptr);
    auto variables = pointersTo(environment);
    for (char **variable = environ; *variable != nullptr; ++variable)
        variables.push_back(*variable);
    variables.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const auto out = (directory_ / "out").string();
    const auto err = (directory_ / "err").string();
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (posix_spawn(&pid_, path.c_str(), &actions, nullptr, words.data(), variables.data()) != 0) {
        pid_ = 0;
        hasEnded_ = true;
        code_ = -1;
    }
    posix_spawn_file_actions_destroy(&actions);
}

Child::~Child() {
    if (!hasEnded_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

void Child::signal(int number) const {
    if (!hasEnded_)
        ::kill(pid_, number);
}

bool Child::isRunning() {
    int status = 0;
    if (!hasEnded_ && ::waitpid(pid_, &status, WNOHANG) == pid_) {
        hasEnded_ = true;
        code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return !hasEnded_;
}

int Child::wait(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (isRunning()) {
        if (std::chrono::steady_clock::now() > end)
            return -2;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return code_;
}

bool Child::says(const std::string &text, std::chrono::milliseconds time) const {
    const auto end = std::chrono::steady_clock::now() + time;
    while (output().find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::string Child::output() const {
    return contentOf(directory_ / "out");
}

std::string Child::errors() const {
    return contentOf(directory_ / "err");
}

} // namespace support
