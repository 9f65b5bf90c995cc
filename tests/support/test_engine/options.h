#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace test_engine {

// What can be changed while it runs, by `POST /test/set?name=value&...`; the same names as on the command line, with
// `_`.
class Behaviour {
public:
    // False for a name that there is none of, or a value that is no number.
    bool set(std::string_view name, std::string_view value);

    std::string model() const;

    // Words of each answer.
    std::atomic<std::int64_t> tokens{8};
    // Milliseconds, of each token but the first, and of the first.
    std::atomic<std::int64_t> tokenDelay{0};
    std::atomic<std::int64_t> firstTokenDelay{0};
    // Kills itself by SIGSEGV when it has answered so many; 0 never.
    std::atomic<std::int64_t> crashAfter{0};
    // Every so manieth request fails; 0 none.
    std::atomic<std::int64_t> failEvery{0};
    std::atomic<std::int64_t> failAll{0};
    // HTTP status of those that fail.
    std::atomic<std::int64_t> failStatus{500};
    // Closes the connection after so many tokens of a streamed answer; 0 never.
    std::atomic<std::int64_t> cutAfter{0};
    // Everything but /test is accepted and never answered; or only what is asked of the model.
    std::atomic<std::int64_t> hang{0};
    std::atomic<std::int64_t> hangRequests{0};
    // /health is not answered any more after so many times; 0 always is.
    std::atomic<std::int64_t> healthDiesAfter{0};
    // /health answers 503.
    std::atomic<std::int64_t> neverReady{0};

private:
    std::atomic<std::int64_t> *find(std::string_view name);

    mutable std::mutex mutex_;
    std::string model_ = "test-model";
};

// What is decided at its start.
struct Options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::int64_t startDelay = 0;
    // -1 does not.
    std::int64_t exitAtOnce = -1;
    std::int64_t leaveChildren = 0;
    std::int64_t spamLog = 0;
    std::int64_t logLines = 0;
    std::int64_t allocate = 0;
    bool ignoresTerm = false;
    bool wantsHelp = false;
};

// Empty, or what is wrong with the command line.
std::string readOptions(int count, char **arguments, Options &options, Behaviour &behaviour);

extern const char *const Usage;

} // namespace test_engine
