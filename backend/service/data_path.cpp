#include "backend/service/data_path.h"

#include "backend/gateway/gateway.h"
#include "backend/gateway/gateway_controller.h"
#include "backend/gateway/provider_controller.h"
#include "backend/gateway/secret_source.h"
#include "backend/secret/secret_controller.h"
#include "backend/secret/secret_store.h"

namespace service {

class DataPath::Secrets final : public gateway::SecretSource {
public:
    explicit Secrets(const secret::SecretStore &store) : store_(store) {}

    std::optional<std::string> value(const std::string &uid) const override { return store_.value(uid); }

private:
    const secret::SecretStore &store_;
};

DataPath::DataPath(ledger::Ledger &ledger, const secret::SecretStore &secrets, const gateway::GatewayOptions &options,
                   const core::Clock &clock)
    : source_(std::make_unique<Secrets>(secrets)),
      gateway_(std::make_unique<gateway::Gateway>(options, clock)),
      secretController_(std::make_unique<secret::SecretController>(ledger, secrets)),
      gatewayController_(std::make_unique<gateway::GatewayController>(ledger, *gateway_, *source_)),
      providerController_(options.probesProviders
                              ? std::make_unique<gateway::ProviderController>(
                                    gateway::ProviderController::Parts{ledger, *gateway_, *source_, clock})
                              : nullptr) {}

DataPath::~DataPath() = default;

void DataPath::secretsChanged() {
    gatewayController_->refresh();
    if (providerController_)
        providerController_->refresh();
}

} // namespace service
