#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "backend/core/result.h"
#include "backend/ledger/event_log.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/published.h"
#include "backend/ledger/turn.h"

namespace storage {
class Store;
}

namespace ledger {

class Batch;
class Queued;
class Seal;
class WatchWindow;

// The one thread that writes. It commits whatever is queued, at most 256, the moment the previous commit returns;
// publishes; and only then completes.
class Writer {
public:
    static constexpr std::size_t MaxBatch = 256;
    static constexpr std::size_t MaxQueued = 65536;
    // How long a status that nobody waits for may wait for company.
    static constexpr std::chrono::milliseconds StatusDelay{200};

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

    // `grown` runs on the writer's thread after each commit that made the log longer.
    Writer(const Parts &parts, const Start &start, std::function<void()> grown);
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    // Commits what is queued, then ends.
    ~Writer();

    // Finishes it at once with STORE_SEALED, UNAVAILABLE or RESOURCE_EXHAUSTED when it cannot wait its turn.
    void queue(std::unique_ptr<Queued> queued);
    // Likewise, and returns when it is finished.
    void queueAndWait(std::unique_ptr<Queued> queued);
    // Only the newest status of each name is kept waiting.
    void queueStatus(v1::Resource status, bool durable, std::function<void(core::Result<void>)> done);

    Statistics statistics() const;

private:
    // Where something waits; nowhere when it was finished at once.
    struct Place {
        std::shared_ptr<Turn> turn;
        std::size_t index = 0;
    };

    Place enqueue(std::unique_ptr<Queued> queued);
    void run();
    // Waits for one; null at the end. `spent` is the one before.
    std::shared_ptr<Turn> nextTurn(std::shared_ptr<Turn> spent);
    std::optional<core::Error> notNow() const;
    core::Result<void> commit(Turn &turn);
    core::Result<void> fill(Batch &batch, Turn &turn);
    void publish(Batch &batch, std::size_t members, std::chrono::steady_clock::time_point start);
    void count(const Batch &batch, std::size_t members, double seconds);
    // Why nothing can be written at present.
    std::optional<core::Error> whyNot();
    void sayFull();
    void tidy(bool isIdle);
    Time commitTime() const;

    Parts parts_;
    EventLog log_;
    std::int64_t nextObject_;
    Time lastTime_;
    bool isFull_ = false;
    Time lastForgotten_{};
    std::chrono::steady_clock::time_point nextTry_{};
    std::function<void()> grown_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    // All but the last are full.
    std::deque<std::shared_ptr<Turn>> turns_;
    std::size_t queuedCount_ = 0;
    std::map<std::string, Turn::PendingStatus> statuses_;
    std::chrono::steady_clock::time_point statusesDue_{};
    // Is finished; whoever queues next takes apart what nobody waited for, so that the writer need not.
    std::shared_ptr<Turn> spent_;
    bool isStopping_ = false;
    Statistics statistics_;

    std::thread thread_;
};

} // namespace ledger
