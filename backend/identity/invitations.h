#pragma once

#include <memory>
#include <string>

#include "backend/identity/attempts.h"
#include "backend/identity/enrolment.h"
#include "backend/identity/identity_service.h"
#include "backend/ledger/change.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace ledger {
struct Commit;
}

namespace rpc {
class UnaryCall;
}

namespace identity {

namespace v1 = pilothouse::v1;

// How somebody becomes a principal whose key nobody else has seen: a token is given to him, and he brings it with a
// request for a certificate. What he gets is what his inviter may give at that moment, on the very state that it
// commits to; two who bring one token at once give one principal.
class Invitations {
public:
    explicit Invitations(ServiceMeans means);

    // Each answers the call; request and response live until then.
    void create(const std::shared_ptr<rpc::UnaryCall> &call, const v1::CreateInvitationRequest &request,
                v1::CreateInvitationResponse *response);
    void accept(const std::shared_ptr<rpc::UnaryCall> &call, const v1::AcceptInvitationRequest &request,
                v1::AcceptInvitationResponse *response);
    void revoke(const std::shared_ptr<rpc::UnaryCall> &call, const v1::RevokeInvitationRequest &request);

private:
    // Null where no invitation has this token.
    ledger::ResourcePtr findByToken(const std::string &token) const;
    core::Result<void> mayEnrol(const rpc::UnaryCall &call, const v1::CreateInvitationRequest &request,
                                v1::Role role) const;
    ledger::Actor inviterOf(const v1::Resource &invitation) const;
    core::Result<void> mayBeAccepted(const v1::Resource &invitation, const ledger::Snapshot &state) const;
    core::Result<std::string> issue(const std::string &requestPem, const std::string &principal) const;
    void fail(const std::shared_ptr<rpc::UnaryCall> &call, core::Error error);
    void answerAcceptance(const std::shared_ptr<rpc::UnaryCall> &call, const Newcomer &newcomer,
                          const ledger::Commit &commit, const v1::AcceptInvitationRequest &request,
                          v1::AcceptInvitationResponse *response);

    const ServiceMeans means_;
    Attempts attempts_;
};

} // namespace identity
