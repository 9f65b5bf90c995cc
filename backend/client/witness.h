#pragma once

#include "backend/client/log_head.h"
#include "backend/client/log_memory.h"
#include "backend/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace client {

// Judges a log against what was remembered of it, and remembers what it has verified. Reads and writes files; for one
// thread.
class Witness {
public:
    // That a consistency proof between these sizes decides.
    struct Question {
        std::int64_t older;
        std::int64_t newer;
    };
    using Verdict = std::variant<LogHead, Question, LogMismatch>;

    Witness(LogMemory memory, const core::Clock &clock) : memory_(std::move(memory)), clock_(clock) {}

    // The log that was verified last.
    core::Result<std::optional<LogHead>> remembered();
    // Learns what other consoles have verified meanwhile of the log of that origin. To be called before the service is
    // asked what judge() is about: then it must not know less.
    core::Result<void> recall(std::string_view origin);
    // Looks at what the service claims. The first log ever seen is believed, its key pinned.
    core::Result<Verdict> judge(const LogClaim &claim);
    // The answer to the question of the last judge(), 32 bytes each; no answer is one, too.
    core::Result<Verdict> answer(const std::vector<std::string> &proof);
    // A person has looked at the mismatch and takes the new log, its signature given. The evidence stays.
    core::Result<Verdict> accept(const LogClaim &claim);

private:
    core::Result<Verdict> believe(const LogClaim &claim, const tlog::TreeHead &tree);
    core::Result<Verdict> refuse(LogMismatch::Kind kind, const LogClaim &claim);

    LogMemory memory_;
    const core::Clock &clock_;
    bool isLoaded_ = false;
    std::optional<LogHead> head_;
    // What the question was about.
    LogClaim asked_;
    tlog::TreeHead askedTree_;
};

// Whether the proof shows the leaf in the tree; hashes of 32 bytes each.
bool provesInclusion(const tlog::TreeHead &tree, std::int64_t index, std::string_view leafHash,
                     const std::vector<std::string> &proof);

} // namespace client
