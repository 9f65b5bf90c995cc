#include "backend/audit/recorder.h"

#include <utility>

#include "backend/ledger/ledger.h"

namespace audit {

namespace {

constexpr std::int64_t MaxWaiting = 10'000;

} // namespace

Recorder::Recorder(ledger::Ledger &ledger) : ledger_(ledger), counts_(std::make_shared<Counts>()) {}

void Recorder::record(ledger::Occurrence occurrence) {
    if (counts_->waiting.fetch_add(1) >= MaxWaiting) {
        --counts_->waiting;
        ++counts_->lost;
        return;
    }
    ledger_.record(std::move(occurrence), [counts = counts_](const core::Result<std::int64_t> &index) {
        --counts->waiting;
        if (!index)
            ++counts->lost;
    });
}

std::int64_t Recorder::lost() const {
    return counts_->lost;
}

} // namespace audit
