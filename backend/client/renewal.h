#pragma once

#include "backend/client/pending.h"
#include "backend/client/worker.h"
#include "backend/core/clock.h"
#include "backend/tls/credential_files.h"

#include <QObject>

#include <optional>
#include <string>

namespace pilothouse::v1 {
class RenewCertificateResponse;
}

namespace client {

namespace v1 = pilothouse::v1;

class EndpointSource;
class IdentityCalls;

// Renews a certificate at two thirds of its life: a new key, made here, a certificate for it from the service, both
// stored, then used. What fails is tried again when it is asked the next time; the old pair serves until then.
class Renewal final : public QObject {
    Q_OBJECT

public:
    Renewal(EndpointSource &source, const core::Clock &clock);
    ~Renewal() override;

    // Cheap when it is not due. One at a time.
    void renewWhenDue(const tls::Credentials &credentials, const IdentityCalls &calls);
    // Whether it is due or not; renewed() or failed() follows, of the one on its way where there is one.
    void renew(const IdentityCalls &calls);

Q_SIGNALS:
    void renewed(const tls::Credentials &credentials);
    void failed(const core::Error &error);

private:
    struct KeyAndRequest {
        std::string privateKeyPem;
        std::string requestPem;
    };

    void fail(const core::Error &error);
    void sign(const KeyAndRequest &key, const IdentityCalls &calls);
    void store(const std::string &privateKeyPem, const v1::RenewCertificateResponse &response);

    EndpointSource &source_;
    const core::Clock &clock_;
    // The certificate that was looked at last, and when it is due.
    std::string certificatePem_;
    core::Clock::TimePoint due_;
    bool isBusy_ = false;
    Worker worker_;
};

} // namespace client
