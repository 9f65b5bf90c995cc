#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/result.h"
#include "backend/tls/certificate_files.h"

namespace core {
class Clock;
}

namespace tls {
class CertificateAuthority;
}

namespace service {

// The certificate that the service shows: made at each start, renewed at two thirds of its life, in files that the
// listener watches. Used by one thread at a time.
class ServerIdentity {
public:
    // `hosts` are the names and addresses where it is reached.
    static core::Result<std::unique_ptr<ServerIdentity>> make(const std::filesystem::path &directory,
                                                              const tls::CertificateAuthority &authority,
                                                              std::vector<std::string> hosts, const core::Clock &clock);

    const tls::CertificateFiles &files() const { return files_; }
    // Hex, of the DER.
    const std::string &certificateSha256() const { return sha256_; }

    // Whether it is time.
    bool isRenewalDue() const;
    // A new key and certificate; the old ones stand when it fails.
    core::Result<void> renew();

private:
    ServerIdentity(const std::filesystem::path &directory, const tls::CertificateAuthority &authority,
                   std::vector<std::string> hosts, const core::Clock &clock);

    tls::CertificateFiles files_;
    const tls::CertificateAuthority &authority_;
    const std::vector<std::string> hosts_;
    const core::Clock &clock_;
    std::string sha256_;
    std::chrono::sys_seconds renewalTime_;
};

} // namespace service
