#include "backend/identity/enrolment.h"

#include "backend/core/ids.h"
#include "backend/core/time_text.h"
#include "backend/tls/certificate.h"

namespace identity {

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

void showCertificate(const std::string &certificatePem, v1::PrincipalStatus *status) {
    const auto certificate = tls::Certificate::parse(certificatePem);
    if (!certificate)
        return;
    status->set_certificate_sha256(certificate->sha256());
    *status->mutable_certificate_expire_time() = core::toTimestamp(certificate->notAfter());
}

} // namespace identity
