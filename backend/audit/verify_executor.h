#pragma once

#include "backend/operation/executor.h"

namespace ledger {
class Ledger;
}

namespace audit {

// Checks rows, leaves, specs, tiles and heads of the whole store. A mismatch fails the operation with STORE_SEALED.
class VerifyExecutor final : public operation::Executor {
public:
    explicit VerifyExecutor(ledger::Ledger &ledger) : ledger_(ledger) {}

    std::string_view verb() const override;
    core::Result<std::string> run(const operation::v1::Resource &operation, operation::Progress &progress) override;

private:
    ledger::Ledger &ledger_;
};

} // namespace audit
