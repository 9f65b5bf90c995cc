#include "backend/tls/signing.h"

#include "backend/core/violation.h"

#include <arpa/inet.h>

#include <openssl/rand.h>

#include <cstdlib>

namespace tls {

namespace v1 = pilothouse::v1;

namespace {

constexpr long version3 = 2;

// What OpenSSL refuses here would be a mistake of ours, or want of memory; a half-made certificate must not leave.
void require(bool condition) {
    if (!condition)
        std::abort();
}

void setTimes(X509 *certificate, std::chrono::sys_seconds notBefore, std::chrono::sys_seconds notAfter) {
    require(ASN1_TIME_set(X509_getm_notBefore(certificate), notBefore.time_since_epoch().count()) &&
            ASN1_TIME_set(X509_getm_notAfter(certificate), notAfter.time_since_epoch().count()));
}

// 127 random bits, positive.
void setSerial(X509 *certificate) {
    unsigned char bytes[16];
    require(RAND_bytes(bytes, sizeof bytes) == 1);
    bytes[0] &= 0x7F;
    const BignumPtr number(BN_bin2bn(bytes, sizeof bytes, nullptr));
    require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)));
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const std::string &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

CertificatePtr begin(EVP_PKEY *publicKey, std::chrono::sys_seconds notBefore, std::chrono::sys_seconds notAfter) {
    CertificatePtr certificate(X509_new());
    require(certificate && X509_set_version(certificate.get(), version3) == 1 &&
            X509_set_pubkey(certificate.get(), publicKey) == 1);
    setSerial(certificate.get());
    setTimes(certificate.get(), notBefore, notAfter);
    return certificate;
}

core::Error invalidHost(std::string_view host) {
    return core::Error::invalid(
        {core::violation("host", v1::VALUE_MALFORMED,
                         "'" + std::string(host.substr(0, 253)) + "' is neither an IP address nor a DNS name",
                         {{"example", "127.0.0.1"}})});
}

} // namespace

CertificatePtr signAuthority(EVP_PKEY *key, std::string_view trustDomain, std::chrono::sys_seconds notBefore,
                             std::chrono::sys_seconds notAfter) {
    CertificatePtr certificate = begin(key, notBefore, notAfter);
    X509 *x509 = certificate.get();
    const auto add = [&](const char *field, std::string_view value) {
        require(X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), field, MBSTRING_UTF8,
                                           reinterpret_cast<const unsigned char *>(value.data()),
                                           static_cast<int>(value.size()), -1, 0) == 1);
    };
    add("O", "Pilothouse");
    // A common name holds 64 characters at most; the authority is known by its key and not by this.
    add("CN", trustDomain.substr(0, 64));
    require(X509_set_issuer_name(x509, X509_get_subject_name(x509)) == 1);
    addExtension(x509, x509, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    addExtension(x509, x509, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(x509, x509, NID_subject_key_identifier, "hash");
    require(X509_sign(x509, key, EVP_sha256()) > 0);
    return certificate;
}

CertificatePtr signLeaf(const Signer &signer, const Leaf &leaf) {
    CertificatePtr certificate = begin(leaf.publicKey, leaf.notBefore, leaf.notAfter);
    X509 *x509 = certificate.get();
    require(X509_set_issuer_name(x509, X509_get_subject_name(signer.certificate)) == 1);
    std::string names = "critical";
    for (const std::string &name : leaf.names)
        names += "," + name;
    addExtension(x509, signer.certificate, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(x509, signer.certificate, NID_key_usage, "critical,digitalSignature");
    addExtension(x509, signer.certificate, NID_ext_key_usage,
                 leaf.usage == Usage::Client ? "clientAuth" : "serverAuth");
    addExtension(x509, signer.certificate, NID_subject_alt_name, names);
    addExtension(x509, signer.certificate, NID_subject_key_identifier, "hash");
    addExtension(x509, signer.certificate, NID_authority_key_identifier, "keyid:always");
    require(X509_sign(x509, signer.key, EVP_sha256()) > 0);
    return certificate;
}

core::Result<std::string> hostName(std::string_view host) {
    const std::string text(host);
    unsigned char address[16];
    if (::inet_pton(AF_INET, text.c_str(), address) == 1 || ::inet_pton(AF_INET6, text.c_str(), address) == 1)
        return "IP:" + text;
    if (text.empty() || text.size() > 253 ||
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") != std::string::npos)
        return invalidHost(host);
    return "DNS:" + text;
}

} // namespace tls
