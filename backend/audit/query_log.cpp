#include "backend/audit/query_log.h"

#include "backend/core/clock.h"
#include "backend/rpc/audit_sink.h"
#include "backend/rpc/caller.h"

namespace audit {

namespace {

constexpr std::int64_t Minute = 60'000'000'000;
constexpr std::size_t MaxRemembered = 1000;

} // namespace

QueryLog::QueryLog(rpc::AuditSink &sink, const core::Clock &clock) : sink_(sink), clock_(clock) {}

void QueryLog::record(const rpc::Caller &caller, const std::string &filter) {
    {
        const auto now = clock_.monotonicNanoseconds();
        const std::lock_guard lock(mutex_);
        if (asked_.size() >= MaxRemembered)
            std::erase_if(asked_, [now](const auto &entry) { return now - entry.second >= Minute; });
        if (asked_.size() >= MaxRemembered)
            asked_.clear();
        const auto [entry, isNew] = asked_.try_emplace({caller.actor.uid, filter}, now);
        if (!isNew && now - entry->second < Minute)
            return;
        entry->second = now;
    }
    ledger::Occurrence search;
    search.actor = caller.actor;
    search.op = op;
    search.detail = filter;
    search.traceId = caller.traceId;
    sink_.record(std::move(search));
}

} // namespace audit
