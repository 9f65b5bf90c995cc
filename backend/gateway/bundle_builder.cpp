#include "backend/gateway/bundle_builder.h"

#include <algorithm>
#include <utility>

#include "backend/core/sealed_file.h"
#include "backend/core/time_text.h"
#include "backend/gateway/refusal.h"
#include "backend/gateway/secret_source.h"

namespace gateway {

namespace {

constexpr int defaultAttempts = 2;

std::chrono::milliseconds orDefault(const google::protobuf::Duration &given, std::chrono::milliseconds otherwise) {
    const auto time = std::chrono::seconds(given.seconds()) + std::chrono::nanoseconds(given.nanos());
    return time.count() > 0 ? std::chrono::ceil<std::chrono::milliseconds>(time) : otherwise;
}

std::string idOf(const std::string &name) {
    return name.substr(name.rfind('/') + 1);
}

// Where nothing says how requests are shared out, the revision that serves gets them, or any where none does yet.
void shareOut(const v1::DeploymentStatus &status, std::vector<Revision> *revisions) {
    for (auto &revision : *revisions) {
        for (const auto &share : status.traffic()) {
            if (share.generation() == revision.generation)
                revision.share = share.share_basis_points();
        }
        const bool isServing = status.serving_generation() == 0 || status.serving_generation() == revision.generation;
        if (status.traffic().empty() && isServing)
            revision.share = static_cast<int>(revision.endpoints.size());
    }
    std::erase_if(*revisions, [](const Revision &revision) { return revision.share <= 0; });
}

} // namespace

bool isRefusing(const v1::ProviderStatus &status) {
    return std::any_of(status.conditions().begin(), status.conditions().end(), [](const auto &condition) {
        return condition.type() == "Reachable" && condition.status() == v1::CONDITION_STATUS_FALSE;
    });
}

BundleBuilder::BundleBuilder(Outstanding &outstanding, const SecretSource &secrets)
    : outstanding_(outstanding), secrets_(secrets) {}

BundlePtr BundleBuilder::build(const ledger::Snapshot &state) {
    replicas_.clear();
    std::unordered_map<std::string, Target> deployments;
    state.each("deployments", [&](const ledger::ResourcePtr &resource) {
        Target all;
        all.name = resource->meta().name();
        all.model = idOf(all.name);
        all.quotedModel = jsonText(all.model);
        all.revisions = revisionsOf(resource->deployment_status(), false);
        if (all.isReady())
            deployments.emplace(all.name, std::move(all));
        return true;
    });
    std::vector<ledger::ResourcePtr> resources;
    state.each("routes", [&](const auto &resource) { return resources.push_back(resource), true; });
    std::sort(resources.begin(), resources.end(),
              [](const auto &left, const auto &right) { return left->meta().name() < right->meta().name(); });
    std::vector<Route> routes;
    for (const auto &resource : resources)
        routes.push_back(route(*resource, state));
    auto bundle = std::make_shared<Bundle>(std::move(routes), std::move(deployments));
    for (std::size_t i = 0; i < resources.size(); ++i) {
        bundle->addName(bundle->routes()[i].model, i);
        for (const auto &alias : resources[i]->route().aliases())
            bundle->addName(alias, i);
    }
    replicas_.clear();
    return bundle;
}

EndpointPtr BundleBuilder::replica(const std::string &address) {
    auto &known = replicas_[address];
    if (known)
        return known;
    const auto where = web::HostPort::parse(address);
    if (!where)
        return nullptr;
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->address = address;
    endpoint->url.isTls = false;
    endpoint->url.host = where->host;
    endpoint->url.port = where->port;
    endpoint->url.path = "/v1";
    endpoint->outstanding = outstanding_.counter(address);
    known = std::move(endpoint);
    return known;
}

EndpointPtr BundleBuilder::provider(const v1::Resource &provider, const ledger::Snapshot &state) const {
    const auto &spec = provider.provider();
    const auto url = web::BaseUrl::parse(spec.base_url());
    if (!url)
        return nullptr;
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->address = spec.base_url();
    endpoint->url = *url;
    endpoint->outstanding = outstanding_.counter(spec.base_url());
    if (spec.secret().empty())
        return endpoint;
    const auto secret = state.find(spec.secret());
    auto value = secret ? secrets_.value(secret->meta().uid()) : std::nullopt;
    if (!value)
        return nullptr;
    endpoint->authorization = "Authorization: Bearer " + *value + "\r\n";
    core::wipe(&*value);
    return endpoint;
}

std::vector<Revision> BundleBuilder::revisionsOf(const v1::DeploymentStatus &status, bool isForTraffic) {
    std::map<std::int64_t, Revision> found;
    for (const auto &one : status.replicas()) {
        if (one.state() != v1::Replica::READY || one.is_leaving())
            continue;
        if (auto endpoint = replica(one.address())) {
            auto &revision = found[one.generation()];
            revision.generation = one.generation();
            revision.endpoints.push_back(std::move(endpoint));
        }
    }
    std::vector<Revision> revisions;
    for (auto &[generation, revision] : found)
        revisions.push_back(std::move(revision));
    if (isForTraffic)
        shareOut(status, &revisions);
    return revisions;
}

Target BundleBuilder::target(const v1::RouteTarget &spec, const ledger::Snapshot &state) {
    Target target;
    target.id = spec.id();
    target.share = spec.share_basis_points();
    target.priority = spec.priority();
    target.name = spec.deployment().empty() ? spec.provider() : spec.deployment();
    target.model = spec.deployment().empty() ? spec.provider_model() : idOf(spec.deployment());
    target.quotedModel = jsonText(target.model);
    const auto resource = state.find(target.name);
    if (!resource)
        return target;
    if (resource->has_deployment()) {
        target.revisions = revisionsOf(resource->deployment_status(), true);
    } else if (resource->has_provider() && !isRefusing(resource->provider_status())) {
        if (auto endpoint = provider(*resource, state))
            target.revisions.push_back({0, 1, {std::move(endpoint)}});
    }
    return target;
}

Route BundleBuilder::route(const v1::Resource &resource, const ledger::Snapshot &state) {
    using std::chrono::seconds;
    const auto &spec = resource.route();
    Route route;
    route.name = resource.meta().name();
    route.model = spec.model();
    route.createTime = std::chrono::floor<seconds>(core::fromTimestamp(resource.meta().create_time()));
    for (const auto &one : spec.targets())
        route.targets.push_back(target(one, state));
    std::stable_sort(route.targets.begin(), route.targets.end(),
                     [](const Target &left, const Target &right) { return left.priority < right.priority; });
    route.fallbackOn.insert(spec.fallback_on().begin(), spec.fallback_on().end());
    route.maxAttempts = spec.max_attempts() > 0 ? spec.max_attempts() : defaultAttempts;
    route.firstByteTimeout = orDefault(spec.first_byte_timeout(), seconds(60));
    route.idleTimeout = orDefault(spec.idle_timeout(), seconds(60));
    route.timeout = orDefault(spec.timeout(), std::chrono::minutes(10));
    return route;
}

} // namespace gateway
