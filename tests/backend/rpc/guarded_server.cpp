#include "tests/backend/rpc/guarded_server.h"

#include "backend/tls/credentials.h"
#include "backend/tls/key_pair.h"
#include "backend/tls/spiffe.h"
#include "tests/backend/rpc/forgery.h"

#include "pilothouse/v1/catalog_service.guard.pb.h"
#include "pilothouse/v1/identity_service.guard.pb.h"
#include "pilothouse/v1/resource_service.guard.pb.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>

#include <algorithm>
#include <stdexcept>

namespace support {

namespace v1 = pilothouse::v1;

namespace {

// What the sources of all streams share.
struct Broadcast {
    std::mutex mutex;
    int sent = 0;
    std::size_t bytes = 1;
    bool isOver = false;
    std::vector<rpc::Waker> wakers;
    std::atomic<int> sources = 0;

    void wakeAll() {
        std::vector<rpc::Waker> copy;
        {
            const std::lock_guard lock(mutex);
            copy = wakers;
        }
        for (const rpc::Waker &waker : copy)
            waker.wake();
    }
};

class EchoSource final : public rpc::Source<v1::WatchResponse> {
public:
    EchoSource(Broadcast &broadcast, std::shared_ptr<rpc::Call> call, bool isFickle)
        : broadcast_(broadcast), call_(std::move(call)), isFickle_(isFickle) {
        ++broadcast_.sources;
    }
    ~EchoSource() override { --broadcast_.sources; }

    core::Result<rpc::Next> next(v1::WatchResponse *message) override {
        const std::lock_guard lock(broadcast_.mutex);
        if (broadcast_.isOver)
            return rpc::Next::End;
        if (sent_ >= broadcast_.sent)
            return rpc::Next::Nothing;
        message->set_revision(++sent_);
        message->clear_changes();
        message->add_changes()->mutable_resource()->mutable_meta()->set_display_name(
            std::string(broadcast_.bytes, 'x'));
        return rpc::Next::Message;
    }
    core::Result<void> recheck() override {
        if (isFickle_)
            return core::Error(v1::REVISION_EXPIRED, "what you may see has changed; list anew");
        return {};
    }

private:
    Broadcast &broadcast_;
    std::shared_ptr<rpc::Call> call_;
    bool isFickle_;
    int sent_ = 0;
};

class Resources final : public v1::GuardedResourceService {
public:
    Resources(rpc::Guard &guard, Broadcast &broadcast, std::atomic<int> &handled)
        : GuardedResourceService(guard), broadcast_(broadcast), handled_(handled) {}

protected:
    void getServerInfo(const std::shared_ptr<rpc::UnaryCall> &call, const v1::GetServerInfoRequest & /*request*/,
                       v1::ServerInfo *response) override {
        ++handled_;
        response->set_principal(call->caller().actor.principal);
        response->set_principal_full_name(call->caller().actor.fullName);
        response->set_version(call->caller().traceId);
        call->finish({});
    }
    // Names are `models/<team>-<any>`.
    void get(const std::shared_ptr<rpc::UnaryCall> &call, const v1::GetRequest &request,
             v1::GetResponse *response) override {
        ++handled_;
        const std::string id = request.name().substr(request.name().find('/') + 1);
        const std::string team = id.starts_with("org-") ? std::string() : "teams/" + id.substr(0, id.find('-'));
        if (id == "nothing")
            return call->finish(call->missing(request.name()));
        if (!call->scope()->sees("models", team))
            return call->finish(call->hidden("models", request.name()));
        response->mutable_resource()->mutable_meta()->set_name(request.name());
        call->finish({});
    }
    void list(const std::shared_ptr<rpc::UnaryCall> & /*call*/, const v1::ListRequest & /*request*/,
              v1::ListResponse * /*response*/) override {}
    core::Result<std::unique_ptr<rpc::Source<v1::WatchResponse>>>
    watch(const std::shared_ptr<rpc::Call> &call, const v1::WatchRequest &request, rpc::Waker waker) override {
        ++handled_;
        if (request.filter() == "wrong")
            return core::Error(v1::INVALID_FILTER, "the filter is wrong");
        {
            const std::lock_guard lock(broadcast_.mutex);
            broadcast_.wakers.push_back(std::move(waker));
        }
        return std::unique_ptr<rpc::Source<v1::WatchResponse>>(
            std::make_unique<EchoSource>(broadcast_, call, request.filter() == "fickle"));
    }
    void apply(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ApplyRequest &request,
               v1::ApplyResponse * /*response*/) override {
        ++handled_;
        const std::string &reason = request.reason();
        if (reason == "lose the call")
            return;
        if (reason == "break")
            return call->finish(core::Error(v1::INTERNAL, "broken"));
        if (reason == "delete what is used") {
            call->concerns("models.delete", "models/a", "teams/red");
            return call->finish(core::Error(v1::STILL_REFERENCED, "models/a is used", {{"name", "models/a"}}));
        }
        call->finish(call->admit("models.update", reason, "models/a"));
    }
    void listRevisions(const std::shared_ptr<rpc::UnaryCall> & /*call*/, const v1::ListRevisionsRequest & /*request*/,
                       v1::ListRevisionsResponse * /*response*/) override {}
    void testPermissions(const std::shared_ptr<rpc::UnaryCall> & /*call*/,
                         const v1::TestPermissionsRequest & /*request*/,
                         v1::TestPermissionsResponse * /*response*/) override {}
    void compileFilter(const std::shared_ptr<rpc::UnaryCall> & /*call*/, const v1::CompileFilterRequest & /*request*/,
                       v1::CompileFilterResponse * /*response*/) override {}

private:
    Broadcast &broadcast_;
    std::atomic<int> &handled_;
};

// Answers every call of a service at once.
#define ANSWER(method, Rpc)                                                                                            \
    void method(const std::shared_ptr<rpc::UnaryCall> &call, const v1::Rpc##Request &, v1::Rpc##Response *) override { \
        ++handled_;                                                                                                    \
        call->finish({});                                                                                              \
    }

class Identities final : public v1::GuardedIdentityService {
public:
    Identities(rpc::Guard &guard, std::atomic<int> &handled) : GuardedIdentityService(guard), handled_(handled) {}

protected:
    ANSWER(enrollPrincipal, EnrollPrincipal)
    ANSWER(renewCertificate, RenewCertificate)
    ANSWER(revokeCertificates, RevokeCertificates)
    ANSWER(setProfile, SetProfile)
    ANSWER(createInvitation, CreateInvitation)
    ANSWER(revokeInvitation, RevokeInvitation)
    ANSWER(listAccess, ListAccess)
    ANSWER(explainAccess, ExplainAccess)
    ANSWER(describeRoles, DescribeRoles)

    // The reason chooses what is answered; else who calls is answered as the certificate.
    void acceptInvitation(const std::shared_ptr<rpc::UnaryCall> &call, const v1::AcceptInvitationRequest &request,
                          v1::AcceptInvitationResponse *response) override {
        ++handled_;
        if (request.reason() == "refuse")
            return call->finish(core::Error(v1::INVITATION_INVALID, "refused"));
        response->set_certificate_pem(v1::ActorType_Name(call->caller().actor.type) + " " +
                                      call->caller().actor.principal);
        call->finish({});
    }

private:
    std::atomic<int> &handled_;
};

class Catalog final : public v1::GuardedCatalogService {
public:
    Catalog(rpc::Guard &guard, std::atomic<int> &handled) : GuardedCatalogService(guard), handled_(handled) {}

protected:
    ANSWER(browseModelFiles, BrowseModelFiles)
    ANSWER(inspectModelFile, InspectModelFile)
    ANSWER(importModel, ImportModel)
    ANSWER(evaluateModelVersion, EvaluateModelVersion)
    ANSWER(approveModelVersion, ApproveModelVersion)
    ANSWER(deprecateModelVersion, DeprecateModelVersion)
    ANSWER(retireModelVersion, RetireModelVersion)

private:
    std::atomic<int> &handled_;
};

#undef ANSWER

std::chrono::sys_seconds wallClock() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

void Register::put(const std::string &id, rpc::Scope scope) {
    const std::lock_guard lock(mutex_);
    entries_[id].scope = std::make_shared<const rpc::Scope>(std::move(scope));
}

void Register::remove(const std::string &id) {
    const std::lock_guard lock(mutex_);
    entries_.erase(id);
}

void Register::revoke(const std::string &id, std::chrono::sys_seconds until) {
    const std::lock_guard lock(mutex_);
    entries_[id].revokedUntil = until;
}

core::Result<rpc::Principal> Register::authenticate(const rpc::Credential &credential) const {
    const std::string id = credential.principal.substr(credential.principal.find('/') + 1);
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(id);
    if (entry == entries_.end())
        return core::Error(v1::UNAUTHENTICATED, credential.principal + " is not known here");
    if (credential.issuedAt <= entry->second.revokedUntil)
        return core::Error(v1::UNAUTHENTICATED, "this certificate of " + credential.principal + " was revoked");
    return rpc::Principal{v1::ACTOR_USER, credential.principal, "uid-of-" + id, "Name of " + id};
}

rpc::ScopePtr Register::scope(const rpc::Caller &caller, std::string_view /*verb*/) const {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(caller.actor.principal.substr(caller.actor.principal.find('/') + 1));
    return entry == entries_.end() ? std::make_shared<const rpc::Scope>() : entry->second.scope;
}

void Recorder::record(ledger::Occurrence occurrence) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(occurrence));
}

std::vector<ledger::Occurrence> Recorder::all() const {
    const std::lock_guard lock(mutex_);
    return all_;
}

void Counts::answered(const rpc::Rule & /*rule*/, int /*code*/, std::chrono::nanoseconds /*latency*/) {
    ++calls;
}

void Counts::streamOpened(const rpc::Rule & /*rule*/) {
    ++openStreams;
}

void Counts::streamClosed(const rpc::Rule & /*rule*/, int /*code*/) {
    --openStreams;
}

void Counts::failed(const rpc::Rule & /*rule*/, const rpc::Caller & /*caller*/, const core::Error & /*error*/) {
    ++failures;
}

void Counts::turnedAway(int /*code*/) {
    ++away;
}

struct GuardedServer::Services {
    explicit Services(rpc::Guard &guard)
        : resources(guard, broadcast, handled), identities(guard, handled), catalog(guard, handled) {}

    Broadcast broadcast;
    std::atomic<int> handled = 0;
    Resources resources;
    Identities identities;
    Catalog catalog;
};

GuardedServer::GuardedServer(std::chrono::milliseconds recheck)
    : clock(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())),
      authority_(tls::CertificateAuthority::open(directory_.path(), domain, nullptr, wallClock()).value()),
      files_(directory_.path() / "listener") {
    rotate(directory_.path());
    guard_ = std::make_unique<rpc::Guard>(rpc::GuardOptions{domain, recheck, std::chrono::milliseconds(50)}, people,
                                          audit, metrics, clock, random_);
    services_ = std::make_unique<Services>(*guard_);
    rpc::ServerOptions options{"127.0.0.1:0",
                               tls::serverCredentials(files_, std::chrono::seconds(1)),
                               {&services_->resources, &services_->identities, &services_->catalog}};
    server_ = rpc::Server::start(std::move(options), *guard_).value();
}

GuardedServer::~GuardedServer() = default;

tls::Credentials GuardedServer::credentialsOf(const std::string &id) const {
    const tls::KeyPair key = tls::KeyPair::make();
    return {authority_->certificatePem(),
            authority_->issueClient(key.certificateRequestPem(), id, tls::beginOfIssued(wallClock())).value(),
            key.privateKeyPem()};
}

Client GuardedServer::clientOf(const tls::Credentials &credentials) const {
    // Each client has a connection of its own.
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return Client(grpc::CreateCustomChannel(address(), tls::clientCredentials(credentials, domain), arguments));
}

std::string GuardedServer::address() const {
    return "127.0.0.1:" + std::to_string(server_->port());
}

void GuardedServer::rotate(const std::filesystem::path &authorityDirectory) {
    const auto authority = tls::CertificateAuthority::open(authorityDirectory, domain, nullptr, wallClock()).value();
    const tls::KeyPair key = tls::KeyPair::make();
    const auto issued =
        authority->issueServer(key.certificateRequestPem(), {"127.0.0.1", "localhost"}, wallClock()).value();
    if (!files_.replace({authority->certificatePem(), issued, key.privateKeyPem()}))
        throw std::runtime_error("the listener's files cannot be written");
}

void GuardedServer::send(int messages, std::size_t bytes) {
    {
        const std::lock_guard lock(services_->broadcast.mutex);
        services_->broadcast.sent += messages;
        services_->broadcast.bytes = bytes;
    }
    services_->broadcast.wakeAll();
}

void GuardedServer::endStreams() {
    {
        const std::lock_guard lock(services_->broadcast.mutex);
        services_->broadcast.isOver = true;
    }
    services_->broadcast.wakeAll();
}

int GuardedServer::sources() const {
    return services_->broadcast.sources;
}

int GuardedServer::handled() const {
    return services_->handled;
}

rpc::Scope modelsOf(const std::string &team) {
    rpc::Scope scope;
    scope.grant("models", team);
    return scope;
}

} // namespace support
