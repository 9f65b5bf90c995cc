#pragma once

#include "backend/client/caller.h"
#include "pilothouse/v1/identity_service.pb.h"

namespace client {

namespace v1 = pilothouse::v1;

// Verbs of principals and invitations. See Caller for what all calls promise.
class IdentityCalls : private Caller {
public:
    using Caller::Caller;

    Pending<v1::EnrollPrincipalResponse> enrollPrincipal(const v1::EnrollPrincipalRequest &request) const;
    Pending<v1::RenewCertificateResponse> renewCertificate(const v1::RenewCertificateRequest &request) const;
    Pending<v1::RevokeCertificatesResponse> revokeCertificates(const v1::RevokeCertificatesRequest &request) const;
    Pending<v1::SetProfileResponse> setProfile(const v1::SetProfileRequest &request) const;
    Pending<v1::CreateInvitationResponse> createInvitation(const v1::CreateInvitationRequest &request) const;
    Pending<v1::RevokeInvitationResponse> revokeInvitation(const v1::RevokeInvitationRequest &request) const;
};

} // namespace client
