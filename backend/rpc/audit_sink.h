#pragma once

#include "backend/ledger/change.h"

namespace rpc {

// Where the guard's events go; the service writes them to the log. Safe from any thread, never blocks.
class AuditSink {
public:
    virtual ~AuditSink() = default;

    virtual void record(ledger::Occurrence occurrence) = 0;
};

} // namespace rpc
