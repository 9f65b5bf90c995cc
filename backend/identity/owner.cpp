#include "backend/identity/owner.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <optional>
#include <utility>

#include "backend/core/certificate_life.h"
#include "backend/core/clock.h"
#include "backend/core/ids.h"
#include "backend/core/time_text.h"
#include "backend/core/whole_file.h"
#include "backend/identity/bindings.h"
#include "backend/identity/enrolment.h"
#include "backend/ledger/ledger.h"
#include "backend/tls/certificate.h"
#include "backend/tls/certificate_authority.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/endpoint_file.h"
#include "backend/tls/key_pair.h"
#include "backend/tls/spiffe.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxNameFileBytes = 128;

std::filesystem::path nameFile(const std::filesystem::path &dataDirectory) {
    return dataDirectory / "owner";
}

// The owner as the directory remembers him, if he may still administer.
ledger::ResourcePtr findOwner(const OwnerMeans &means) {
    const auto name = core::readWholeFile(nameFile(means.dataDirectory), MaxNameFileBytes);
    if (!name)
        return nullptr;
    const auto state = means.ledger.snapshot();
    auto owner = state->find(*name);
    if (!owner || !owner->has_principal())
        return nullptr;
    const auto grants = Bindings(*state).grantsOf(*owner);
    const Grant all{v1::ADMIN, {}, ledger::Time::max()};
    return std::find(grants.begin(), grants.end(), all) == grants.end() ? nullptr : owner;
}

// From when on a certificate counts: now, and after a revocation the second after it.
std::chrono::sys_seconds issueTime(const v1::Resource *owner, const core::Clock &clock) {
    auto time = tls::beginOfIssued(clock.now());
    if (owner && owner->principal().has_revoke_time()) {
        const auto revoked =
            std::chrono::floor<std::chrono::seconds>(core::fromTimestamp(owner->principal().revoke_time()));
        time = std::max(time, revoked + std::chrono::seconds(1));
    }
    return time;
}

bool isGood(const tls::Credentials &credentials, const v1::Resource &owner, const OwnerMeans &means) {
    const auto certificate = tls::Certificate::parse(credentials.certificatePem);
    const auto authority = tls::Certificate::parse(means.authority.certificatePem());
    if (!certificate || !authority || !certificate->isIssuedBy(*authority) ||
        credentials.caPem != means.authority.certificatePem())
        return false;
    const auto uri =
        tls::userUri(means.authority.trustDomain(), owner.meta().name().substr(owner.meta().name().find('/') + 1));
    const auto now = std::chrono::floor<std::chrono::seconds>(means.clock.now());
    const bool isRevoked = core::isRevoked(owner.principal(), certificate->notBefore());
    return certificate->uris() == std::vector{uri} && !certificate->isRenewalDue(now) && !isRevoked;
}

core::Result<tls::Credentials> mint(const OwnerMeans &means, const std::string &id, const v1::Resource *owner) {
    const auto key = tls::KeyPair::make();
    auto certificate = means.authority.issueClient(key.certificateRequestPem(), id, issueTime(owner, means.clock));
    if (!certificate)
        return certificate.error();
    return tls::Credentials{means.authority.certificatePem(), std::move(*certificate), key.privateKeyPem()};
}

core::Result<void> store(const OwnerMeans &means, const tls::Credentials &credentials) {
    const auto directory = tls::ownerCredentialsPath(means.dataDirectory);
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, failed);
    return tls::storeCredentials(tls::CredentialFiles::in(directory), credentials);
}

core::Result<void> enrolOwner(const OwnerMeans &means) {
    const auto id = core::randomId(means.random);
    auto credentials = mint(means, id, nullptr);
    if (!credentials)
        return credentials.error();
    auto proposal = enrolment({id, means.fullName, v1::ADMIN, {}, credentials->certificatePem}, means.random);
    proposal.reason = "Owner of the data directory";
    if (auto committed = means.ledger.commit(std::move(proposal)); !committed)
        return committed.error();
    // The name last: a start that was cut before it enrols another owner rather than none.
    if (auto stored = store(means, *credentials); !stored)
        return stored;
    return rememberOwner(means.dataDirectory, "principals/" + id);
}

core::Result<void> mintAgain(const OwnerMeans &means, const v1::Resource &owner) {
    const auto &name = owner.meta().name();
    auto credentials = mint(means, name.substr(name.find('/') + 1), &owner);
    if (!credentials)
        return credentials.error();
    ledger::Occurrence minted;
    minted.op = "principals.renew";
    minted.objects = {name};
    minted.detail = "A new certificate for the owner of the data directory";
    std::promise<core::Result<std::int64_t>> recorded;
    means.ledger.record(std::move(minted),
                        [&recorded](core::Result<std::int64_t> index) { recorded.set_value(std::move(index)); });
    if (auto index = recorded.get_future().get(); !index)
        return index.error();
    v1::Resource status;
    status.mutable_meta()->set_name(name);
    *status.mutable_principal_status() = owner.principal_status();
    showCertificate(credentials->certificatePem, status.mutable_principal_status());
    means.ledger.writeStatus(std::move(status), nullptr);
    return store(means, *credentials);
}

} // namespace

core::Result<void> ensureOwner(const OwnerMeans &means) {
    const auto owner = findOwner(means);
    if (!owner)
        return enrolOwner(means);
    const auto directory = tls::ownerCredentialsPath(means.dataDirectory);
    const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(directory));
    return credentials && isGood(*credentials, *owner, means) ? core::Result<void>() : mintAgain(means, *owner);
}

core::Result<void> rememberOwner(const std::filesystem::path &dataDirectory, const std::string &principal) {
    return core::replaceWholeFile(nameFile(dataDirectory), principal);
}

} // namespace identity
