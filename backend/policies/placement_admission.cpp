#include "backend/policies/placement_admission.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "backend/ledger/imagined_state.h"
#include "backend/policies/admission.h"
#include "backend/policies/judge.h"
#include "backend/policies/policies_in_force.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// By name of where it would run or send requests, the rule that keeps it out.
using Forbidden = std::map<std::string, v1::PolicyCitation>;

// Of a deployment each cluster by itself; of a route its target, whichever cluster answers.
std::string placeOf(const v1::Resource &resource, const AdmissionQuestion &question) {
    if (!resource.has_route())
        return question.target->name;
    const auto &target = resource.route().targets(question.group);
    return target.provider().empty() ? target.deployment() : target.provider();
}

Forbidden forbiddenBy(const PolicyTables &tables, const v1::Resource &resource, const ledger::Snapshot &state,
                      ledger::Time now) {
    Forbidden forbidden;
    const auto *stage = tables.placement();
    if (stage == nullptr)
        return forbidden;
    Asked asked;
    asked.permission = resource.has_route() ? "routes.update" : "deployments.update";
    asked.resource = &resource;
    const auto region = regionOf(resource.meta().site(), state);
    asked.region = region;
    asked.time = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    // Of those that percentages let a rule count for, the deployment itself: nobody in particular asks.
    const policy::Asking asking{policy::subjectOf(resource.meta().name()), asked.time};
    std::set<std::string> admitted;
    for (const auto &admission : admissionQuestions(resource, state)) {
        if (!admission.target)
            continue;
        asked.target = &*admission.target;
        asked.isPermittedRegion = admission.isPermittedRegion ? &*admission.isPermittedRegion : nullptr;
        asked.referred.clear();
        for (const auto &referred : admission.referred)
            asked.referred.push_back(referred.get());
        const auto verdict = stage->table.decide(changeVocabulary().factsOf(asked, tables.wanted()), asking).verdict;
        // Only of a route several questions are about one place.
        if (verdict.isAllowed && !resource.has_route())
            continue;
        auto place = placeOf(resource, admission);
        if (verdict.isAllowed)
            admitted.insert(std::move(place));
        else if (verdict.rule == policy::Decision::NoRule)
            forbidden.try_emplace(std::move(place));
        else
            forbidden.try_emplace(std::move(place), stage->citations[static_cast<std::size_t>(verdict.rule)]);
    }
    for (const auto &place : admitted)
        forbidden.erase(place);
    return forbidden;
}

// What the admission of deployments and routes rests on, beside themselves.
bool decidesAdmission(const ledger::Draft &draft) {
    static constexpr std::array<std::string_view, 6> kinds{"clusters",   "modelVersions", "models",
                                                           "policySets", "providers",     "sites"};
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
    if (std::none_of(drafts.begin(), drafts.end(), decidesAdmission))
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
    const auto tell = [&](std::string_view plural, v1::Consequence::Kind kind) {
        imagined.each(plural, [&](const ledger::ResourcePtr &resource) {
            const auto after = forbiddenBy(tables, *resource, imagined, now);
            const auto standing = after.empty() ? nullptr : state.find(resource->meta().name());
            if (standing == nullptr)
                return true;
            const auto before = forbiddenBy(inForce, *standing, state, now);
            for (const auto &[place, rule] : after) {
                if (before.contains(place) || shut.size() == most)
                    continue;
                auto &consequence = shut.emplace_back();
                consequence.set_kind(kind);
                consequence.set_name(resource->meta().name());
                consequence.set_target(place);
                if (!rule.rule().empty())
                    *consequence.mutable_rule() = rule;
            }
            return shut.size() < most;
        });
    };
    tell("deployments", v1::Consequence::SHUT_OUT);
    tell("routes", v1::Consequence::NOT_ADMITTED);
    return shut;
}

} // namespace policies
