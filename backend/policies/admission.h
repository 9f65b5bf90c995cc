#pragma once

#include <optional>
#include <string>
#include <vector>

#include "backend/ledger/change.h"
#include "backend/policies/change_vocabulary.h"

namespace policies {

// One question of ADMISSION about a resource: somewhere that it would run or send requests.
struct AdmissionQuestion {
    // Of a route the position of its target, else 0. A group is admitted where any of its questions is.
    int group = 0;
    // Absent where the resource goes nowhere in particular, or has nowhere to go.
    std::optional<Target> target;
    std::vector<ledger::ResourcePtr> referred;
    // Of a provider that a route sends requests to, by all models that the route's own deployments serve.
    std::optional<bool> isPermittedRegion;
};

// Whether rules of ADMISSION are asked about a kind.
bool isAdmitted(std::string_view plural);

// What ADMISSION is asked of a deployment, a route, a model or a version as it shall be. Clusters that its placement
// leaves out are not asked about.
std::vector<AdmissionQuestion> admissionQuestions(const v1::Resource &resource, const ledger::Snapshot &state);

// Of a cluster or a provider.
Target targetOf(const v1::Resource &resource, const ledger::Snapshot &state);

// Jurisdiction of a site; empty where there is none.
std::string regionOf(const std::string &site, const ledger::Snapshot &state);

} // namespace policies
