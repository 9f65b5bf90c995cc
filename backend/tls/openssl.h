#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

// Owners of OpenSSL's objects, and PEM through memory.
namespace tls {

template <auto function>
struct Free {
    template <typename T>
    void operator()(T *object) const {
        function(object);
    }
};

using BioPtr = std::unique_ptr<BIO, Free<BIO_free_all>>;
using BignumPtr = std::unique_ptr<BIGNUM, Free<BN_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Free<X509_free>>;
using RequestPtr = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;

// Leaves OpenSSL's error queue empty: it belongs to the thread, and whoever speaks TLS there next reads it.
class CleanErrors {
public:
    CleanErrors() = default;
    CleanErrors(const CleanErrors &) = delete;
    CleanErrors &operator=(const CleanErrors &) = delete;
    ~CleanErrors();
};

BioPtr bioOf(std::string_view bytes);
std::string textOf(BIO *bio);
// Null when it is not PEM of that.
CertificatePtr certificateOf(std::string_view pem);
KeyPtr privateKeyOf(std::string_view pem);
// The next of several.
KeyPtr privateKeyOf(BIO *pems);
std::string pemOf(X509 *certificate);
std::string pemOf(EVP_PKEY *privateKey);

// A new P-256 key.
KeyPtr makeKey();

} // namespace tls
