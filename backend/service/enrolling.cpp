#include "backend/service/enrolling.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/core/sha256.h"
#include "backend/identity/invitation_token.h"
#include "backend/service/control_service.h"
#include "backend/service/local_client.h"
#include "backend/service/serving.h"
#include "backend/service/structured_log.h"
#include "backend/tls/credential_files.h"
#include "backend/tls/key_pair.h"

namespace service {

namespace {

core::Error unusable(const std::filesystem::path &directory, const std::string &why) {
    const auto path = directory.string();
    return {v1::FILE_UNREADABLE, "credentials cannot be stored in '" + path + "': " + why, {{"path", path}}};
}

// Nobody is enrolled whose key has no place, and no key is written over another's.
core::Result<void> prepare(const std::filesystem::path &out) {
    std::error_code failed;
    std::filesystem::create_directories(out, failed);
    if (!failed && !std::filesystem::is_directory(out, failed))
        failed = std::make_error_code(std::errc::not_a_directory);
    if (!failed && ::access(out.c_str(), W_OK | X_OK) != 0)
        failed = std::error_code(errno, std::generic_category());
    if (failed)
        return unusable(out, failed.message());
    const auto files = tls::CredentialFiles::in(out);
    for (const auto &file : {files.key, files.certificate, files.ca}) {
        if (std::filesystem::exists(std::filesystem::symlink_status(file, failed)))
            return core::Error(v1::ALREADY_EXISTS,
                               "'" + file.string() + "' is there already; choose another directory for new credentials",
                               {{"name", file.string()}});
    }
    return {};
}

core::Result<std::string> enrollThrough(LocalClient client, const EnrolWish &wish) {
    const auto key = tls::KeyPair::make();
    v1::EnrollPrincipalRequest request;
    request.set_full_name(wish.user);
    request.set_role(wish.role);
    if (!wish.team.empty())
        request.set_team(wish.team.starts_with("teams/") ? wish.team : "teams/" + wish.team);
    request.set_certificate_request_pem(key.certificateRequestPem());
    request.set_reason("pilothoused enroll");
    const auto enrolled = client.enroll(request);
    if (!enrolled)
        return enrolled.error();
    const tls::Credentials credentials{enrolled->ca_pem(), enrolled->certificate_pem(), key.privateKeyPem()};
    if (auto stored = tls::storeCredentials(tls::CredentialFiles::in(wish.out), credentials); !stored)
        return stored.error();
    return enrolled->principal().meta().name();
}

} // namespace

core::Result<std::string> enroll(const EnrolWish &wish) {
    if (auto prepared = prepare(wish.out); !prepared)
        return std::move(prepared).error();
    auto running = LocalClient::join(wish.dataDirectory);
    if (running)
        return enrollThrough(std::move(*running), wish);
    if (running.error().reason() != v1::FILE_NOT_FOUND)
        return running.error();
    core::SystemClock clock;
    core::SystemRandom random;
    StructuredLog log(clock, StructuredLog::Least::Error);
    Options options;
    options.dataDirectory = wish.dataDirectory;
    options.keyFile = wish.keyFile;
    options.ownerName = currentUserName();
    options.verifyDelay = std::chrono::hours(1);
    const auto service = ControlService::start(std::move(options), clock, random, log);
    if (!service)
        return service.error();
    const auto owner = (*service)->ownerCredentials();
    if (!owner)
        return owner.error();
    auto client = LocalClient::connect((*service)->address(), *owner);
    return client ? enrollThrough(std::move(*client), wish) : client.error();
}

core::Result<std::string> accept(const AcceptWish &wish) {
    const auto token = identity::InvitationToken::parse(wish.token);
    if (!token)
        return core::Error(v1::INVITATION_INVALID,
                           "this is no invitation: it begins with plh_ and has 90 characters, none of them left out");
    if (auto prepared = prepare(wish.out); !prepared)
        return std::move(prepared).error();
    const auto key = tls::KeyPair::make();
    core::SystemRandom random;
    v1::AcceptInvitationRequest request;
    request.set_token(token->text());
    request.set_certificate_request_pem(key.certificateRequestPem());
    request.set_request_id(core::toHex(random.bytes(16)));
    request.set_reason("pilothoused enroll --invitation");
    const auto accepted = acceptInvitation(wish.address, core::toHex(token->authority()), request);
    if (!accepted)
        return accepted.error();
    const tls::Credentials credentials{accepted->ca_pem(), accepted->certificate_pem(), key.privateKeyPem()};
    if (auto stored = tls::storeCredentials(tls::CredentialFiles::in(wish.out), credentials); !stored)
        return stored.error();
    return accepted->principal().meta().name();
}

} // namespace service
