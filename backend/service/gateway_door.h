#pragma once

#include <string>

#include "backend/core/result.h"
#include "backend/gateway/gateway_options.h"

namespace gateway {
class Gateway;
}

namespace service {

struct Options;
class StructuredLog;

// A made-up organisation asks nobody: its providers are as it says.
gateway::GatewayOptions gatewayOf(const Options &options);

// Lets the gateway listen where the options say, on the port that it had last where any free one is wanted, since
// clients were told it.
core::Result<void> openGateway(gateway::Gateway &gateway, const Options &options, StructuredLog &log);
// Host and port where it listens; empty where it does not.
std::string addressOf(const gateway::Gateway &gateway, const Options &options);
// The same as a URL.
std::string urlOf(const gateway::Gateway &gateway, const Options &options);

} // namespace service
