#pragma once

#include "backend/core/result.h"

#include <filesystem>
#include <string>

namespace tls {

// A certificate with its key and the authority that both ends trust, in PEM.
struct Credentials {
    std::string caPem;
    std::string certificatePem;
    std::string privateKeyPem;

    bool operator==(const Credentials &) const = default;
};

// Where they are kept.
struct CredentialFiles {
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;

    // `ca.pem`, `cert.pem` and `key.pem`.
    static CredentialFiles in(const std::filesystem::path &directory);
};

// FILE_NOT_FOUND, FILE_UNREADABLE; UNAUTHENTICATED when no stored key belongs to the certificate. After a replacement
// was cut short the key file holds the old key and the new one; the one that belongs is taken.
core::Result<Credentials> loadCredentials(const CredentialFiles &files);

// Replaces all three, readable by their owner alone, one writer at a time. After a crash at any instant the old pair
// or the new one loads. The directory of each exists.
core::Result<void> storeCredentials(const CredentialFiles &files, const Credentials &credentials);

} // namespace tls
