#pragma once

#include <string>

#include "backend/core/result.h"

namespace tls {

// An ECDSA P-256 key made where it is used. The private half never travels; a request carries the public one.
class KeyPair {
public:
    static KeyPair make();
    // INVALID_FIELD when it is not a private key in PEM.
    static core::Result<KeyPair> fromPem(std::string privateKeyPem);

    const std::string &privateKeyPem() const { return privateKeyPem_; }
    // PKCS#10, PEM, signed by the key. It asks for nothing: the authority decides names and times.
    std::string certificateRequestPem() const;

private:
    explicit KeyPair(std::string privateKeyPem) : privateKeyPem_(std::move(privateKeyPem)) {}

    std::string privateKeyPem_;
};

} // namespace tls
