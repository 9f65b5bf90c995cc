#include "tests/backend/rpc/forgery.h"

#include "backend/core/sealed_file.h"
#include "backend/core/whole_file.h"
#include "backend/tls/key_pair.h"
#include "backend/tls/openssl.h"

#include <ctime>

namespace support {

namespace {

void addExtension(X509 *certificate, X509 *issuer, int nid, const std::string &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const tls::ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    X509_add_ext(certificate, extension.get(), -1);
}

} // namespace

tls::Credentials forge(const std::filesystem::path &authorityDirectory, const Forgery &forgery) {
    tls::Credentials credentials;
    credentials.caPem = core::readWholeFile(authorityDirectory / "ca.pem", 1 << 16).value();
    const auto secret = core::readSealedFile(authorityDirectory / "ca.key", "certificate authority key", nullptr);
    const tls::KeyPtr authorityKey = tls::privateKeyOf(secret.value().secret);
    const tls::CertificatePtr authority = tls::certificateOf(credentials.caPem);
    const tls::KeyPtr key = tls::makeKey();
    credentials.privateKeyPem = tls::pemOf(key.get());

    const tls::CertificatePtr certificate(X509_new());
    X509 *x509 = certificate.get();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 4711);
    X509_set_pubkey(x509, key.get());
    X509_set_issuer_name(x509, X509_get_subject_name(authority.get()));
    if (!forgery.commonName.empty())
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(forgery.commonName.c_str()), -1, -1, 0);
    const std::time_t now = std::time(nullptr);
    ASN1_TIME_set(X509_getm_notBefore(x509), now + forgery.begins.count());
    ASN1_TIME_set(X509_getm_notAfter(x509), now + forgery.ends.count());
    addExtension(x509, authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(x509, authority.get(), NID_ext_key_usage, forgery.usage);
    if (!forgery.names.empty())
        addExtension(x509, authority.get(), NID_subject_alt_name, forgery.names);
    X509_sign(x509, authorityKey.get(), EVP_sha256());
    credentials.certificatePem = tls::pemOf(x509);
    return credentials;
}

} // namespace support
