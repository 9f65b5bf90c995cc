#include "backend/identity/invitations.h"

#include <chrono>
#include <string>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/ids.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/bindings.h"
#include "backend/identity/delegation.h"
#include "backend/identity/enrolment.h"
#include "backend/identity/invitation_token.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/work_queue.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

constexpr std::int64_t ShortestSeconds = 60;
constexpr std::int64_t UsualSeconds = 7 * 24 * 3600;
constexpr std::int64_t LongestSeconds = 30 * 24 * 3600;

constexpr const char *AcceptOp = "invitations.accept";

// Says no more than that: whoever tries learns nothing of what there is.
core::Error invalidInvitation() {
    return {
        v1::INVITATION_INVALID,
        "this invitation is unknown, used, revoked, has run out, or gives what may not be given any more; ask whoever "
        "invited you"};
}

core::Result<std::int64_t> validSeconds(const v1::CreateInvitationRequest &request) {
    if (!request.has_valid_time())
        return UsualSeconds;
    const auto seconds = request.valid_time().seconds();
    if (seconds >= ShortestSeconds && seconds <= LongestSeconds)
        return seconds;
    return core::Error::invalid(
        {core::violation("valid_time", v1::VALUE_OUT_OF_RANGE, "is a minute at least and 30 days at most",
                         {{"least", std::to_string(ShortestSeconds)}, {"most", std::to_string(LongestSeconds)}})});
}

// The hash that tokens carry.
core::Digest hashOf(const tls::CertificateAuthority &authority) {
    const auto certificate = tls::Certificate::parse(authority.certificatePem());
    return certificate ? core::digestFromHex(certificate->sha256()).value_or(core::Digest{}) : core::Digest{};
}

// What policies say against it, or ask for.
bool isOfPolicies(v1::Reason reason) {
    switch (static_cast<int>(reason)) {
    case v1::POLICY_FORBIDS:
    case v1::POLICY_NOT_PERMITTED:
    case v1::POLICY_REASON_MISSING:
    case v1::POLICY_TICKET_MISSING:
    case v1::APPROVAL_PENDING:
    case v1::APPROVAL_NOT_POSSIBLE:
        return true;
    default:
        return false;
    }
}

// What a stranger set in motion and the state refuses is all one to him.
bool isOfTheInvitation(v1::Reason reason) {
    return reason == v1::STALE_ETAG || reason == v1::NOT_FOUND || reason == v1::REQUEST_ID_REUSED ||
           reason == v1::REFERENCE_MISSING || reason == v1::PERMISSION_MISSING || reason == v1::GRANT_EXCEEDS_OWN ||
           isOfPolicies(reason);
}

ledger::Time nowOf(const core::Clock &clock) {
    return std::chrono::floor<std::chrono::milliseconds>(clock.now());
}

} // namespace

Invitations::Invitations(ServiceMeans means) : means_(means), attempts_(means.clock) {}

void Invitations::create(const CallPtr &call, const v1::CreateInvitationRequest &request,
                         v1::CreateInvitationResponse *response) {
    const auto role = requestedRole(request.role());
    if (!role)
        return call->finish(role.error());
    if (auto fine = checkProfileText("full_name", request.full_name()); !fine)
        return call->finish(std::move(fine));
    const auto seconds = validSeconds(request);
    if (!seconds)
        return call->finish(seconds.error());
    if (auto allowed = mayEnrol(*call, request, *role); !allowed)
        return call->finish(std::move(allowed));
    const auto token = InvitationToken::make(means_.random, hashOf(means_.authority));
    auto proposal = rpc::proposalFor(*call, "invitations.invite", request);
    proposal.byVerb = true;
    auto &invitation = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    invitation.mutable_meta()->set_name("invitations/" + core::randomId(means_.random));
    invitation.mutable_meta()->set_team(request.team());
    auto &spec = *invitation.mutable_invitation();
    spec.set_role(*role);
    spec.set_token_sha256(token.sha256());
    spec.set_inviter(call->caller().actor.principal);
    *spec.mutable_expire_time() = core::toTimestamp(std::chrono::floor<std::chrono::seconds>(means_.clock.now()) +
                                                    std::chrono::seconds(*seconds));
    auto &status = proposal.statuses.emplace_back();
    status.mutable_meta()->set_name(invitation.meta().name());
    status.mutable_invitation_status()->set_full_name(request.full_name());
    proposal.precondition = [this, actor = proposal.actor, grant = Grant{*role, request.team()}](
                                const std::vector<ledger::Draft> &, const ledger::Snapshot &state) {
        return mayGrant(actor, {grant}, state, means_.clock);
    };
    rpc::propose(means_.ledger, means_.queue, call, std::move(proposal),
                 [this, token, response](const ledger::Commit &commit) {
                     auto &answer = *response->mutable_invitation();
                     answer = *commit.resources.front();
                     if (const auto living = means_.ledger.snapshot()->findUid(answer.meta().uid()))
                         *answer.mutable_invitation_status() = living->invitation_status();
                     // Of a repeated request the token is gone.
                     if (answer.invitation().token_sha256() == token.sha256())
                         response->set_token(token.text());
                     return core::Result<void>();
                 });
}

// Nobody is invited whom policies would not let in, as far as that is known now; they are asked again when he comes.
core::Result<void> Invitations::mayEnrol(const rpc::UnaryCall &call, const v1::CreateInvitationRequest &request,
                                         v1::Role role) const {
    auto trial = enrolment({core::randomId(means_.random), {}, role, request.team(), {}}, means_.random);
    trial.actor = call.caller().actor;
    trial.reason = request.reason();
    const auto preview = means_.ledger.preview(trial);
    if (!isOfPolicies(preview.refusal_reason()))
        return {};
    return core::Error(preview.refusal_reason(), preview.refusal(),
                       {preview.refusal_arguments().begin(), preview.refusal_arguments().end()});
}

ledger::ResourcePtr Invitations::findByToken(const std::string &token) const {
    const auto parsed = InvitationToken::parse(token);
    if (!parsed)
        return nullptr;
    const auto hash = parsed->sha256();
    ledger::ResourcePtr found;
    means_.ledger.snapshot()->each("invitations", [&](const ledger::ResourcePtr &invitation) {
        if (invitation->invitation().token_sha256() == hash)
            found = invitation;
        return found == nullptr;
    });
    return found;
}

core::Result<void> Invitations::mayBeAccepted(const v1::Resource &invitation, const ledger::Snapshot &state) const {
    const auto &spec = invitation.invitation();
    const auto now = nowOf(means_.clock);
    if (!spec.principal().empty() || core::fromTimestamp(spec.expire_time()) <= now)
        return invalidInvitation();
    const auto inviter = state.find(spec.inviter());
    if (!inviter || !inviter->has_principal())
        return invalidInvitation();
    const Access access(Bindings(state).grantsOf(*inviter), now);
    const auto &team = invitation.meta().team();
    const bool mayInvite = access.scopeOf("invitations.invite").allows("invitations", team);
    if (!mayInvite || access.firstMissing(Grant{spec.role(), team}))
        return invalidInvitation();
    return {};
}

ledger::Actor Invitations::inviterOf(const v1::Resource &invitation) const {
    ledger::Actor actor;
    actor.type = v1::ACTOR_USER;
    actor.principal = invitation.invitation().inviter();
    if (const auto inviter = means_.ledger.snapshot()->find(actor.principal))
        actor.uid = inviter->meta().uid();
    return actor;
}

core::Result<std::string> Invitations::issue(const std::string &requestPem, const std::string &principal) const {
    return means_.authority.issueClient(requestPem, principal.substr(principal.find('/') + 1),
                                        tls::beginOfIssued(means_.clock.now()));
}

void Invitations::fail(const CallPtr &call, core::Error error) {
    if (error.reason() == v1::INVITATION_INVALID)
        attempts_.failed(call->caller().actor.peerAddress);
    call->finish(std::move(error));
}

void Invitations::accept(const CallPtr &call, const v1::AcceptInvitationRequest &request,
                         v1::AcceptInvitationResponse *response) {
    if (!attempts_.mayTry(call->caller().actor.peerAddress))
        return call->finish(core::Error(v1::RESOURCE_EXHAUSTED, "too many invitations failed; try again in a minute",
                                        {{"limit", std::to_string(Attempts::Limit)}}));
    const auto invitation = findByToken(request.token());
    if (!invitation)
        return fail(call, invalidInvitation());
    const auto &spec = invitation->invitation();
    Newcomer newcomer{core::randomId(means_.random),
                      invitation->invitation_status().full_name(),
                      spec.role(),
                      invitation->meta().team(),
                      {}};
    auto issued = issue(request.certificate_request_pem(), newcomer.id);
    if (!issued)
        return call->finish(issued.error());
    newcomer.certificatePem = std::move(*issued);
    auto proposal = enrolment(newcomer, means_.random);
    proposal.op = AcceptOp;
    proposal.actor = call->caller().actor;
    proposal.traceId = call->caller().traceId;
    // He may nothing yet: it is judged as if his inviter enrolled him now.
    proposal.sponsor = ledger::Proposal::Sponsor{0, inviterOf(*invitation), "principals.enroll", true};
    proposal.reason = request.reason();
    proposal.requestId = request.request_id();
    proposal.requestBytes = core::stableBytes(request);
    auto &put = *proposal.changes.emplace_back().mutable_put();
    put.set_etag(invitation->meta().etag());
    for (const auto *path : {"spec.principal", "spec.accept_time"})
        put.mutable_update_mask()->add_paths(path);
    put.mutable_resource()->mutable_meta()->set_name(invitation->meta().name());
    put.mutable_resource()->mutable_invitation()->set_principal("principals/" + newcomer.id);
    *put.mutable_resource()->mutable_invitation()->mutable_accept_time() =
        core::toTimestamp(std::chrono::floor<std::chrono::seconds>(means_.clock.now()));
    // From now on the name stands with the principal alone, where it is erased.
    auto &status = proposal.statuses.emplace_back();
    status.mutable_meta()->set_name(invitation->meta().name());
    status.mutable_invitation_status();
    proposal.precondition = [this, name = invitation->meta().name()](const std::vector<ledger::Draft> &,
                                                                     const ledger::Snapshot &state) {
        const auto current = state.find(name);
        return current ? mayBeAccepted(*current, state) : core::Result<void>(invalidInvitation());
    };
    means_.ledger.submitOrCommit(
        std::move(proposal), means_.queue.here<ledger::Commit>([this, call, newcomer, &request, response](auto commit) {
            if (commit)
                return answerAcceptance(call, newcomer, *commit, request, response);
            fail(call, isOfTheInvitation(commit.error().reason()) ? invalidInvitation() : commit.error());
        }));
}

// A repeated request answers with the principal of the first time, and a certificate for the same key: it is bound to
// the request's bytes. That is for an answer that was lost, not for who was shut out since.
void Invitations::answerAcceptance(const CallPtr &call, const Newcomer &newcomer, const ledger::Commit &commit,
                                   const v1::AcceptInvitationRequest &request, v1::AcceptInvitationResponse *response) {
    auto &principal = *response->mutable_principal();
    principal = *commit.resources.front();
    if (const auto living = means_.ledger.snapshot()->findUid(principal.meta().uid()))
        *principal.mutable_principal_status() = living->principal_status();
    const bool isFirst = principal.meta().name() == "principals/" + newcomer.id;
    auto certificate = isFirst ? core::Result<std::string>(newcomer.certificatePem)
                               : issue(request.certificate_request_pem(), principal.meta().name());
    if (!certificate)
        return call->finish(certificate.error());
    if (!isFirst && !mayBeIssuedAgain(principal, *means_.ledger.snapshot()))
        return fail(call, invalidInvitation());
    response->set_certificate_pem(std::move(*certificate));
    response->set_ca_pem(means_.authority.certificatePem());
    call->finish({});
}

void Invitations::revoke(const CallPtr &call, const v1::RevokeInvitationRequest &request) {
    const auto invitation = means_.ledger.snapshot()->find(request.name());
    if (!invitation || !invitation->has_invitation())
        return call->finish(call->missing(request.name()));
    if (!call->scope("get")->sees("invitations", invitation->meta().team()))
        return call->finish(call->hidden("invitations", request.name()));
    auto proposal = rpc::proposalFor(*call, "invitations.revoke", request);
    proposal.byVerb = true;
    auto &deletion = *proposal.changes.emplace_back().mutable_delete_();
    deletion.set_name(request.name());
    deletion.set_etag(invitation->meta().etag());
    rpc::propose(means_.ledger, means_.queue, call, std::move(proposal),
                 [](const ledger::Commit &) { return core::Result<void>(); });
}

} // namespace identity
