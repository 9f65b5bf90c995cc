#pragma once

#include "backend/core/clock.h"
#include "backend/tlog/hash.h"

#include <filesystem>
#include <optional>
#include <string>

namespace client {

// A log as this console has verified it: the key is pinned at the first sight.
struct LogHead {
    std::string origin;
    std::string vkey;
    tlog::TreeHead tree;
    // The signed note, verbatim.
    std::string note;
    core::Clock::TimePoint verifiedAt;

    bool operator==(const LogHead &) const = default;
};

// What a service says of its log, not verified yet.
struct LogClaim {
    std::string origin;
    std::string vkey;
    // A signed note.
    std::string note;

    bool operator==(const LogClaim &) const = default;
};

// The service's log does not continue what was verified before. Both sides are kept as evidence.
struct LogMismatch {
    enum class Kind {
        // The note is malformed, or not signed by the pinned key.
        BadSignature,
        // Signed by another key than the pinned one, under the same origin.
        KeyChanged,
        // Another log than at the last visit; a store that was restored begins one.
        OriginChanged,
        // Smaller than it was.
        RolledBack,
        // The tree that was seen is no part of the one now shown.
        Rewritten,
    };

    Kind kind;
    // Absent when even the first note does not verify.
    std::optional<LogHead> remembered;
    LogClaim claim;
    // File with both; empty when it could not be written.
    std::filesystem::path evidence;

    bool operator==(const LogMismatch &) const = default;
};

} // namespace client
