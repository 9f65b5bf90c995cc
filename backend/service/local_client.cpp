#include "backend/service/local_client.h"

#include <chrono>
#include <thread>
#include <utility>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include "backend/rpc/status_mapping.h"
#include "backend/tls/certificate.h"
#include "backend/tls/credentials.h"
#include "backend/tls/endpoint_file.h"

#include "pilothouse/v1/audit_service.grpc.pb.h"
#include "pilothouse/v1/identity_service.grpc.pb.h"
#include "pilothouse/v1/resource_service.grpc.pb.h"

namespace service {

namespace {

constexpr auto Patience = std::chrono::seconds(30);
constexpr auto PollInterval = std::chrono::milliseconds(100);

core::Error noService(const std::filesystem::path &dataDirectory) {
    const auto path = dataDirectory.string();
    return {v1::FILE_NOT_FOUND, "no service runs on '" + path + "'", {{"path", path}}};
}

// The trust domain of `spiffe://<domain>/user/<id>`.
core::Result<std::string> domainOf(const tls::Credentials &credentials) {
    constexpr std::string_view Scheme = "spiffe://";
    const auto certificate = tls::Certificate::parse(credentials.certificatePem);
    if (!certificate)
        return certificate.error();
    if (certificate->uris().size() != 1 || !certificate->uris().front().starts_with(Scheme))
        return core::Error(v1::UNAUTHENTICATED, "the certificate names nobody", {});
    const auto rest = certificate->uris().front().substr(Scheme.size());
    return rest.substr(0, rest.find('/'));
}

template <typename Stub, typename Request, typename Response>
core::Result<Response> ask(Stub &stub, grpc::Status (Stub::*method)(grpc::ClientContext *, const Request &, Response *),
                           const Request &request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + Patience);
    Response response;
    const auto status = (stub.*method)(&context, request, &response);
    if (!status.ok())
        return rpc::fromStatus(status);
    return response;
}

std::shared_ptr<grpc::Channel> channelTo(const std::string &address,
                                         const std::shared_ptr<grpc::ChannelCredentials> &credentials) {
    grpc::ChannelArguments arguments;
    // A proxy of the environment is for the web, not for this host.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel(address, credentials, arguments);
}

} // namespace

struct LocalClient::Stubs {
    explicit Stubs(const std::shared_ptr<grpc::Channel> &channel)
        : resources(channel), identities(channel), events(channel) {}

    v1::ResourceService::Stub resources;
    v1::IdentityService::Stub identities;
    v1::AuditService::Stub events;
};

LocalClient::LocalClient(std::unique_ptr<Stubs> stubs) : stubs_(std::move(stubs)) {}
LocalClient::LocalClient(LocalClient &&) noexcept = default;
LocalClient &LocalClient::operator=(LocalClient &&) noexcept = default;
LocalClient::~LocalClient() = default;

core::Result<LocalClient> LocalClient::join(const std::filesystem::path &dataDirectory) {
    const auto endpoint = tls::readEndpointFile(dataDirectory);
    if (!endpoint || !tls::isRunning(endpoint->pid))
        return noService(dataDirectory);
    const auto credentials = tls::loadCredentials(tls::CredentialFiles::in(tls::ownerCredentialsPath(dataDirectory)));
    if (!credentials)
        return credentials.error();
    auto client = connect(endpoint->address, *credentials);
    if (!client)
        return client;
    // After a crash the process number may be somebody else's.
    const auto info =
        ask(client->stubs_->resources, &v1::ResourceService::Stub::GetServerInfo, v1::GetServerInfoRequest());
    if (!info && info.error().reason() == v1::UNAVAILABLE)
        return noService(dataDirectory);
    return client;
}

core::Result<LocalClient> LocalClient::connect(const std::string &address, const tls::Credentials &credentials) {
    const auto domain = domainOf(credentials);
    if (!domain)
        return domain.error();
    return LocalClient(std::make_unique<Stubs>(channelTo(address, tls::clientCredentials(credentials, *domain))));
}

core::Result<v1::EnrollPrincipalResponse> LocalClient::enroll(const v1::EnrollPrincipalRequest &request) {
    return ask(stubs_->identities, &v1::IdentityService::Stub::EnrollPrincipal, request);
}

core::Result<std::int64_t> LocalClient::verify(ledger::Ledger::Depth depth, const Progress &progress) {
    v1::VerifyLogRequest request;
    request.set_log_only(depth == ledger::Ledger::Depth::Log);
    request.set_reason("pilothoused verify");
    const auto started = ask(stubs_->events, &v1::AuditService::Stub::VerifyLog, request);
    if (!started)
        return started.error();
    v1::GetRequest get;
    get.set_name(started->operation().meta().name());
    for (;;) {
        const auto answer = ask(stubs_->resources, &v1::ResourceService::Stub::Get, get);
        if (!answer)
            return answer.error();
        const auto &status = answer->resource().operation_status();
        if (status.state() == v1::FAILED || status.state() == v1::CANCELLED)
            return rpc::fromMessage(status.error());
        if (status.state() == v1::SUCCEEDED && request.log_only())
            return status.done();
        if (status.state() == v1::SUCCEEDED)
            break;
        // The mismatch that a verification finds seals the store, so that its own end cannot be written any more.
        const auto info = ask(stubs_->resources, &v1::ResourceService::Stub::GetServerInfo, v1::GetServerInfoRequest());
        if (info && info->has_seal())
            return core::Error(v1::STORE_SEALED, info->seal().what(),
                               {{"index", std::to_string(info->seal().index())}, {"what", info->seal().what()}});
        progress(status);
        std::this_thread::sleep_for(PollInterval);
    }
    const auto info = ask(stubs_->resources, &v1::ResourceService::Stub::GetServerInfo, v1::GetServerInfoRequest());
    if (!info)
        return info.error();
    return info->log_checked_size();
}

core::Result<v1::AcceptInvitationResponse> acceptInvitation(const std::string &address,
                                                            const std::string &authoritySha256,
                                                            const v1::AcceptInvitationRequest &request) {
    v1::IdentityService::Stub identities(channelTo(address, tls::strangerCredentials(authoritySha256)));
    auto answer = ask(identities, &v1::IdentityService::Stub::AcceptInvitation, request);
    // The answer may have been lost on the way.
    if (!answer && answer.error().reason() == v1::UNAVAILABLE)
        answer = ask(identities, &v1::IdentityService::Stub::AcceptInvitation, request);
    return answer;
}

} // namespace service
