#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "backend/core/result.h"
#include "backend/ledger/committer.h"
#include "backend/ledger/turn.h"

namespace ledger {

class Queued;

// The one who writes. What is queued, at most 256, is committed by its thread the moment the previous commit returns;
// published; and only then completed. A caller who would wait, and finds himself alone, commits on his own thread
// instead: waking another thread and being woken by it costs as much as the sync of a small commit.
class Writer {
public:
    static constexpr std::size_t MaxBatch = 256;
    static constexpr std::size_t MaxQueued = 65536;
    // How long a status that nobody waits for may wait for company.
    static constexpr std::chrono::milliseconds StatusDelay{200};

    // `grown` runs after each commit that made the log longer, on the thread that made it.
    Writer(const Committer::Parts &parts, const Committer::Start &start, std::function<void()> grown);
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    // Commits what is queued, then ends.
    ~Writer();

    // Finishes it at once with STORE_SEALED, UNAVAILABLE or RESOURCE_EXHAUSTED when it cannot wait its turn.
    void queue(std::unique_ptr<Queued> queued);
    // Likewise, and commits it here if nothing is in the way.
    void queueOrCommit(std::unique_ptr<Queued> queued);
    // Likewise, and returns when it is finished.
    void queueAndWait(std::unique_ptr<Queued> queued);
    // Only the newest status of each name is kept waiting.
    void queueStatus(v1::Resource status, bool durable, Turn::StatusDone done);
    // All of them are made, on what stands there then or was queued before.
    void queueStatusEdit(std::string name, Turn::StatusEdit edit, Turn::StatusDone done);

    Statistics statistics() const;

private:
    enum class Caller { Leaves, Commits };

    // Where something waits; nowhere when it was finished at once.
    struct Place {
        std::shared_ptr<Turn> turn;
        std::size_t index = 0;
    };

    void queueStatus(const std::string &name, std::chrono::milliseconds delay,
                     const std::function<void(Turn::PendingStatus *pending)> &put, Turn::StatusDone done);
    Place enqueue(std::unique_ptr<Queued> queued, Caller caller);
    void commitHere(std::unique_ptr<Queued> queued);
    void run();
    // Waits for one; null at the end. `spent` is the one before.
    std::shared_ptr<Turn> nextTurn(std::shared_ptr<Turn> spent);
    // Until somebody calls.
    void rest(std::unique_lock<std::mutex> &lock);
    std::shared_ptr<Turn> takeTurn();
    bool isDue() const;
    bool isAlone() const;
    std::optional<core::Error> notNow() const;
    void tidy(std::unique_lock<std::mutex> &lock, bool isIdle);
    void pack(std::unique_lock<std::mutex> &lock);
    // Completes, then tells those who listen: they wake up for it and take time from those who wait for their answer.
    void settle(Turn &turn, const Committer::Outcome &outcome);

    Committer::Parts parts_;
    std::function<void()> grown_;
    // Belongs to whoever made isCommitting_ true.
    Committer committer_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool isCommitting_ = false;
    std::chrono::steady_clock::time_point crowdedUntil_{};
    bool isTidyDue_ = false;
    bool isResting_ = false;
    // When all is to be tidied up, unless something comes before; nothing once it has been.
    std::optional<std::chrono::steady_clock::time_point> idleFrom_;
    // All but the last are full.
    std::deque<std::shared_ptr<Turn>> turns_;
    std::size_t queuedCount_ = 0;
    std::map<std::string, Turn::PendingStatus> statuses_;
    std::chrono::steady_clock::time_point statusesDue_{};
    // Is finished; whoever queues next takes apart what nobody waited for, so that the writer need not.
    std::shared_ptr<Turn> spent_;
    bool isStopping_ = false;

    std::thread thread_;
};

} // namespace ledger
