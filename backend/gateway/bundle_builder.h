#pragma once

#include <map>
#include <string>

#include "backend/gateway/bundle.h"
#include "backend/ledger/snapshot.h"

namespace gateway {

namespace v1 = pilothouse::v1;

class SecretSource;

// Compiles bundles from what the ledger holds. For one thread.
class BundleBuilder {
public:
    // Both outlive the builder.
    BundleBuilder(Outstanding &outstanding, const SecretSource &secrets);

    BundlePtr build(const ledger::Snapshot &state);

private:
    EndpointPtr replica(const std::string &address);
    EndpointPtr provider(const v1::Resource &provider, const ledger::Snapshot &state) const;
    std::vector<Revision> revisionsOf(const v1::DeploymentStatus &status, bool isForTraffic);
    Target target(const v1::RouteTarget &spec, const ledger::Snapshot &state);
    Route route(const v1::Resource &resource, const ledger::Snapshot &state);

    Outstanding &outstanding_;
    const SecretSource &secrets_;
    // Of the bundle at hand, so that all routes share them.
    std::map<std::string, EndpointPtr> replicas_;
};

// The provider said that it does not serve; one that nobody has asked yet may.
bool isRefusing(const v1::ProviderStatus &status);

} // namespace gateway
