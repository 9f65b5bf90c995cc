#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend/gateway/outstanding.h"
#include "backend/web/base_url.h"

namespace gateway {

// One place that answers over HTTP: a replica, or a provider's API.
struct Endpoint {
    ~Endpoint();

    // `host:port` of a replica, the base URL of a provider; connections are kept by it.
    std::string address;
    web::BaseUrl url;
    // `Authorization: Bearer ...\r\n`, or nothing.
    std::string authorization;
    std::shared_ptr<Counter> outstanding;
};

using EndpointPtr = std::shared_ptr<const Endpoint>;

// Ready replicas of one revision of a deployment; of a provider there is one, of generation 0.
struct Revision {
    std::int64_t generation = 0;
    int share = 0;
    std::vector<EndpointPtr> endpoints;
};

struct Target {
    std::string id;
    // `deployments/<id>` or `providers/<id>`
    std::string name;
    // As what answers calls the model; `quotedModel` is the same as JSON.
    std::string model;
    std::string quotedModel;
    int share = 0;
    int priority = 0;
    // Those that take requests; none of them without endpoints.
    std::vector<Revision> revisions;

    bool isReady() const { return !revisions.empty(); }
    int readyEndpoints() const;
};

struct Route {
    // `routes/<id>`
    std::string name;
    // The public name.
    std::string model;
    std::chrono::sys_seconds createTime;
    // By priority, the first ones first.
    std::vector<Target> targets;
    bool fallsBackOn(int cause) const { return fallbackOn.contains(cause); }
    std::set<int> fallbackOn;
    int maxAttempts = 2;
    std::chrono::milliseconds firstByteTimeout{};
    std::chrono::milliseconds idleTimeout{};
    std::chrono::milliseconds timeout{};
};

// Everything that a request needs to know, at one moment. Immutable, so that whoever serves requests waits for nobody.
class Bundle {
public:
    // `revisions` of every deployment that has replicas, whether a route leads to it or not.
    Bundle(std::vector<Route> routes, std::unordered_map<std::string, Target> deployments);

    // By public name or alias; null where there is none.
    const Route *find(const std::string &model) const;
    const std::vector<Route> &routes() const { return routes_; }
    // All revisions with ready replicas, also those without a share; null where the deployment has none.
    const Target *deployment(const std::string &name) const;

    void addName(const std::string &model, std::size_t route) { names_.emplace(model, route); }

private:
    std::vector<Route> routes_;
    std::unordered_map<std::string, std::size_t> names_;
    std::unordered_map<std::string, Target> deployments_;
};

using BundlePtr = std::shared_ptr<const Bundle>;

} // namespace gateway
