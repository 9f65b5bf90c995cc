#include "backend/tls/certificate.h"

#include "backend/core/sha256.h"
#include "backend/core/violation.h"
#include "backend/tls/openssl.h"

#include <arpa/inet.h>

#include <ctime>
#include <optional>

namespace tls {

namespace v1 = pilothouse::v1;

namespace {

core::Error invalid(const char *description) {
    return core::Error::invalid({core::violation("certificate_pem", v1::VALUE_MALFORMED, description,
                                                 {{"example", "-----BEGIN CERTIFICATE-----"}})});
}

std::optional<std::chrono::sys_seconds> instantOf(const ASN1_TIME *time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

// Printable ASCII alone: a NUL or a control character could end or bend a comparison somewhere else.
std::optional<std::string> textOf(const ASN1_IA5STRING *string) {
    std::string text(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
                     static_cast<std::size_t>(ASN1_STRING_length(string)));
    for (const char character : text)
        if (character < 0x21 || character > 0x7E)
            return std::nullopt;
    return text;
}

std::optional<std::string> addressOf(const ASN1_OCTET_STRING *string) {
    char text[INET6_ADDRSTRLEN];
    const int size = ASN1_STRING_length(string);
    if (size != 4 && size != 16)
        return std::nullopt;
    if (!::inet_ntop(size == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(string), text, sizeof text))
        return std::nullopt;
    return std::string(text);
}

std::string digestOf(X509 *certificate) {
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    const std::string digest =
        core::toHex(core::sha256({reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)}));
    OPENSSL_free(der);
    return digest;
}

} // namespace

core::Result<Certificate> Certificate::parse(std::string_view pem) {
    const CleanErrors clean;
    const CertificatePtr x509 = certificateOf(pem);
    if (!x509)
        return invalid("is not a certificate in PEM");
    Certificate certificate;
    certificate.pem_ = pemOf(x509.get());
    certificate.sha256_ = digestOf(x509.get());
    const auto notBefore = instantOf(X509_get0_notBefore(x509.get()));
    const auto notAfter = instantOf(X509_get0_notAfter(x509.get()));
    if (!notBefore || !notAfter)
        return invalid("has no valid times");
    certificate.notBefore_ = *notBefore;
    certificate.notAfter_ = *notAfter;
    // -1 says that there is no such extension; more than one, or one that cannot be read, is an error.
    int critical = -1;
    const NamesPtr names(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(x509.get(), NID_subject_alt_name, &critical, nullptr)));
    if (!names && critical != -1)
        return invalid("has subject alternative names that cannot be read");
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        const bool isUri = name->type == GEN_URI;
        std::optional<std::string> text;
        if (isUri || name->type == GEN_DNS)
            text = textOf(isUri ? name->d.uniformResourceIdentifier : name->d.dNSName);
        else if (name->type == GEN_IPADD)
            text = addressOf(name->d.iPAddress);
        else
            continue;
        if (!text)
            return invalid("has a subject alternative name with bytes that do not belong there");
        (isUri                     ? certificate.uris_
         : name->type == GEN_IPADD ? certificate.addresses_
                                   : certificate.dnsNames_)
            .push_back(std::move(*text));
    }
    return certificate;
}

bool Certificate::isIssuedBy(const Certificate &authority) const {
    const CleanErrors clean;
    const CertificatePtr subject = certificateOf(pem_);
    const CertificatePtr issuer = certificateOf(authority.pem_);
    return X509_check_issued(issuer.get(), subject.get()) == X509_V_OK &&
           X509_verify(subject.get(), X509_get0_pubkey(issuer.get())) == 1;
}

bool Certificate::matches(std::string_view privateKeyPem) const {
    const CleanErrors clean;
    const KeyPtr key = privateKeyOf(privateKeyPem);
    return key && X509_check_private_key(certificateOf(pem_).get(), key.get()) == 1;
}

} // namespace tls
