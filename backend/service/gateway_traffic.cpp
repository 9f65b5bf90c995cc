#include "backend/service/gateway_traffic.h"

#include "backend/gateway/gateway.h"

namespace service {

deployments::TrafficFigures GatewayTraffic::figures(const std::string &deployment, std::int64_t generation,
                                                    ledger::Time since) const {
    const auto measured = gateway_.measures().figures(deployment, generation, since);
    return {measured.requests, measured.errors, measured.timeToFirstToken, measured.interTokenLatency};
}

std::int64_t GatewayTraffic::outstanding(const std::string &address) const {
    return gateway_.outstanding().of(address);
}

void GatewayTraffic::probe(const std::string &deployment, std::int64_t generation) {
    gateway_.probe(deployment, generation);
}

} // namespace service
