#pragma once

#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/identity/authority.h"
#include "backend/ledger/change.h"

namespace core {
class Random;
}

namespace changes {
class ChangeGate;
}

namespace ledger {
class Ledger;
}

namespace secret {
class SecretStore;
}

namespace tls {
class CertificateAuthority;
}

namespace service {

class AskedPolicies;
class ScenarioClock;
class ScenarioRandom;
class ServerIdentity;
class StructuredLog;
struct Options;

// What stands before anything is answered: the ledger, the private authority and the certificates of service and owner.
struct Foundation {
    explicit Foundation(core::Clock &clock);
    ~Foundation();

    // Errors of the ledger and of the files in the data directory.
    core::Result<void> lay(const Options &options, core::Random &random, StructuredLog &log);
    // See identity::ensureOwner. A sealed store cannot record a new certificate; its owner keeps what he has.
    core::Result<void> keepOwner(const Options &options, core::Random &random);
    core::Result<void> openLedger(const Options &options, core::Random &random);
    core::Result<void> layDemo(const Options &options, core::Random &random);
    // What the story says of a secret holds of its value too: whoever uses one that was set can be used.
    core::Result<void> makeUpSecrets() const;

    // The clock of what is shown: it stands still in a scenario.
    const core::Clock &shownClock() const;

    core::Clock &clock;
    // Those of the ledger while it plays a scenario, and after.
    std::unique_ptr<ScenarioClock> scenarioClock;
    std::unique_ptr<ScenarioRandom> scenarioRandom;
    identity::Authority authority;
    // Of the ledger's clock.
    std::vector<std::unique_ptr<ledger::Rules>> rules;
    std::unique_ptr<changes::ChangeGate> gate;
    std::unique_ptr<ledger::Ledger> ledger;
    // What policies are asked, a story's past too.
    std::unique_ptr<AskedPolicies> asked;
    std::unique_ptr<tls::CertificateAuthority> certificates;
    std::unique_ptr<const secret::SecretStore> secrets;
    std::unique_ptr<ServerIdentity> identity;
};

} // namespace service
