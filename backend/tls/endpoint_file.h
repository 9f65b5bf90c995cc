#pragma once

#include "backend/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tls {

// What a running embedded service says of itself in its data directory, so that consoles and `enroll` find and join
// it. Written by rename once it listens, and taken away when it stops.
struct EndpointFile {
    // `127.0.0.1:<port>`
    std::string address;
    std::int64_t pid = 0;
    // SHA-256 of its certificate in DER, hex.
    std::string serviceCertificateSha256;
    // RFC 3339 in UTC.
    std::string startedAt;
    std::string version;

    bool operator==(const EndpointFile &) const = default;
};

// `endpoint.json`
std::filesystem::path endpointPath(const std::filesystem::path &dataDirectory);
// `client`: holds `ca.pem`, `cert.pem` and `key.pem` of the directory's owner, see CredentialFiles. The service keeps
// them valid: it makes them where they are missing, unusable or past two thirds of their life.
std::filesystem::path ownerCredentialsPath(const std::filesystem::path &dataDirectory);

core::Result<void> writeEndpointFile(const std::filesystem::path &dataDirectory, const EndpointFile &endpoint);
// FILE_NOT_FOUND when no service runs there; FILE_UNREADABLE, INVALID_JSON.
core::Result<EndpointFile> readEndpointFile(const std::filesystem::path &dataDirectory);
// Takes the file away if it is still that of `pid`.
void removeEndpointFile(const std::filesystem::path &dataDirectory, std::int64_t pid);

// Whether a process of that number runs; also one that is not ours.
bool isRunning(std::int64_t pid);

} // namespace tls
