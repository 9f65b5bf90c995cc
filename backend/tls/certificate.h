#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"

namespace tls {

// What an X.509 certificate says. It proves nothing by itself; see isIssuedBy.
class Certificate {
public:
    // The first certificate of a PEM text. Errors: INVALID_FIELD, also for a name that holds a NUL byte or is no ASCII.
    static core::Result<Certificate> parse(std::string_view pem);

    const std::string &pem() const { return pem_; }
    // Hex, of the DER.
    const std::string &sha256() const { return sha256_; }
    // Subject alternative names by type, in order, repetitions included.
    const std::vector<std::string> &uris() const { return uris_; }
    const std::vector<std::string> &dnsNames() const { return dnsNames_; }
    const std::vector<std::string> &addresses() const { return addresses_; }
    std::chrono::sys_seconds notBefore() const { return notBefore_; }
    std::chrono::sys_seconds notAfter() const { return notAfter_; }
    // Two thirds of its time have passed.
    bool isRenewalDue(std::chrono::sys_seconds now) const { return now >= renewalTime(); }
    std::chrono::sys_seconds renewalTime() const { return notBefore_ + (notAfter_ - notBefore_) * 2 / 3; }

    // Its signature is of that authority's key and it names that authority as its issuer. Time is not looked at.
    bool isIssuedBy(const Certificate &authority) const;
    // The private key (PEM) belongs to it.
    bool matches(std::string_view privateKeyPem) const;

private:
    Certificate() = default;

    std::string pem_;
    std::string sha256_;
    std::vector<std::string> uris_;
    std::vector<std::string> dnsNames_;
    std::vector<std::string> addresses_;
    std::chrono::sys_seconds notBefore_;
    std::chrono::sys_seconds notAfter_;
};

} // namespace tls
