#include "tests/backend/gateway/engine.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/backend/gateway/http_client.h"

namespace support {

Engine::Engine(std::vector<std::string> options) {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "pilothouse_test_engine";
    options.insert(options.begin(), {program.string(), "--port", "0"});
    std::vector<char *> arguments;
    for (auto &option : options)
        arguments.push_back(option.data());
    arguments.push_back(nullptr);
    int pipe[2];
    EXPECT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1);
    EXPECT_EQ(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ), 0) << program;
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    FILE *output = ::fdopen(pipe[0], "r");
    int port = 0;
    EXPECT_EQ(std::fscanf(output, "listening on port %d", &port), 1);
    std::fclose(output);
    port_ = static_cast<std::uint16_t>(port);
}

Engine::~Engine() {
    kill();
}

void Engine::kill() {
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

void Engine::set(const std::string &query) const {
    HttpClient client(port_);
    EXPECT_EQ(client.ask("POST /test/set?" + query + " HTTP/1.1\r\nHost: e\r\nContent-Length: 0\r\n\r\n").status, 200u);
}

nlohmann::json Engine::state() const {
    HttpClient client(port_);
    return nlohmann::json::parse(client.ask("GET /test/state HTTP/1.1\r\nHost: e\r\n\r\n").body);
}

} // namespace support
