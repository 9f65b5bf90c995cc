#include "backend/fleet/fleet_rules.h"

#include "backend/core/violation.h"

namespace fleet {

namespace {

constexpr std::size_t longestDescription = 4'096;

} // namespace

void ClusterRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                            std::vector<v1::FieldViolation> *violations) const {
    const auto &spec = draft.after.cluster();
    if (spec.description().size() > longestDescription)
        violations->push_back(core::violation(
            "spec.description", v1::TOO_LARGE, "is at most 4 KiB long",
            {{"limit", std::to_string(longestDescription)}, {"size", std::to_string(spec.description().size())}}));
    if (spec.runtime() == v1::RUNTIME_KIND_UNSPECIFIED)
        violations->push_back(
            core::violation("spec.runtime", v1::VALUE_MISSING, "must say what runs the cluster's replicas"));
}

} // namespace fleet
