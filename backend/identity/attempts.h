#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace core {
class Clock;
}

namespace identity {

// Bounds what strangers try: after ten failures from one host it is answered no more until a minute has passed since
// the first of them. Safe from any thread.
class Attempts {
public:
    static constexpr int Limit = 10;

    explicit Attempts(const core::Clock &clock);

    // The address as the guard has it, `127.0.0.1:50123` or `[::1]:50123`; ports do not count.
    bool mayTry(std::string_view peerAddress);
    void failed(std::string_view peerAddress);

private:
    struct Entry {
        int failures = 0;
        std::int64_t beganAt = 0;
    };

    // Takes out what a minute has passed for.
    void forget(std::int64_t now);

    const core::Clock &clock_;
    std::mutex mutex_;
    // By host; bounded.
    std::map<std::string, Entry, std::less<>> entries_;
};

} // namespace identity
