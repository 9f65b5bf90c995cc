#pragma once

#include "backend/deployments/traffic.h"

namespace gateway {
class Gateway;
}

namespace service {

// Tells deployments what the gateway measures of their replicas.
class GatewayTraffic final : public deployments::Traffic {
public:
    // The gateway outlives it.
    explicit GatewayTraffic(gateway::Gateway &gateway) : gateway_(gateway) {}

    deployments::TrafficFigures figures(const std::string &deployment, std::int64_t generation,
                                        ledger::Time since) const override;
    std::int64_t outstanding(const std::string &address) const override;
    void probe(const std::string &deployment, std::int64_t generation) override;

private:
    gateway::Gateway &gateway_;
};

} // namespace service
