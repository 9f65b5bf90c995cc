#include "backend/policies/placement_admission.h"

#include <chrono>

#include "backend/policies/admission.h"
#include "backend/policies/judge.h"
#include "backend/policies/policies_in_force.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

std::map<std::string, v1::PolicyCitation> forbiddenClusters(const v1::Resource &deployment,
                                                            const ledger::Snapshot &state, ledger::Time now) {
    // What was compiled of the same sets before.
    static const PoliciesInForce inForce;
    std::map<std::string, v1::PolicyCitation> forbidden;
    const auto suspension = suspensionAt(now, state);
    const auto tables = suspension.breakGlass.empty() ? inForce.of(state) : inForce.of(state, suspension);
    const auto *stage = tables->stage(v1::ADMISSION_STAGE);
    if (stage == nullptr)
        return forbidden;
    Asked asked;
    asked.permission = "deployments.update";
    asked.resource = &deployment;
    asked.time = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    for (const auto &admission : admissionQuestions(deployment, state)) {
        if (!admission.target)
            continue;
        asked.target = &*admission.target;
        asked.isPermittedRegion = admission.isPermittedRegion ? &*admission.isPermittedRegion : nullptr;
        asked.referred.clear();
        for (const auto &referred : admission.referred)
            asked.referred.push_back(referred.get());
        const Question question{v1::ADMISSION_STAGE, 0, admission, changeVocabulary().factsOf(asked, tables->wanted())};
        const auto decision = decisionOf(*stage, question, {}, {0, asked.time}, nullptr);
        if (!decision.verdict().is_allowed())
            forbidden[admission.target->name] = decision.verdict().rule();
    }
    return forbidden;
}

} // namespace policies
