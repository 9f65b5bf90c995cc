#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace core {
class Clock;
}

namespace rpc {
class AuditSink;
struct Caller;
} // namespace rpc

namespace audit {

// Sees that a search of the log is recorded once, not for each page and not for each time that a window asks the same
// anew within a minute. Safe from any thread.
class QueryLog {
public:
    // Of the events that it writes.
    static constexpr char op[] = "events.list";

    QueryLog(rpc::AuditSink &sink, const core::Clock &clock);

    void record(const rpc::Caller &caller, const std::string &filter);

private:
    rpc::AuditSink &sink_;
    const core::Clock &clock_;
    std::mutex mutex_;
    // When a caller's uid asked for a filter last, monotonic.
    std::map<std::pair<std::string, std::string>, std::int64_t> asked_;
};

} // namespace audit
