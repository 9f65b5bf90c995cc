#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/entry_check.h"

namespace storage {
class Connection;
}

namespace ledger {

// Stretches of the log, checked on a few threads and given out in order; not far ahead of whoever takes them.
class Stretches {
public:
    using OpenReader = std::function<core::Result<std::unique_ptr<storage::Connection>>()>;

    static constexpr std::int64_t Length = 2048;

    struct Stretch {
        std::int64_t first = 0;
        CheckedStretch checked;
    };

    // The entries below `size`.
    Stretches(const OpenReader &openReader, Ledger::Depth depth, std::int64_t size);
    Stretches(const Stretches &) = delete;
    Stretches &operator=(const Stretches &) = delete;
    ~Stretches();

    // Nothing at the end.
    std::optional<Stretch> next();

private:
    void work(const OpenReader &openReader);
    CheckedStretch check(const OpenReader &openReader, std::unique_ptr<storage::Connection> &connection,
                         std::unique_ptr<EntryCheck> &entries, std::int64_t first) const;

    Ledger::Depth depth_;
    std::int64_t size_;
    std::mutex mutex_;
    std::condition_variable changed_;
    // The first entry that nobody works on, and the first that was not given out.
    std::int64_t unclaimed_ = 0;
    std::int64_t given_ = 0;
    std::map<std::int64_t, CheckedStretch> ready_;
    bool isStopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace ledger
