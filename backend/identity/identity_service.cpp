#include "backend/identity/identity_service.h"

#include <chrono>
#include <utility>

#include "backend/core/certificate_life.h"
#include "backend/core/clock.h"
#include "backend/core/ids.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/identity/access_answers.h"
#include "backend/identity/access_book.h"
#include "backend/identity/enrolment.h"
#include "backend/identity/invitations.h"
#include "backend/identity/roles.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/page_token.h"
#include "backend/rpc/proposing.h"
#include "backend/tls/certificate_authority.h"

#include "pilothouse/v1/identity_service.guard.pb.h"

namespace identity {

namespace {

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

std::string idOf(const std::string &principal) {
    return principal.substr(principal.find('/') + 1);
}

// A change by a verb to one principal, whose intent stays what it was unless the caller of this changes it.
template <typename Request>
ledger::Proposal changeOf(const v1::Resource &principal, std::string op, const Request &request) {
    ledger::Proposal proposal;
    proposal.op = std::move(op);
    proposal.byVerb = true;
    proposal.reason = request.reason();
    proposal.requestId = request.request_id();
    proposal.requestBytes = core::stableBytes(request);
    auto &put = *proposal.changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(principal.meta().name());
    put.set_etag(principal.meta().etag());
    return proposal;
}

class IdentityService final : public v1::GuardedIdentityService {
public:
    IdentityService(rpc::Guard &guard, ServiceMeans means)
        : GuardedIdentityService(guard), means_(means), invitations_(means), tokens_(means.random) {}

protected:
    void enrollPrincipal(const CallPtr &call, const v1::EnrollPrincipalRequest &request,
                         v1::EnrollPrincipalResponse *response) override {
        const auto role = requestedRole(request.role());
        if (!role)
            return call->finish(role.error());
        if (auto fine = checkProfileText("full_name", request.full_name()); !fine)
            return call->finish(std::move(fine));
        Newcomer newcomer{core::randomId(means_.random), request.full_name(), *role, request.team(), {}};
        auto issued = issue(request.certificate_request_pem(), newcomer.id);
        if (!issued)
            return call->finish(issued.error());
        newcomer.certificatePem = std::move(*issued);
        auto proposal = enrolment(newcomer, means_.random);
        proposal.reason = request.reason();
        proposal.requestId = request.request_id();
        proposal.requestBytes = core::stableBytes(request);
        propose(call, std::move(proposal), [this, newcomer, &request, response](const ledger::Commit &commit) {
            return answerEnrolment(newcomer, request.certificate_request_pem(), commit, response);
        });
    }

    void renewCertificate(const CallPtr &call, const v1::RenewCertificateRequest &request,
                          v1::RenewCertificateResponse *response) override {
        const auto &name = call->caller().actor.principal;
        auto issued = issue(request.certificate_request_pem(), idOf(name));
        const auto principal = means_.ledger.snapshot()->find(name);
        call->concerns("principals.renew", name, principal ? principal->meta().team() : std::string());
        if (!issued)
            return call->finish(issued.error());
        // Since the call came in; whoever is revoked from now on is so with this certificate.
        if (!principal || principal->principal().disabled() ||
            core::isRevoked(principal->principal(), call->caller().credential->issuedAt))
            return call->finish(core::Error(v1::UNAUTHENTICATED, "this certificate is revoked; enroll anew"));
        means_.ledger.editStatus(
            name, [pem = *issued](v1::Resource *renewed) { showCertificate(pem, renewed->mutable_principal_status()); },
            nullptr);
        response->set_certificate_pem(std::move(*issued));
        response->set_ca_pem(means_.authority.certificatePem());
        call->finish({});
    }

    void revokeCertificates(const CallPtr &call, const v1::RevokeCertificatesRequest &request,
                            v1::RevokeCertificatesResponse *) override {
        const auto principal = find(call, request.name());
        if (!principal)
            return;
        auto proposal = changeOf(*principal, "principals.revoke", request);
        auto &put = *proposal.changes.front().mutable_put();
        put.mutable_update_mask()->add_paths("spec.revoke_time");
        *put.mutable_resource()->mutable_principal()->mutable_revoke_time() = core::toTimestamp(means_.clock.now());
        propose(call, std::move(proposal), [this, name = request.name()](const ledger::Commit &) {
            // None is in use any more; a certificate that is issued later shows itself.
            means_.ledger.editStatus(
                name,
                [](v1::Resource *revoked) {
                    revoked->mutable_principal_status()->clear_certificate_sha256();
                    revoked->mutable_principal_status()->clear_certificate_expire_time();
                },
                nullptr);
            return core::Result<void>();
        });
    }

    void setProfile(const CallPtr &call, const v1::SetProfileRequest &request,
                    v1::SetProfileResponse *response) override {
        const auto principal = find(call, request.name());
        if (!principal)
            return;
        if (auto fine = checkProfileText("full_name", request.full_name()); !fine)
            return call->finish(std::move(fine));
        if (auto fine = checkProfileText("address", request.address()); !fine)
            return call->finish(std::move(fine));
        // The intent is unchanged: the event tells that the profile was set, and no history keeps what it was.
        auto proposal = changeOf(*principal, "principals.setProfile", request);
        proposal.changes.front().mutable_put()->mutable_update_mask()->add_paths("meta.display_name");
        auto &status = proposal.statuses.emplace_back();
        status.mutable_meta()->set_name(request.name());
        *status.mutable_principal_status() = principal->principal_status();
        status.mutable_principal_status()->set_full_name(request.full_name());
        status.mutable_principal_status()->set_address(request.address());
        propose(call, std::move(proposal), [this, response](const ledger::Commit &commit) {
            *response->mutable_principal() = withStatus(*commit.resources.front());
            return core::Result<void>();
        });
    }

    void createInvitation(const CallPtr &call, const v1::CreateInvitationRequest &request,
                          v1::CreateInvitationResponse *response) override {
        invitations_.create(call, request, response);
    }

    void acceptInvitation(const CallPtr &call, const v1::AcceptInvitationRequest &request,
                          v1::AcceptInvitationResponse *response) override {
        invitations_.accept(call, request, response);
    }

    void revokeInvitation(const CallPtr &call, const v1::RevokeInvitationRequest &request,
                          v1::RevokeInvitationResponse *) override {
        invitations_.revoke(call, request);
    }

    void listAccess(const CallPtr &call, const v1::ListAccessRequest &request,
                    v1::ListAccessResponse *response) override {
        call->finish(
            answerList(*call, request, AccessBook(*means_.ledger.snapshot(), means_.clock), tokens_, response));
    }

    void explainAccess(const CallPtr &call, const v1::ExplainAccessRequest &request,
                       v1::ExplainAccessResponse *response) override {
        const auto state = means_.ledger.snapshot();
        const auto principal = find(call, request.principal());
        if (!principal)
            return;
        call->finish(answerExplanation(*call, request, *state, AccessBook(*state, means_.clock), response));
    }

    void describeRoles(const CallPtr &call, const v1::DescribeRolesRequest &,
                       v1::DescribeRolesResponse *response) override {
        for (const auto role : allRoles()) {
            auto &description = *response->add_roles();
            description.set_role(role);
            description.set_name(std::string(nameOf(role)));
            for (const auto permission : permissionsOf(role))
                description.add_permissions(std::string(permission));
        }
        call->finish({});
    }

private:
    core::Result<std::string> issue(const std::string &requestPem, const std::string &id) const {
        return means_.authority.issueClient(requestPem, id, tls::beginOfIssued(means_.clock.now()));
    }

    // A repeated request id answers with the principal of the first time, who gets a certificate for the same key.
    core::Result<void> answerEnrolment(const Newcomer &newcomer, const std::string &requestPem,
                                       const ledger::Commit &commit, v1::EnrollPrincipalResponse *response) const {
        *response->mutable_principal() = withStatus(*commit.resources.front());
        const auto id = idOf(response->principal().meta().name());
        const bool isFirst = id == newcomer.id;
        auto certificate = isFirst ? core::Result<std::string>(newcomer.certificatePem) : issue(requestPem, id);
        if (!certificate)
            return certificate.error();
        if (!isFirst) {
            if (auto allowed = mayBeIssuedAgain(response->principal(), *means_.ledger.snapshot()); !allowed)
                return allowed;
        }
        response->set_certificate_pem(std::move(*certificate));
        response->set_ca_pem(means_.authority.certificatePem());
        return {};
    }

    // An answer that was kept for a request id lacks what is personal; it is told as far as it has not been erased.
    v1::Resource withStatus(v1::Resource principal) const {
        const auto living = means_.ledger.snapshot()->findUid(principal.meta().uid());
        if (!principal.has_principal_status() && living)
            *principal.mutable_principal_status() = living->principal_status();
        return principal;
    }

    // The principal that a verb is about; answers the call when there is none in sight.
    ledger::ResourcePtr find(const CallPtr &call, const std::string &name) const {
        auto principal = means_.ledger.snapshot()->find(name);
        if (!principal || !principal->has_principal()) {
            call->finish(call->missing(name));
            return nullptr;
        }
        if (!call->scope("get")->sees("principals", principal->meta().team())) {
            call->finish(call->hidden("principals", name));
            return nullptr;
        }
        return principal;
    }

    void propose(const CallPtr &call, ledger::Proposal proposal,
                 std::function<core::Result<void>(const ledger::Commit &)> answer) {
        rpc::propose(means_.ledger, means_.queue, call, std::move(proposal), std::move(answer));
    }

    const ServiceMeans means_;
    Invitations invitations_;
    const rpc::PageTokens tokens_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeIdentityService(rpc::Guard &guard, ServiceMeans means) {
    return std::make_unique<IdentityService>(guard, means);
}

} // namespace identity
