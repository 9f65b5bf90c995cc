#pragma once

#include <memory>

namespace core {
class Clock;
class Random;
} // namespace core

namespace ledger {
class Ledger;
}

namespace rpc {
class AuditSink;
class Guard;
class GuardedService;
class WorkQueue;
} // namespace rpc

namespace audit {

// What the service works with; all of it outlives the service.
struct ServiceMeans {
    ledger::Ledger &ledger;
    rpc::AuditSink &sink;
    const core::Clock &clock;
    core::Random &random;
    rpc::WorkQueue &queue;
};

// pilothouse.v1.AuditService: the log of changes and the proof of every entry.
std::unique_ptr<rpc::GuardedService> makeAuditService(rpc::Guard &guard, ServiceMeans means);

} // namespace audit
