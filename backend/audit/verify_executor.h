#pragma once

#include <chrono>
#include <mutex>
#include <optional>

#include "backend/operation/executor.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace audit {

// Checks rows, leaves, specs, tiles and heads of the whole store. A mismatch fails the operation with STORE_SEALED.
class VerifyExecutor final : public operation::Executor {
public:
    VerifyExecutor(ledger::Ledger &ledger, const core::Clock &clock) : ledger_(ledger), clock_(clock) {}

    std::string_view verb() const override;
    core::Result<std::string> run(const operation::v1::Resource &operation, operation::Progress &progress) override;

    // When the whole store was last found to be right, since the start. From any thread.
    std::optional<std::chrono::system_clock::time_point> verifiedAt() const;

private:
    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    mutable std::mutex mutex_;
    std::optional<std::chrono::system_clock::time_point> verifiedAt_;
};

} // namespace audit
