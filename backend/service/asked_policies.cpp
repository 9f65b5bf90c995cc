#include "backend/service/asked_policies.h"

#include <utility>

#include "backend/changes/change_gate.h"
#include "backend/ledger/ledger.h"

namespace service {

AskedPolicies::AskedPolicies(changes::ChangeGate &gate, ledger::Ledger &ledger, const std::filesystem::path &directory)
    : gate_(gate), decisions_(directory) {
    gate_.listen([this, &ledger](ledger::CountedVerdict counted, const auto &matched) {
        counters_.add(matched, counted.actor.principal);
        decisions_.note(std::move(counted), ledger.snapshot());
    });
}

AskedPolicies::~AskedPolicies() {
    gate_.listen(nullptr);
}

} // namespace service
