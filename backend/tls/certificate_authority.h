#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"

namespace core {
class WrappingKey;
}

namespace tls {

// The private authority of one data directory: an ECDSA P-256 key that signs the certificates of its service and its
// principals and no others. Safe from any thread.
class CertificateAuthority {
public:
    // Loads `ca.pem` and `ca.key` of the directory, which exists, or makes them. Errors: DATA_DIRECTORY_UNUSABLE,
    // DISK_FULL, FILE_UNREADABLE.
    static core::Result<std::unique_ptr<CertificateAuthority>> open(const std::filesystem::path &directory,
                                                                    std::string_view trustDomain,
                                                                    const core::WrappingKey *wrappingKey,
                                                                    std::chrono::sys_seconds now);
    CertificateAuthority(const CertificateAuthority &) = delete;
    CertificateAuthority &operator=(const CertificateAuthority &) = delete;
    ~CertificateAuthority();

    const std::string &certificatePem() const;
    const std::string &trustDomain() const;
    // The key is wrapped by a key from outside the data directory.
    bool isEncryptedAtRest() const;

    // For the public key of a PKCS#10 request (PEM), which must sign itself and be of P-256 or P-384; nothing else of
    // the request is used. Valid for core::certificateLife from `begin`. Errors: INVALID_FIELD.
    core::Result<std::string> issueClient(std::string_view requestPem, std::string_view principalId,
                                          std::chrono::sys_seconds begin) const;
    // The service's own, for the DNS names and IP addresses where it is reached. Valid for 30 days, and from an hour
    // before, for consoles whose clock is late.
    core::Result<std::string> issueServer(std::string_view requestPem, const std::vector<std::string> &hosts,
                                          std::chrono::sys_seconds now) const;

private:
    struct Data;
    explicit CertificateAuthority(std::unique_ptr<Data> data);

    std::unique_ptr<Data> data_;
};

// From when on a certificate counts that is issued now: a second ago. Certificates are verified by time(2), which is
// some milliseconds late, so that one that counts from this second on is refused at the second's very begin.
std::chrono::sys_seconds beginOfIssued(std::chrono::system_clock::time_point now);

} // namespace tls
