#include "backend/tls/key_pair.h"

#include "backend/core/violation.h"
#include "backend/tls/openssl.h"

#include <openssl/pem.h>

#include <cstdlib>
#include <utility>

namespace tls {

namespace v1 = pilothouse::v1;

KeyPair KeyPair::make() {
    return KeyPair(pemOf(makeKey().get()));
}

core::Result<KeyPair> KeyPair::fromPem(std::string privateKeyPem) {
    const CleanErrors clean;
    if (privateKeyOf(privateKeyPem))
        return KeyPair(std::move(privateKeyPem));
    return core::Error::invalid({core::violation("private_key_pem", v1::VALUE_MALFORMED, "is not a private key in PEM",
                                                 {{"example", "-----BEGIN PRIVATE KEY-----"}})});
}

std::string KeyPair::certificateRequestPem() const {
    const KeyPtr key = privateKeyOf(privateKeyPem_);
    const RequestPtr request(X509_REQ_new());
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (!key || !request || X509_REQ_set_pubkey(request.get(), key.get()) != 1 ||
        X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0 ||
        PEM_write_bio_X509_REQ(bio.get(), request.get()) != 1)
        std::abort(); // The key was checked, so only memory can be missing.
    return textOf(bio.get());
}

} // namespace tls
