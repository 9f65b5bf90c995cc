#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"
#include "backend/tlog/hash.h"

#include "pilothouse/v1/audit.pb.h"

namespace filter {
class Filter;
}

namespace ledger {

// An entry of the log with what stands beside it.
struct LogEntry {
    v1::Event event;
    // The exact bytes that are hashed.
    std::string leaf;
    // Empty once erased.
    std::string payload;
    std::string payloadKey;
};

struct EventQuery {
    // Null matches everything.
    std::shared_ptr<const filter::Filter> filter;
    // What the caller may see; runs on each event that the filter lets through.
    std::function<bool(const v1::Event &)> isVisible;
    // Newest first from below `before` (0 is the end), or oldest first from `after`.
    std::int64_t before = 0;
    std::int64_t after = -1;
    bool ascending = false;
    std::size_t limit = 100;
};

struct EventPage {
    std::vector<v1::Event> events;
    // Where the next page starts: `before`, or `after` when ascending; nothing at the end.
    std::optional<std::int64_t> next;
    std::int64_t logSize = 0;
};

// The log of changes for readers. Calls with a completion run on a bounded pool.
class LogReader {
public:
    template <typename T>
    using Completion = std::function<void(core::Result<T>)>;

    virtual ~LogReader() = default;

    // Entries that are committed.
    virtual std::int64_t size() const = 0;
    // The newest signed checkpoint; signs a new one when the log has grown. Never blocks: what was last published.
    virtual std::string checkpoint() const = 0;
    virtual Time checkpointTime() const = 0;
    // Entries below it were checked by verify() since the start.
    virtual std::int64_t checkedSize() const = 0;

    virtual void events(EventQuery query, Completion<EventPage> done) = 0;
    // Matches of a query, at most `ceiling`; second: whether that is exact.
    virtual void count(EventQuery query, std::int64_t ceiling, Completion<std::pair<std::int64_t, bool>> done) = 0;
    virtual void entry(std::int64_t index, Completion<LogEntry> done) = 0;
    virtual void leafHashes(std::int64_t start, std::int64_t count, Completion<std::vector<tlog::Hash>> done) = 0;
    virtual void inclusion(std::vector<std::int64_t> indices, std::int64_t treeSize,
                           Completion<std::vector<std::vector<tlog::Hash>>> done) = 0;
    virtual void consistency(std::int64_t oldSize, std::int64_t newSize, Completion<std::vector<tlog::Hash>> done) = 0;
    // Bytes of a hash tile (level, number, width 1..256) or of an entry bundle, as tlog-tiles serves them; NOT_FOUND
    // when the checkpointed tree has none of that width.
    virtual void tile(int level, std::int64_t number, int width, Completion<std::string> done) = 0;
    virtual void entryBundle(std::int64_t number, int width, Completion<std::string> done) = 0;
};

} // namespace ledger
