#include "backend/policies/admission.h"

#include <algorithm>
#include <utility>

#include "backend/core/resource_name.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

template <typename Values>
bool allows(const Values &values, const std::string &value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

std::string modelOf(const std::string &version) {
    return version.substr(0, version.find("/versions/"));
}

// What of these lives.
std::vector<ledger::ResourcePtr> living(const std::vector<std::string> &names, const ledger::Snapshot &state) {
    std::vector<ledger::ResourcePtr> found;
    for (const auto &name : names) {
        if (auto resource = name.empty() ? nullptr : state.find(name))
            found.push_back(std::move(resource));
    }
    return found;
}

// Of all models among them; nothing where there is none, or the region is not known.
std::optional<bool> isPermitted(const std::vector<ledger::ResourcePtr> &referred, const Target &target) {
    std::optional<bool> isIn;
    for (const auto &one : referred) {
        if (one->has_model() && !target.region.empty())
            isIn = isIn.value_or(true) && allows(one->model().permitted_regions(), target.region);
    }
    return isIn;
}

// Clusters that a replica could be placed in: nobody's lands by accident where nothing runs.
bool isCandidate(const v1::Placement &placement, const v1::Resource &cluster, const Target &target) {
    const auto runtime = cluster.cluster().runtime();
    const bool isNamed = placement.cluster() == cluster.meta().name();
    if (runtime == v1::EXTERNAL || (runtime == v1::SIMULATED && !isNamed))
        return false;
    return (placement.cluster().empty() || isNamed) && allows(placement.sites(), target.site) &&
           allows(placement.regions(), target.region);
}

void askOfDeployment(const v1::DeploymentSpec &spec, int group, const std::vector<ledger::ResourcePtr> &beside,
                     const ledger::Snapshot &state, std::vector<AdmissionQuestion> *questions) {
    auto referred = living({spec.model_version(), modelOf(spec.model_version()), spec.engine()}, state);
    referred.insert(referred.end(), beside.begin(), beside.end());
    const auto before = questions->size();
    state.each("clusters", [&](const ledger::ResourcePtr &cluster) {
        auto target = targetOf(*cluster, state);
        if (!isCandidate(spec.placement(), *cluster, target))
            return true;
        const auto isIn = isPermitted(referred, target);
        auto all = referred;
        all.push_back(cluster);
        questions->push_back({group, std::move(target), std::move(all), isIn});
        return true;
    });
    if (questions->size() == before)
        questions->push_back({group, std::nullopt, std::move(referred), std::nullopt});
}

// Models that the route's own deployments serve: what is asked of one of them may come to each of its targets.
std::vector<ledger::ResourcePtr> modelsOf(const v1::RouteSpec &route, const ledger::Snapshot &state) {
    std::vector<std::string> names;
    for (const auto &target : route.targets()) {
        const auto deployment = target.deployment().empty() ? nullptr : state.find(target.deployment());
        if (deployment != nullptr && deployment->has_deployment())
            names.push_back(modelOf(deployment->deployment().model_version()));
    }
    return living(names, state);
}

std::vector<AdmissionQuestion> ofRoute(const v1::RouteSpec &route, const ledger::Snapshot &state) {
    const auto models = modelsOf(route, state);
    std::vector<AdmissionQuestion> questions;
    for (int i = 0; i < route.targets_size(); ++i) {
        const auto &wanted = route.targets(i);
        const auto other = state.find(wanted.provider().empty() ? wanted.deployment() : wanted.provider());
        if (other == nullptr) {
            questions.push_back({i, std::nullopt, {}, std::nullopt});
        } else if (other->has_deployment()) {
            askOfDeployment(other->deployment(), i, {other}, state, &questions);
        } else {
            auto target = targetOf(*other, state);
            const auto isIn = isPermitted(models, target);
            questions.push_back({i, std::move(target), {other}, isIn});
        }
    }
    return questions;
}

} // namespace

bool isAdmitted(std::string_view plural) {
    return plural == "deployments" || plural == "routes" || plural == "models" || plural == "modelVersions";
}

std::string regionOf(const std::string &site, const ledger::Snapshot &state) {
    const auto living = site.empty() ? nullptr : state.find(site);
    return living == nullptr ? std::string() : living->site().region();
}

Target targetOf(const v1::Resource &resource, const ledger::Snapshot &state) {
    Target target{resource.meta().name(), resource.meta().site(), {}, {}, {}};
    if (resource.has_provider()) {
        target.region = resource.provider().region();
        return target;
    }
    target.region = regionOf(target.site, state);
    target.runtime = v1::RuntimeKind_Name(resource.cluster().runtime());
    const auto &gpus = resource.cluster_status().gpu_products();
    target.gpus.assign(gpus.begin(), gpus.end());
    return target;
}

std::vector<AdmissionQuestion> admissionQuestions(const v1::Resource &resource, const ledger::Snapshot &state) {
    std::vector<AdmissionQuestion> questions;
    if (resource.has_deployment())
        askOfDeployment(resource.deployment(), 0, {}, state, &questions);
    else if (resource.has_route())
        questions = ofRoute(resource.route(), state);
    else if (resource.has_model_version())
        questions.push_back({0, std::nullopt, living({modelOf(resource.meta().name())}, state), std::nullopt});
    else if (resource.has_model())
        questions.emplace_back();
    return questions;
}

} // namespace policies
