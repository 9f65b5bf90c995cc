#include "backend/policies/placement_admission.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "backend/ledger/imagined_state.h"
#include "backend/policies/admission.h"
#include "backend/policies/judge.h"
#include "backend/policies/policies_in_force.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

ForbiddenClusters forbiddenBy(const PolicyTables &tables, const v1::Resource &deployment, const ledger::Snapshot &state,
                              ledger::Time now) {
    ForbiddenClusters forbidden;
    const auto *stage = tables.stage(v1::ADMISSION_STAGE);
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
        const Question question{v1::ADMISSION_STAGE, 0, admission, changeVocabulary().factsOf(asked, tables.wanted())};
        const auto decision = decisionOf(*stage, question, {}, {0, asked.time}, nullptr);
        if (!decision.verdict().is_allowed())
            forbidden[admission.target->name] = decision.verdict().rule();
    }
    return forbidden;
}

// What the admission of a deployment rests on, beside itself.
bool decidesPlacement(const ledger::Draft &draft) {
    static constexpr std::array<std::string_view, 5> kinds{"clusters", "modelVersions", "models", "policySets",
                                                           "sites"};
    return draft.kind != v1::UNCHANGED && std::find(kinds.begin(), kinds.end(), draft.plural) != kinds.end();
}

} // namespace

ForbiddenClusters forbiddenClusters(const v1::Resource &deployment, const ledger::Snapshot &state, ledger::Time now) {
    // What was compiled of the same sets before.
    static const PoliciesInForce inForce;
    const auto suspension = suspensionAt(now, state);
    const auto tables = suspension.breakGlass.empty() ? inForce.of(state) : inForce.of(state, suspension);
    return forbiddenBy(*tables, deployment, state, now);
}

std::vector<v1::Consequence> shutOut(const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &state,
                                     const PolicyTables &inForce, ledger::Time now, std::size_t most) {
    std::vector<v1::Consequence> shut;
    if (std::none_of(drafts.begin(), drafts.end(), decidesPlacement))
        return shut;
    const ledger::ImaginedState imagined(state, drafts);
    std::optional<PolicyTables> changed;
    if (std::any_of(drafts.begin(), drafts.end(), [](const auto &draft) { return draft.plural == "policySets"; })) {
        std::vector<ledger::ResourcePtr> sets;
        imagined.each("policySets", [&sets](const ledger::ResourcePtr &set) {
            sets.push_back(set);
            return true;
        });
        changed.emplace(sets);
    }
    const auto &tables = changed ? *changed : inForce;
    imagined.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        const auto after = forbiddenBy(tables, *deployment, imagined, now);
        const auto standing = after.empty() ? nullptr : state.find(deployment->meta().name());
        if (standing == nullptr)
            return true;
        const auto before = forbiddenBy(inForce, *standing, state, now);
        for (const auto &[cluster, rule] : after) {
            if (before.contains(cluster) || shut.size() == most)
                continue;
            auto &consequence = shut.emplace_back();
            consequence.set_kind(v1::Consequence::SHUT_OUT);
            consequence.set_name(deployment->meta().name());
            consequence.set_target(cluster);
            if (!rule.rule().empty())
                *consequence.mutable_rule() = rule;
        }
        return shut.size() < most;
    });
    return shut;
}

} // namespace policies
