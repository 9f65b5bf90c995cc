#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "backend/core/clock.h"
#include "backend/core/result.h"
#include "backend/ledger/published.h"
#include "backend/tlog/key.h"

namespace storage {
class Connection;
}

namespace ledger {

class Seal;
class Writer;

// A head of the log that was signed.
struct SignedHead {
    tlog::TreeHead head;
    Time time;
    std::string note;
};

// Signs the log's head when it has grown, once a second at most. A head is stored before it is signed, and proven to
// continue the one before; only then is it published.
class Checkpointer {
public:
    static constexpr std::chrono::seconds Interval{1};

    // Publishes `last` until there is a newer one.
    Checkpointer(const Published &published, Seal &seal, std::unique_ptr<storage::Connection> reader,
                 tlog::SigningKey key, SignedHead last);
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;
    ~Checkpointer();

    // Begins to work. The writer outlives stop().
    void start(Writer &writer);
    // Signs what has grown since the last head, then ends.
    void stop();
    void noteGrowth();

    SignedHead last() const;

private:
    void run();
    core::Result<void> advance();
    core::Result<SignedHead> storeHead();
    core::Result<void> prove(const tlog::TreeHead &older, const tlog::TreeHead &newer);
    core::Result<void> storeNote(const SignedHead &signedHead);

    const Published &published_;
    Seal &seal_;
    std::unique_ptr<storage::Connection> reader_;
    tlog::SigningKey key_;
    Writer *writer_ = nullptr;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    SignedHead last_;
    bool hasGrown_ = false;
    bool isStopping_ = false;
    std::thread thread_;
};

} // namespace ledger
