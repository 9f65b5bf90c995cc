#include "backend/service/gateway_door.h"

#include <cstdint>

#include "backend/gateway/gateway.h"
#include "backend/service/control_service.h"
#include "backend/service/listen_address.h"
#include "backend/service/port_memory.h"
#include "backend/service/structured_log.h"

namespace service {

gateway::GatewayOptions gatewayOf(const Options &options) {
    auto gateway = options.gateway;
    gateway.probesProviders = gateway.probesProviders && !options.scenario;
    return gateway;
}

core::Result<void> openGateway(gateway::Gateway &gateway, const Options &options, StructuredLog &log) {
    if (options.gatewayListen.empty())
        return {};
    const auto address = ListenAddress::parse(options.gatewayListen);
    const PortMemory memory(options.dataDirectory);
    const auto port = address->port == 0 ? memory.recall() : address->port;
    auto listening = gateway.listen(address->host, port);
    if (!listening && port != address->port)
        listening = gateway.listen(address->host, address->port);
    if (!listening)
        return listening;
    memory.keep(static_cast<std::uint16_t>(gateway.port()));
    log.warn("the gateway asks nobody who he is",
             {{"url", urlOf(gateway, options)}, {"meaning", "it is open to whoever reaches it"}});
    return {};
}

std::string addressOf(const gateway::Gateway &gateway, const Options &options) {
    const int port = gateway.port();
    return port == 0 ? std::string() : ListenAddress::parse(options.gatewayListen)->local(port);
}

std::string urlOf(const gateway::Gateway &gateway, const Options &options) {
    const auto address = addressOf(gateway, options);
    return address.empty() ? address : "http://" + address;
}

} // namespace service
