#pragma once

#include <chrono>
#include <mutex>
#include <optional>

#include "backend/core/result.h"
#include "backend/ledger/event_log.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/published.h"

namespace storage {
class Store;
}

namespace ledger {

class Batch;
class Seal;
class Turn;
class WatchWindow;

// Makes commits and publishes them. For one thread at a time, which need not always be the same.
class Committer {
public:
    struct Parts {
        storage::Store &store;
        Published &published;
        WatchWindow &window;
        Seal &seal;
        const core::Clock &clock;
        core::Random &random;
    };

    // Where the store stands.
    struct Start {
        EventLog log;
        std::int64_t nextObject = 1;
        Time lastTime;
    };

    struct Outcome {
        // Why nothing of the turn was committed.
        std::optional<core::Error> failure;
        // Whether there is news for those who watch, and for those who sign the log.
        bool hasChanged = false;
        bool hasGrown = false;
    };

    Committer(const Parts &parts, const Start &start);

    // All of the turn in one transaction, in the state and in the watch window.
    Outcome commit(Turn &turn);

    bool isTidyDue() const;
    // A small step of moving what was committed to its place, where one is due.
    void tidy(bool isIdle);
    // Packs some of what was committed, see Packing. Whether more of it waits. Safe from any thread.
    bool packSome() const;

    // Safe from any thread.
    Statistics statistics() const;

private:
    Outcome tryCommit(Turn &turn);
    core::Result<void> fill(Batch &batch, Turn &turn);
    // Whether it had last words, see sayFull().
    bool undo(const View &view, const core::Error &error);
    Outcome publish(Batch &batch, std::size_t members, std::chrono::steady_clock::time_point start);
    void count(const Batch &batch, std::size_t members, double seconds);
    // Why nothing can be written at present.
    std::optional<core::Error> whyNot();
    // One event from what was held back for it. Whether it was written.
    bool sayFull();
    Time commitTime() const;

    Parts parts_;
    EventLog log_;
    std::int64_t nextObject_;
    Time lastTime_;
    bool isFull_ = false;
    Time lastForgotten_{};
    std::chrono::steady_clock::time_point nextTry_{};

    mutable std::mutex mutex_;
    Statistics statistics_;
};

} // namespace ledger
