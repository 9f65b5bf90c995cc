#pragma once

#include <functional>
#include <string>
#include <vector>

#include "backend/core/clock.h"
#include "backend/gateway/gateway.h"
#include "tests/backend/gateway/http_client.h"
#include "tests/support/eventually.h"

namespace support {

// A listening gateway whose bundle a test makes by hand.
class GatewayWorld {
public:
    explicit GatewayWorld(gateway::GatewayOptions options = {});

    // A ready deployment of generation 1 with replicas at these addresses; it asks them for the model `test-model`.
    gateway::Target target(const std::string &id, const std::vector<std::string> &addresses, int share = 10'000,
                           int priority = 0);
    gateway::Revision revision(std::int64_t generation, int share, const std::vector<std::string> &addresses);
    // `routes/<model>`, with the defaults of the contract.
    static gateway::Route route(const std::string &model, std::vector<gateway::Target> targets);
    void publish(std::vector<gateway::Route> routes);
    // Just one route, `m`.
    void publish(std::vector<gateway::Target> targets) { publish({route("m", std::move(targets))}); }

    std::uint16_t port() const { return gateway.port(); }
    HttpReply ask(const std::string &request) const { return HttpClient(port()).ask(request); }

    core::SystemClock clock;
    gateway::Gateway gateway;
};

} // namespace support
