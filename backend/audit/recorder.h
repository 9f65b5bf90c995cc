#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "backend/rpc/audit_sink.h"

namespace ledger {
class Ledger;
}

namespace audit {

// Writes the guard's events to the log of changes. Bounded: what comes while 10,000 events wait for the writer is lost
// and counted, so that nobody can fill the memory by being refused.
class Recorder final : public rpc::AuditSink {
public:
    // The ledger outlives it.
    explicit Recorder(ledger::Ledger &ledger);

    void record(ledger::Occurrence occurrence) override;

    // Events that could not be written.
    std::int64_t lost() const;

private:
    struct Counts {
        std::atomic<std::int64_t> waiting{0};
        std::atomic<std::int64_t> lost{0};
    };

    ledger::Ledger &ledger_;
    std::shared_ptr<Counts> counts_;
};

} // namespace audit
