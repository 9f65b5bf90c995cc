#include "backend/service/server_identity.h"

#include <chrono>
#include <utility>

#include "backend/core/clock.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/key_pair.h"

namespace service {

namespace {

std::chrono::sys_seconds secondsOf(const core::Clock &clock) {
    return std::chrono::floor<std::chrono::seconds>(clock.now());
}

} // namespace

ServerIdentity::ServerIdentity(const std::filesystem::path &directory, const tls::CertificateAuthority &authority,
                               std::vector<std::string> hosts, const core::Clock &clock)
    : files_(directory), authority_(authority), hosts_(std::move(hosts)), clock_(clock) {}

core::Result<std::unique_ptr<ServerIdentity>> ServerIdentity::make(const std::filesystem::path &directory,
                                                                   const tls::CertificateAuthority &authority,
                                                                   std::vector<std::string> hosts,
                                                                   const core::Clock &clock) {
    std::unique_ptr<ServerIdentity> identity(new ServerIdentity(directory, authority, std::move(hosts), clock));
    if (auto made = identity->renew(); !made)
        return made.error();
    return identity;
}

bool ServerIdentity::isRenewalDue() const {
    return secondsOf(clock_) >= renewalTime_;
}

core::Result<void> ServerIdentity::renew() {
    const auto key = tls::KeyPair::make();
    auto pem = authority_.issueServer(key.certificateRequestPem(), hosts_, secondsOf(clock_));
    if (!pem)
        return pem.error();
    const auto certificate = tls::Certificate::parse(*pem);
    if (!certificate)
        return certificate.error();
    // The authority's certificate goes along, for those who know it by its hash alone.
    const auto &authority = authority_.certificatePem();
    if (auto replaced = files_.replace({authority, *pem + authority, key.privateKeyPem()}); !replaced)
        return replaced;
    sha256_ = certificate->sha256();
    renewalTime_ = certificate->renewalTime();
    return {};
}

} // namespace service
