#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace test_engine {

// What was asked of the engine, for /metrics (under the names of vLLM) and for /test/state. Thread-safe.
class Traffic {
public:
    // Nanoseconds of CLOCK_MONOTONIC, which all processes of a machine share.
    static std::int64_t now();
    // `started` is when the program began.
    explicit Traffic(std::int64_t started) : started_(started) {}

    // The number of the request, from 1.
    std::int64_t begin(const std::string &path, const std::map<std::string, std::string> &headers,
                       const std::string &body);
    void finish(bool failed, bool cancelled);
    void firstToken(double seconds);
    void laterToken(double seconds);
    // /health is about to be answered so.
    void health(bool isWell);

    std::string metrics(const std::string &model) const;
    std::string state(const std::string &model) const;

private:
    // As Prometheus counts: how many took at most so long.
    struct Histogram {
        std::map<double, std::int64_t> buckets{{0.001, 0}, {0.01, 0}, {0.1, 0}, {1, 0}, {10, 0}};
        std::int64_t count = 0;
        double sum = 0;
        void add(double seconds);
        std::string text(const std::string &name, const std::string &labels) const;
    };

    const std::int64_t started_;
    mutable std::mutex mutex_;
    bool isWell_ = false;
    // The first answer that differed from the one before.
    std::int64_t healthTurned_ = 0;
    std::int64_t requests_ = 0;
    std::int64_t failed_ = 0;
    std::int64_t cancelled_ = 0;
    std::int64_t running_ = 0;
    std::int64_t tokens_ = 0;
    Histogram firstToken_;
    Histogram laterToken_;
    std::string lastPath_;
    std::string lastBody_;
    std::map<std::string, std::string> lastHeaders_;
};

} // namespace test_engine
