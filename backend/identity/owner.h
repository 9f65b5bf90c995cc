#pragma once

#include <filesystem>
#include <string>

#include "backend/core/result.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace ledger {
class Ledger;
}

namespace tls {
class CertificateAuthority;
}

namespace identity {

// Whose data directory it is.
struct OwnerMeans {
    ledger::Ledger &ledger;
    const tls::CertificateAuthority &authority;
    const core::Clock &clock;
    core::Random &random;
    std::filesystem::path dataDirectory;
    // Shown as the owner's name when he is enrolled, for example that of the user of the operating system.
    std::string fullName;
};

// Whoever can read a data directory owns it: he always finds credentials there that administer it, see
// tls::ownerCredentialsPath. Keeps those that are good; mints a new certificate for the same principal where they are
// missing, spoiled, revoked or past two thirds of their life; enrols a new owner where there is none who may
// administer. Each of these is an event.
core::Result<void> ensureOwner(const OwnerMeans &means);

// Makes a principal that may administer the owner, for the next ensureOwner().
core::Result<void> rememberOwner(const std::filesystem::path &dataDirectory, const std::string &principal);

} // namespace identity
