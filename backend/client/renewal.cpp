#include "backend/client/renewal.h"

#include "backend/client/endpoint.h"
#include "backend/client/identity_calls.h"
#include "backend/tls/certificate.h"
#include "backend/tls/key_pair.h"

#include <utility>

namespace client {

namespace {

core::Clock::TimePoint renewalTimeOf(const std::string &certificatePem) {
    const auto certificate = tls::Certificate::parse(certificatePem);
    return certificate ? core::Clock::TimePoint(certificate->renewalTime()) : core::Clock::TimePoint::max();
}

} // namespace

Renewal::Renewal(EndpointSource &source, const core::Clock &clock) : source_(source), clock_(clock) {}

Renewal::~Renewal() = default;

void Renewal::renewWhenDue(const tls::Credentials &credentials, const IdentityCalls &calls) {
    if (std::exchange(certificatePem_, credentials.certificatePem) != credentials.certificatePem)
        due_ = renewalTimeOf(credentials.certificatePem);
    if (clock_.now() >= due_)
        renew(calls);
}

void Renewal::renew(const IdentityCalls &calls) {
    if (isBusy_)
        return;
    isBusy_ = true;
    const auto key = worker_.run<KeyAndRequest>([]() -> core::Result<KeyAndRequest> {
        const auto pair = tls::KeyPair::make();
        return KeyAndRequest{pair.privateKeyPem(), pair.certificateRequestPem()};
    });
    deliver(key, this, [this, calls](const core::Result<KeyAndRequest> &made) { sign(*made, calls); });
}

void Renewal::fail(const core::Error &error) {
    isBusy_ = false;
    Q_EMIT failed(error);
}

void Renewal::sign(const KeyAndRequest &key, const IdentityCalls &calls) {
    v1::RenewCertificateRequest request;
    request.set_certificate_request_pem(key.requestPem);
    deliver(calls.renewCertificate(request), this,
            [this, privateKeyPem = key.privateKeyPem](const core::Result<v1::RenewCertificateResponse> &response) {
                if (response)
                    store(privateKeyPem, *response);
                else
                    fail(response.error());
            });
}

void Renewal::store(const std::string &privateKeyPem, const v1::RenewCertificateResponse &response) {
    const tls::Credentials credentials{response.ca_pem(), response.certificate_pem(), privateKeyPem};
    const auto certificate = tls::Certificate::parse(credentials.certificatePem);
    if (!certificate || !certificate->matches(privateKeyPem)) {
        fail(core::Error(v1::INTERNAL, "the service signed a certificate for another key"));
        return;
    }
    deliver(source_.store(credentials), this, [this, credentials](const core::Result<void> &stored) {
        if (!stored) {
            fail(stored.error());
            return;
        }
        isBusy_ = false;
        Q_EMIT renewed(credentials);
    });
}

} // namespace client
