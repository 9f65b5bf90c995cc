#pragma once

#include "backend/client/log_head.h"
#include "backend/core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace client {

// What is remembered of logs between visits: a file for each origin, replaced whole, and a file for each mismatch. A
// directory for each service that is visited, made when it is missing.
class LogMemory {
public:
    explicit LogMemory(std::filesystem::path directory) : directory_(std::move(directory)) {}

    // The log that was verified last, whatever its origin.
    core::Result<std::optional<LogHead>> latest() const;
    core::Result<void> remember(const LogHead &head) const;
    // Where it is kept; the same mismatch is kept once.
    core::Result<std::filesystem::path> keep(const LogMismatch &mismatch, core::Clock::TimePoint seenAt) const;

private:
    std::filesystem::path directory_;
};

} // namespace client
