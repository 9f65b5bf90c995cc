#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "backend/ledger/change.h"

namespace core {
class Clock;
}

namespace rpc {

namespace v1 = pilothouse::v1;

class AuditSink;

// Counts refusals, so that whoever knocks in a loop fills no log: the first of a principal and permission is recorded
// at once, those of the minute after it as one event with their count. Safe from any thread.
class RefusalLog {
public:
    RefusalLog(AuditSink &audit, const core::Clock &clock);

    void count(ledger::Occurrence refusal);
    // Records what a minute has passed for; says whether more is waiting.
    bool flush();
    // Records everything that waits.
    void flushAll();

private:
    struct Entry {
        ledger::Occurrence last;
        std::int64_t waiting = 0;
        std::int64_t recordedAt = 0;
    };

    bool flushOlderThan(std::int64_t nanoseconds);

    AuditSink &audit_;
    const core::Clock &clock_;
    std::mutex mutex_;
    // By principal and permission; bounded.
    std::map<std::pair<std::string, std::string>, Entry> entries_;
};

} // namespace rpc
