#pragma once

#include <filesystem>
#include <memory>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/ledger/ledger.h"

namespace bench {

// A ledger on its own, where everybody may do everything and no noun has rules. A service can open its store later.
class Stage {
public:
    static constexpr const char *TrustDomain = "bench.example";

    // Of a directory that is made where it is missing.
    // `gate` may be null, and outlives it.
    explicit Stage(const std::filesystem::path &directory, const ledger::Gate *gate = nullptr);
    ~Stage();

    bool isOpen() const { return ledger_ != nullptr; }
    ledger::Ledger &ledger() { return *ledger_; }

private:
    class AllowAll;

    core::SystemClock clock_;
    core::SystemRandom random_;
    std::unique_ptr<AllowAll> authority_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

// Fills the store of a directory through the ledger, as fast as it takes it: `models` that are as large as real ones,
// and changes to them until the log has `events` entries. Whether all went well.
bool writeHistory(const std::filesystem::path &directory, int models, int events);

} // namespace bench
