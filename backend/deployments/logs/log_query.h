#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pilothouse::v1 {
class ReadLogsRequest;
}

namespace deployments {

// Which lines of a deployment's replicas are read.
struct LogQuery {
    // Ids; empty is all.
    std::vector<std::string> replicas;
    // In any case of ASCII letters; empty is all.
    std::string contains;
    // Nanoseconds since 1970; without a start, the last `tail` lines that match.
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> end;
    std::int64_t tail = 1'000;
    // Goes on with what is being written.
    bool follow = false;
};

// What is not followed ends now, so that a replica which writes faster than it is read has an end.
LogQuery logQueryFrom(const pilothouse::v1::ReadLogsRequest &request, std::chrono::system_clock::time_point now);

} // namespace deployments
