#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "backend/tls/credential_files.h"

namespace support {

// What a certificate shall say, right or wrong.
struct Forgery {
    std::string commonName;
    // As OpenSSL spells them: `URI:spiffe://...,DNS:localhost`; empty leaves the extension out.
    std::string names;
    std::string usage = "clientAuth";
    std::chrono::seconds begins = std::chrono::minutes(-1);
    std::chrono::seconds ends = std::chrono::hours(1);
};

// Signs it with the key of the authority in a directory, which must lie in clear.
tls::Credentials forge(const std::filesystem::path &authorityDirectory, const Forgery &forgery);

} // namespace support
