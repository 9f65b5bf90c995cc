#include "backend/audit/verify_executor.h"

#include "backend/core/clock.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/progress.h"

namespace audit {

namespace {

namespace v1 = pilothouse::v1;

std::string_view unitOf(v1::OperationPhase phase) {
    if (phase == v1::VERIFYING_RESOURCES)
        return "resources";
    return phase == v1::VERIFYING_TILES ? "tiles" : "events";
}

} // namespace

std::string_view VerifyExecutor::verb() const {
    return "events.verify";
}

core::Result<std::string> VerifyExecutor::run(const v1::Resource &operation, operation::Progress &progress) {
    const bool isOfLog = operation.operation().verify().log_only();
    const auto verified = ledger_.verify(isOfLog ? ledger::Ledger::Depth::Log : ledger::Ledger::Depth::Store,
                                         [&progress](std::int64_t done, std::int64_t total, v1::OperationPhase phase) {
                                             progress.report(phase, done, total, unitOf(phase));
                                             return !progress.isStopped();
                                         });
    if (!verified)
        return verified.error();
    if (isOfLog)
        return std::string();
    const std::lock_guard lock(mutex_);
    verifiedAt_ = clock_.now();
    return std::string();
}

std::optional<std::chrono::system_clock::time_point> VerifyExecutor::verifiedAt() const {
    const std::lock_guard lock(mutex_);
    return verifiedAt_;
}

} // namespace audit
