#include "backend/rpc/refusal_log.h"

#include "backend/core/clock.h"
#include "backend/rpc/audit_sink.h"

#include <limits>
#include <vector>

namespace rpc {

namespace {

constexpr std::int64_t minute = 60'000'000'000;
constexpr std::size_t mostEntries = 4096;

} // namespace

RefusalLog::RefusalLog(AuditSink &audit, const core::Clock &clock) : audit_(audit), clock_(clock) {}

void RefusalLog::count(ledger::Occurrence refusal) {
    const std::int64_t now = clock_.monotonicNanoseconds();
    {
        const std::lock_guard lock(mutex_);
        auto key = std::pair(refusal.actor.principal, refusal.op);
        // Past the bound principals are no longer told apart.
        if (entries_.size() >= mostEntries && !entries_.contains(key)) {
            key.first.clear();
            refusal.actor = {};
            refusal.actor.type = v1::ACTOR_ANONYMOUS;
        }
        const auto [entry, isNew] = entries_.try_emplace(std::move(key));
        entry->second.last = refusal;
        if (!isNew) {
            ++entry->second.waiting;
            return;
        }
        entry->second.recordedAt = now;
    }
    audit_.record(std::move(refusal));
}

bool RefusalLog::flush() {
    return flushOlderThan(clock_.monotonicNanoseconds() - minute);
}

void RefusalLog::flushAll() {
    flushOlderThan(std::numeric_limits<std::int64_t>::max());
}

bool RefusalLog::flushOlderThan(std::int64_t nanoseconds) {
    std::vector<ledger::Occurrence> due;
    bool more = false;
    {
        const std::lock_guard lock(mutex_);
        const std::int64_t now = clock_.monotonicNanoseconds();
        for (auto entry = entries_.begin(); entry != entries_.end();) {
            if (entry->second.recordedAt > nanoseconds) {
                ++entry;
                continue;
            }
            if (entry->second.waiting == 0) {
                entry = entries_.erase(entry);
                continue;
            }
            due.push_back(entry->second.last);
            due.back().count = entry->second.waiting;
            entry->second.waiting = 0;
            entry->second.recordedAt = now;
            ++entry;
        }
        more = !entries_.empty();
    }
    for (ledger::Occurrence &occurrence : due)
        audit_.record(std::move(occurrence));
    return more;
}

} // namespace rpc
