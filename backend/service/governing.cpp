#include "backend/service/governing.h"

#include "backend/ledger/ledger.h"

namespace service {

Governing::Governing(changes::ChangeGate &gate, ledger::Ledger &ledger, const std::filesystem::path &dataDirectory,
                     const core::Clock &clock, bool isStill)
    : gate_(gate), decisions_(dataDirectory / "decisions") {
    gate_.listen([this, &ledger](ledger::CountedVerdict counted, const auto &matched) {
        counters_.add(matched);
        decisions_.note(std::move(counted), ledger.snapshot());
    });
    if (isStill)
        return;
    sets_ = std::make_unique<policies::PolicyController>(
        policies::PolicyController::Parts{ledger, counters_, &decisions_, clock});
    requests_ = std::make_unique<changes::ChangeController>(ledger, clock);
}

Governing::~Governing() {
    gate_.listen(nullptr);
}

} // namespace service
