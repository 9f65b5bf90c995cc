#include "backend/tls/openssl.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <cstdlib>

namespace tls {

namespace {

// Without it OpenSSL would ask for a passphrase on the terminal.
int noPassphrase(char * /*buffer*/, int /*size*/, int /*isWriting*/, void * /*data*/) {
    return 0;
}

} // namespace

CleanErrors::~CleanErrors() {
    ERR_clear_error();
}

BioPtr bioOf(std::string_view bytes) {
    return BioPtr(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

std::string textOf(BIO *bio) {
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

CertificatePtr certificateOf(std::string_view pem) {
    return CertificatePtr(PEM_read_bio_X509(bioOf(pem).get(), nullptr, noPassphrase, nullptr));
}

KeyPtr privateKeyOf(std::string_view pem) {
    return privateKeyOf(bioOf(pem).get());
}

KeyPtr privateKeyOf(BIO *pems) {
    return KeyPtr(PEM_read_bio_PrivateKey(pems, nullptr, noPassphrase, nullptr));
}

std::string pemOf(X509 *certificate) {
    const BioPtr bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return textOf(bio.get());
}

std::string pemOf(EVP_PKEY *privateKey) {
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    PEM_write_bio_PKCS8PrivateKey(bio.get(), privateKey, nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(bio.get());
}

KeyPtr makeKey() {
    KeyPtr key(EVP_EC_gen("P-256"));
    if (!key)
        std::abort(); // Only without memory or randomness; then nothing may be signed.
    return key;
}

} // namespace tls
