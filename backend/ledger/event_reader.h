#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "backend/ledger/log_reader.h"
#include "backend/ledger/published.h"

namespace storage {
class Connection;
class Store;
} // namespace storage

namespace ledger {

class Checkpointer;
struct SignedHead;

// The log of changes as the store holds it. What is committed can be read; what others verify, proofs, tiles and
// bundles, ends at the published checkpoint or before.
class EventReader final : public LogReader {
public:
    // `head` answers the published head.
    EventReader(storage::Store &store, const Published &published, std::function<SignedHead()> head);

    std::int64_t size() const override;
    std::string checkpoint() const override;
    Time checkpointTime() const override;
    std::int64_t checkedSize() const override { return checkedSize_; }
    void setCheckedSize(std::int64_t size) { checkedSize_ = size; }

    void events(EventQuery query, Completion<EventPage> done) override;
    void count(EventQuery query, std::int64_t ceiling, Completion<std::pair<std::int64_t, bool>> done) override;
    void entry(std::int64_t index, Completion<LogEntry> done) override;
    void leafHashes(std::int64_t start, std::int64_t count, Completion<std::vector<tlog::Hash>> done) override;
    void inclusion(std::vector<std::int64_t> indices, std::int64_t treeSize,
                   Completion<std::vector<std::vector<tlog::Hash>>> done) override;
    void consistency(std::int64_t oldSize, std::int64_t newSize, Completion<std::vector<tlog::Hash>> done) override;
    void tile(int level, std::int64_t number, int width, Completion<std::string> done) override;
    void entryBundle(std::int64_t number, int width, Completion<std::string> done) override;

private:
    template <typename T>
    void read(std::function<core::Result<T>(storage::Connection &)> work, Completion<T> done);

    storage::Store &store_;
    const Published &published_;
    std::function<SignedHead()> head_;
    std::atomic<std::int64_t> checkedSize_ = 0;
};

} // namespace ledger
