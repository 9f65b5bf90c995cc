#include "tests/backend/gateway/gateway_world.h"

#include <gtest/gtest.h>

namespace support {

GatewayWorld::GatewayWorld(gateway::GatewayOptions options) : gateway(std::move(options), clock) {
    const auto listening = gateway.listen("127.0.0.1", 0);
    EXPECT_TRUE(listening) << listening.error().message();
}

gateway::Revision GatewayWorld::revision(std::int64_t generation, int share,
                                         const std::vector<std::string> &addresses) {
    gateway::Revision revision{generation, share, {}};
    for (const auto &address : addresses) {
        auto endpoint = std::make_shared<gateway::Endpoint>();
        const auto where = web::HostPort::parse(address);
        endpoint->address = address;
        endpoint->url = {false, where->host, where->port, "/v1"};
        endpoint->outstanding = gateway.outstanding().counter(address);
        revision.endpoints.push_back(std::move(endpoint));
    }
    return revision;
}

gateway::Target GatewayWorld::target(const std::string &id, const std::vector<std::string> &addresses, int share,
                                     int priority) {
    gateway::Target target;
    target.id = id;
    target.name = "deployments/" + id;
    target.model = "test-model";
    target.quotedModel = "\"test-model\"";
    target.share = share;
    target.priority = priority;
    if (!addresses.empty())
        target.revisions.push_back(revision(1, 1, addresses));
    return target;
}

gateway::Route GatewayWorld::route(const std::string &model, std::vector<gateway::Target> targets) {
    gateway::Route route;
    route.name = "routes/" + model;
    route.model = model;
    route.targets = std::move(targets);
    route.firstByteTimeout = route.idleTimeout = std::chrono::seconds(60);
    route.timeout = std::chrono::minutes(10);
    return route;
}

void GatewayWorld::publish(std::vector<gateway::Route> routes) {
    std::unordered_map<std::string, gateway::Target> deployments;
    for (const auto &one : routes) {
        for (const auto &target : one.targets)
            deployments.emplace(target.name, target);
    }
    auto bundle = std::make_shared<gateway::Bundle>(std::move(routes), std::move(deployments));
    for (std::size_t i = 0; i < bundle->routes().size(); ++i)
        bundle->addName(bundle->routes()[i].model, i);
    gateway.bundles().set(std::move(bundle));
}

} // namespace support
