#pragma once

#include "backend/client/log_head.h"
#include "backend/core/result.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace client {

// What is remembered of logs between visits, in the state directory of whoever runs the console: a file for each
// origin, replaced whole, and a file for each mismatch. All consoles of one person share them, and so they lie apart
// from every store: what puts a store back to an old copy leaves them alone.
class LogMemory {
public:
    struct Places {
        // Of the heads; made when it is missing, for its owner alone.
        std::filesystem::path heads;
        // The file that names the log which this service had at the last visit.
        std::filesystem::path visit;
    };

    explicit LogMemory(Places places) : places_(std::move(places)) {}

    // The newest head that was verified of the log that this service had at the last visit.
    core::Result<std::optional<LogHead>> latest() const;
    core::Result<std::optional<LogHead>> of(std::string_view origin) const;
    // A newer head of the same log stays, whoever has verified it.
    core::Result<void> remember(const LogHead &head) const;
    // Whatever was remembered of that log.
    core::Result<void> replace(const LogHead &head) const;
    // This service has that log now.
    core::Result<void> visit(std::string_view origin) const;
    // Where it is kept; the same mismatch is kept once.
    core::Result<std::filesystem::path> keep(const LogMismatch &mismatch, core::Clock::TimePoint seenAt) const;

private:
    std::filesystem::path fileOf(std::string_view origin) const;
    core::Result<void> write(const LogHead &head) const;

    Places places_;
};

} // namespace client
