#pragma once

#include <memory>

#include "backend/gateway/gateway_options.h"

namespace core {
class Clock;
}

namespace gateway {
class Gateway;
class GatewayController;
class ProviderController;
} // namespace gateway

namespace ledger {
class Ledger;
}

namespace secret {
class SecretController;
class SecretStore;
} // namespace secret

namespace service {

// What answers requests for models: the gateway with its controllers, and the secrets that it uses. It listens when it
// is told to.
class DataPath {
public:
    // Ledger, store and clock outlive it.
    DataPath(ledger::Ledger &ledger, const secret::SecretStore &secrets, const gateway::GatewayOptions &options,
             const core::Clock &clock);
    DataPath(const DataPath &) = delete;
    DataPath &operator=(const DataPath &) = delete;
    ~DataPath();

    gateway::Gateway &gateway() { return *gateway_; }
    const gateway::Gateway &gateway() const { return *gateway_; }
    // Thread-safe; only posts.
    void secretsChanged();

private:
    class Secrets;

    std::unique_ptr<Secrets> source_;
    std::unique_ptr<gateway::Gateway> gateway_;
    std::unique_ptr<secret::SecretController> secretController_;
    std::unique_ptr<gateway::GatewayController> gatewayController_;
    // Null where providers are not asked.
    std::unique_ptr<gateway::ProviderController> providerController_;
};

} // namespace service
