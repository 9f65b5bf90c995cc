#include "backend/identity/enrolment.h"

#include "backend/core/ids.h"
#include "backend/core/not_found.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/roles.h"
#include "backend/ledger/snapshot.h"
#include "backend/tls/certificate.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxNameBytes = 256;

} // namespace

ledger::Proposal enrolment(const Newcomer &newcomer, core::Random &random) {
    const std::string name = "principals/" + newcomer.id;
    ledger::Proposal proposal;
    proposal.op = "principals.enroll";
    proposal.byVerb = true;

    auto &principal = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    principal.mutable_meta()->set_name(name);
    principal.mutable_meta()->set_team(newcomer.team);
    principal.mutable_principal()->set_type(v1::USER);

    auto &binding = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
    binding.mutable_meta()->set_name("roleBindings/" + core::randomId(random));
    binding.mutable_meta()->set_team(newcomer.team);
    binding.mutable_role_binding()->set_principal(name);
    binding.mutable_role_binding()->set_role(newcomer.role);

    auto &status = proposal.statuses.emplace_back();
    status.mutable_meta()->set_name(name);
    status.mutable_principal_status()->set_full_name(newcomer.fullName);
    showCertificate(newcomer.certificatePem, status.mutable_principal_status());
    return proposal;
}

core::Result<v1::Role> requestedRole(const std::string &name) {
    if (const auto role = roleNamed(name))
        return *role;
    return core::Error::invalid({core::violation(
        "role", v1::VALUE_NOT_ALLOWED, "is viewer, operator, policy-author, approver, auditor or admin",
        {{"value", name}, {"choices", "viewer operator policy-author approver auditor admin"}})});
}

core::Result<void> checkProfileText(const std::string &field, const std::string &text) {
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

core::Result<void> mayBeIssuedAgain(const v1::Resource &principal, const ledger::Snapshot &state) {
    const auto living = state.findUid(principal.meta().uid());
    const auto &name = principal.meta().name();
    if (!living)
        return core::notFound(name);
    const auto &spec = living->principal();
    if (!spec.disabled() && !spec.has_revoke_time())
        return {};
    const std::string standing = spec.disabled() ? "DISABLED" : "REVOKED";
    return core::Error(v1::WRONG_STATE, name + " is " + standing + "; enrol it anew",
                       {{"name", name}, {"state", standing}, {"verb", "enroll"}});
}

void showCertificate(const std::string &certificatePem, v1::PrincipalStatus *status) {
    const auto certificate = tls::Certificate::parse(certificatePem);
    if (!certificate)
        return;
    status->set_certificate_sha256(certificate->sha256());
    *status->mutable_certificate_expire_time() = core::toTimestamp(certificate->notAfter());
}

} // namespace identity
