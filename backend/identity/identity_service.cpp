#include "backend/identity/identity_service.h"

#include <chrono>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/ids.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/enrolment.h"
#include "backend/identity/roles.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/proposing.h"
#include "backend/tls/certificate_authority.h"

#include "pilothouse/v1/identity_service.guard.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxNameBytes = 256;

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

core::Result<void> checkText(const std::string &field, const std::string &text) {
    if (text.size() > MaxNameBytes)
        return core::Error::invalid(
            {core::violation(field, v1::TOO_LARGE, "is at most 256 bytes long",
                             {{"limit", std::to_string(MaxNameBytes)}, {"size", std::to_string(text.size())}})});
    if (const auto at = core::findUnsafeText(text))
        return core::Error::invalid(
            {core::violation(field, v1::UNSAFE_TEXT, "holds control characters or others that nobody can see",
                             {{"position", std::to_string(*at)}})});
    return {};
}

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
    IdentityService(rpc::Guard &guard, ServiceMeans means) : GuardedIdentityService(guard), means_(means) {}

protected:
    void enrollPrincipal(const CallPtr &call, const v1::EnrollPrincipalRequest &request,
                         v1::EnrollPrincipalResponse *response) override {
        const auto role = roleNamed(request.role());
        if (!role)
            return call->finish(core::Error::invalid({core::violation(
                "role", v1::VALUE_NOT_ALLOWED, "is viewer, operator, policy-author, approver, auditor or admin",
                {{"value", request.role()}, {"choices", "viewer operator policy-author approver auditor admin"}})}));
        if (auto fine = checkText("full_name", request.full_name()); !fine)
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
        const auto principal = means_.ledger.snapshot()->find(name);
        call->concerns("principals.renew", name, principal ? principal->meta().team() : std::string());
        auto issued = issue(request.certificate_request_pem(), idOf(name));
        if (!issued)
            return call->finish(issued.error());
        if (principal) {
            v1::Resource status;
            status.mutable_meta()->set_name(name);
            *status.mutable_principal_status() = principal->principal_status();
            showCertificate(*issued, status.mutable_principal_status());
            means_.ledger.writeStatus(std::move(status), nullptr);
        }
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
        propose(call, std::move(proposal), [](const ledger::Commit &) { return core::Result<void>(); });
    }

    void setProfile(const CallPtr &call, const v1::SetProfileRequest &request,
                    v1::SetProfileResponse *response) override {
        const auto principal = find(call, request.name());
        if (!principal)
            return;
        if (auto fine = checkText("full_name", request.full_name()); !fine)
            return call->finish(std::move(fine));
        if (auto fine = checkText("address", request.address()); !fine)
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

private:
    core::Result<std::string> issue(const std::string &requestPem, const std::string &id) const {
        return means_.authority.issueClient(requestPem, id, tls::beginOfIssued(means_.clock.now()));
    }

    // A repeated request id answers with the principal of the first time, who gets a certificate for the same key.
    core::Result<void> answerEnrolment(const Newcomer &newcomer, const std::string &requestPem,
                                       const ledger::Commit &commit, v1::EnrollPrincipalResponse *response) const {
        *response->mutable_principal() = withStatus(*commit.resources.front());
        const auto id = idOf(response->principal().meta().name());
        auto certificate =
            id == newcomer.id ? core::Result<std::string>(newcomer.certificatePem) : issue(requestPem, id);
        if (!certificate)
            return certificate.error();
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
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeIdentityService(rpc::Guard &guard, ServiceMeans means) {
    return std::make_unique<IdentityService>(guard, means);
}

} // namespace identity
