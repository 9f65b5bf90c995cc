#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/ledger/snapshot.h"

#include "pilothouse/v1/resource.pb.h"

namespace gateway {

namespace v1 = pilothouse::v1;

// How much is asked of what is simulated. Thread-safe.
class SimulatedDemand {
public:
    virtual ~SimulatedDemand() = default;

    // Of a deployment, as part of its peak; nothing where any of it is real, or no source simulates a fleet.
    virtual std::optional<double> of(const v1::Resource &deployment, const ledger::Snapshot &state,
                                     core::TimePoint now) const = 0;
};

// How often clients that do not exist ask for a model.
struct ClientRate {
    std::string model;
    double perSecond = 0;
    // For vectors instead of words: models behind it give nothing else.
    bool wantsEmbeddings = false;
    bool operator==(const ClientRate &) const = default;
};

// Of those routes all of whose targets are simulated deployments, with at least one replica that is ready: what asks a
// provider, or a replica that exists, is left alone, and so is what ranks or transcribes: the gateway has no path for
// that. A canary is asked for often enough that its guards can judge it
// within half of its step; all together have a bound.
std::vector<ClientRate> clientRates(const ledger::Snapshot &state, const SimulatedDemand &demand, core::TimePoint now);

} // namespace gateway
