#include "backend/fleet/fleet_rules.h"

#include <algorithm>
#include <string_view>

#include "backend/core/field_checks.h"
#include "backend/core/violation.h"

namespace fleet {

namespace {

constexpr std::size_t longestDescription = 4'096;
constexpr std::size_t longestProduct = 128;

// As ISO 4217 writes currencies; which of them exist is not ours to say.
bool isCurrency(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void checkRate(const v1::GpuRate &rate, std::vector<v1::FieldViolation> *violations) {
    const auto field = "spec.gpu_rates[" + rate.product() + "]";
    core::checkLength(field + ".product", rate.product(), longestProduct, violations);
    if (rate.hourly_micros() < 0)
        violations->push_back(core::negative(field + ".hourly_micros"));
    if (!isCurrency(rate.currency()))
        violations->push_back(core::violation(field + ".currency", v1::VALUE_MALFORMED,
                                              "is three capital letters, for example EUR",
                                              {{"value", rate.currency()}}));
}

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
    for (const auto &rate : spec.gpu_rates())
        checkRate(rate, violations);
}

} // namespace fleet
