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

} // namespace

std::shared_ptr<grpc::ServerCredentials> serverCredentials(const CertificateFiles &files,
                                                           std::chrono::seconds interval) {
    grpc::experimental::TlsServerCredentialsOptions options(
        std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
            files.privateKey(), files.certificate(), files.authority(), static_cast<unsigned int>(interval.count())));
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
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

} // namespace tls
