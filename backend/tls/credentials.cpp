#include "backend/tls/credentials.h"

#include "backend/tls/certificate.h"
#include "backend/tls/certificate_files.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/spiffe.h"

#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace tls {

namespace {

// Chain and times are checked by the handshake before.
class ServiceVerifier final : public grpc::experimental::ExternalCertificateVerifier {
public:
    explicit ServiceVerifier(std::string uri) : uri_(std::move(uri)) {}

    bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest *request,
                std::function<void(grpc::Status)> /*callback*/, grpc::Status *status) override {
        const grpc::string_ref pem = request->peer_cert();
        const core::Result<Certificate> certificate = Certificate::parse({pem.data(), pem.size()});
        if (certificate && certificate->uris() == std::vector{uri_})
            *status = grpc::Status::OK;
        else
            *status = {grpc::StatusCode::UNAUTHENTICATED, "the server is not " + uri_};
        return true;
    }
    void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest * /*request*/) override {}

private:
    std::string uri_;
};

// The certificates of a PEM text, as far as they can be read.
std::vector<Certificate> certificatesOf(std::string_view pem) {
    constexpr std::string_view Begin = "-----BEGIN CERTIFICATE-----";
    std::vector<Certificate> certificates;
    for (auto at = pem.find(Begin); at != std::string_view::npos; at = pem.find(Begin, at + Begin.size())) {
        if (auto certificate = Certificate::parse(pem.substr(at)))
            certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

// The handshake has shown that the server has the key of its certificate, and nothing else.
class AuthorityVerifier final : public grpc::experimental::ExternalCertificateVerifier {
public:
    explicit AuthorityVerifier(std::string sha256) : sha256_(std::move(sha256)) {}

    bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest *request,
                std::function<void(grpc::Status)> /*callback*/, grpc::Status *status) override {
        const grpc::string_ref chain = request->peer_cert_full_chain();
        const grpc::string_ref own = request->peer_cert();
        const auto certificate = Certificate::parse({own.data(), own.size()});
        *status = {grpc::StatusCode::UNAUTHENTICATED, "the server is not the one that the invitation is of"};
        if (!certificate || !isOfService(*certificate) || !holdsNow(*certificate))
            return true;
        for (const auto &other : certificatesOf({chain.data(), chain.size()})) {
            if (other.sha256() == sha256_ && certificate->isIssuedBy(other))
                *status = grpc::Status::OK;
        }
        return true;
    }
    void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest * /*request*/) override {}

private:
    static bool isOfService(const Certificate &certificate) {
        constexpr std::string_view Scheme = "spiffe://";
        if (certificate.uris().size() != 1 || !certificate.uris().front().starts_with(Scheme))
            return false;
        const auto &uri = certificate.uris().front();
        const auto domain = uri.substr(Scheme.size(), uri.find('/', Scheme.size()) - Scheme.size());
        return isTrustDomain(domain) && uri == serviceUri(domain);
    }
    static bool holdsNow(const Certificate &certificate) {
        const auto now = std::chrono::system_clock::now();
        return certificate.notBefore() <= now && now < certificate.notAfter();
    }

    std::string sha256_;
};

} // namespace

std::shared_ptr<grpc::ServerCredentials> serverCredentials(const CertificateFiles &files,
                                                           std::chrono::seconds interval) {
    grpc::experimental::TlsServerCredentialsOptions options(
        std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
            files.privateKey(), files.certificate(), files.authority(), static_cast<unsigned int>(interval.count())));
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
    return grpc::experimental::TlsServerCredentials(options);
}

std::shared_ptr<grpc::ChannelCredentials> clientCredentials(const Credentials &credentials,
                                                            std::string_view trustDomain) {
    grpc::experimental::TlsChannelCredentialsOptions options;
    const std::vector<grpc::experimental::IdentityKeyCertPair> pairs{
        {credentials.privateKeyPem, credentials.certificatePem}};
    options.set_certificate_provider(
        std::make_shared<grpc::experimental::StaticDataCertificateProvider>(credentials.caPem, pairs));
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_verify_server_certs(true);
    options.set_check_call_host(false);
    options.set_certificate_verifier(
        grpc::experimental::ExternalCertificateVerifier::Create<ServiceVerifier>(serviceUri(trustDomain)));
    return grpc::experimental::TlsCredentials(options);
}

std::shared_ptr<grpc::ChannelCredentials> strangerCredentials(std::string_view authoritySha256) {
    grpc::experimental::TlsChannelCredentialsOptions options;
    // Which authority it shall be is known by its hash alone, so that OpenSSL has nothing to check the chain against.
    options.set_verify_server_certs(false);
    options.set_check_call_host(false);
    options.set_certificate_verifier(
        grpc::experimental::ExternalCertificateVerifier::Create<AuthorityVerifier>(std::string(authoritySha256)));
    return grpc::experimental::TlsCredentials(options);
}

} // namespace tls
