#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/tls/openssl.h"

namespace tls {

enum class Usage { Client, Server };

struct Signer {
    X509 *certificate;
    EVP_PKEY *key;
};

struct Leaf {
    EVP_PKEY *publicKey;
    Usage usage;
    // `URI:...`, `DNS:...`, `IP:...`
    std::vector<std::string> names;
    std::chrono::sys_seconds notBefore;
    std::chrono::sys_seconds notAfter;
};

// A self-signed authority that may issue leaves only (RFC 5280: CA, path length 0).
CertificatePtr signAuthority(EVP_PKEY *key, std::string_view trustDomain, std::chrono::sys_seconds notBefore,
                             std::chrono::sys_seconds notAfter);

// A leaf for TLS, with an empty subject and critical alternative names.
CertificatePtr signLeaf(const Signer &signer, const Leaf &leaf);

// `IP:127.0.0.1` or `DNS:localhost` of a host as people write it; INVALID_FIELD when it is neither.
core::Result<std::string> hostName(std::string_view host);

} // namespace tls
