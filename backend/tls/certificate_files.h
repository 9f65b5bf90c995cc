#pragma once

#include <filesystem>

#include "backend/core/result.h"

namespace tls {

struct Credentials;

// Credentials in files that a running server watches. They lie in a directory of their own behind the link `current`,
// so that new ones replace the old ones as a whole.
class CertificateFiles {
public:
    explicit CertificateFiles(std::filesystem::path directory);

    std::filesystem::path privateKey() const { return current_ / "key.pem"; }
    std::filesystem::path certificate() const { return current_ / "cert.pem"; }
    std::filesystem::path authority() const { return current_ / "ca.pem"; }

    // Errors: DISK_FULL, DATA_DIRECTORY_UNUSABLE; then the old ones stand.
    core::Result<void> replace(const Credentials &credentials);

private:
    std::filesystem::path directory_;
    std::filesystem::path current_;
};

} // namespace tls
