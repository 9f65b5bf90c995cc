#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>

#include "tests/support/test_engine/connection.h"

namespace {

using boost::asio::ip::tcp;

// They have a session of their own, ignore SIGTERM and never end by themselves.
void leaveChildren(std::int64_t count) {
    for (std::int64_t child = 0; child < count; ++child) {
        const pid_t between = ::fork();
        if (between == 0) {
            if (::fork() == 0) {
                ::setsid();
                ::signal(SIGTERM, SIG_IGN);
                for (;;)
                    ::pause();
            }
            ::_exit(0);
        }
        ::waitpid(between, nullptr, 0);
    }
}

void spam(std::int64_t bytesPerSecond) {
    const std::string line = std::string(99, 'x') + '\n';
    const auto begin = std::chrono::steady_clock::now();
    for (std::int64_t written = 0;; written += static_cast<std::int64_t>(line.size())) {
        std::this_thread::sleep_until(begin + std::chrono::microseconds(written * 1'000'000 / bytesPerSecond));
        std::fputs(line.c_str(), stdout);
    }
}

void prepare(const test_engine::Options &options) {
    if (options.ignoresTerm)
        ::signal(SIGTERM, SIG_IGN);
    leaveChildren(options.leaveChildren);
    for (std::int64_t line = 0; line < options.logLines; ++line)
        std::printf("line %lld of the log\n", static_cast<long long>(line));
    std::fflush(stdout);
    if (options.allocate > 0)
        std::memset(new char[static_cast<std::size_t>(options.allocate)], 1,
                    static_cast<std::size_t>(options.allocate));
    if (options.spamLog > 0)
        std::thread(spam, options.spamLog).detach();
    std::this_thread::sleep_for(std::chrono::milliseconds(options.startDelay));
}

int serve(const test_engine::Options &options, test_engine::Behaviour &behaviour, std::int64_t started) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(options.host, failed);
    if (!failed)
        acceptor.open(tcp::v4(), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind({address, options.port}, failed);
    if (!failed)
        acceptor.listen(boost::asio::socket_base::max_listen_connections, failed);
    if (failed) {
        std::fprintf(stderr, "cannot listen on %s:%u: %s\n", options.host.c_str(), options.port,
                     failed.message().c_str());
        return 3;
    }
    const auto port = acceptor.local_endpoint().port();
    std::printf("listening on port %u\n", port);
    std::fflush(stdout);
    // Whatever happens, the process ends with its connections' threads, which outlive nothing that they use.
    auto &traffic = *new test_engine::Traffic(started);
    for (;;) {
        tcp::socket socket(context);
        acceptor.accept(socket, failed);
        if (failed)
            continue;
        std::thread([socket = std::move(socket), port, &behaviour, &traffic]() mutable {
            test_engine::Connection(std::move(socket), port, behaviour, traffic).serve();
        }).detach();
    }
}

} // namespace

int main(int count, char **arguments) {
    const auto started = test_engine::Traffic::now();
    test_engine::Options options;
    test_engine::Behaviour behaviour;
    ::signal(SIGPIPE, SIG_IGN);
    const bool isVersion = count == 2 && std::strcmp(arguments[1], "--version") == 0;
    if (isVersion) {
        std::puts("pilothouse_test_engine 1.0");
        return 0;
    }
    const auto mistake = test_engine::readOptions(count, arguments, options, behaviour);
    if (!mistake.empty() || options.wantsHelp) {
        std::fprintf(stderr, "%s\n\n%s", mistake.c_str(), test_engine::Usage);
        return 64;
    }
    std::fprintf(stderr, "pilothouse_test_engine serves %s\n", behaviour.model().c_str());
    if (options.exitAtOnce >= 0)
        return static_cast<int>(options.exitAtOnce);
    prepare(options);
    return serve(options, behaviour, started);
}
