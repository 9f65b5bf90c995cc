#include "backend/rpc/guard.h"

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/core/sha256.h"
#include "backend/rpc/auth_processor.h"
#include "backend/rpc/authentication.h"
#include "backend/rpc/metrics.h"
#include "backend/rpc/refusal_log.h"
#include "backend/rpc/status_mapping.h"
#include "backend/rpc/stream_pump.h"
#include "backend/rpc/trace_context.h"

#include <grpcpp/security/auth_context.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <utility>

namespace rpc {

namespace {

constexpr std::size_t mostUserAgentBytes = 256;

std::string metadataOf(const grpc::CallbackServerContext &context, const char *key) {
    const auto found = context.client_metadata().find(key);
    if (found == context.client_metadata().end())
        return {};
    return {found->second.data(), found->second.size()};
}

// `127.0.0.1:50123` of `ipv4:127.0.0.1:50123`, `[::1]:50123` of `ipv6:%5B::1%5D:50123`.
std::string addressOf(const std::string &peer) {
    std::string address = peer.substr(peer.find(':') + 1);
    for (const auto &[code, bracket] : {std::pair("%5B", "["), std::pair("%5D", "]")})
        if (const std::size_t at = address.find(code); at != std::string::npos)
            address.replace(at, 3, bracket);
    return address;
}

} // namespace

Guard::Guard(GuardOptions options, const Authorizer &authorizer, AuditSink &audit, Metrics &metrics,
             const core::Clock &clock, core::Random &random)
    : authorizer_(authorizer),
      audit_(audit),
      metrics_(metrics),
      clock_(clock),
      random_(random),
      authenticator_(std::make_unique<Authenticator>(std::move(options.trustDomain), authorizer, clock)),
      refusals_(std::make_unique<RefusalLog>(audit, clock)),
      pump_(std::make_unique<StreamPump>(options.pulse, options.recheck, [this] { return refusals_->flush(); })) {}

Guard::~Guard() {
    pump_.reset();
    refusals_->flushAll();
}

std::shared_ptr<grpc::AuthMetadataProcessor> Guard::processor(const std::vector<std::string_view> &services) {
    return std::make_shared<AuthProcessor>(*this, services);
}

void Guard::stop() {
    pump_->stop();
}

grpc::ServerUnaryReactor *Guard::unary(const Rule &rule, grpc::CallbackServerContext *context,
                                       const std::function<void(const std::shared_ptr<UnaryCall> &)> &handler) {
    grpc::ServerUnaryReactor *reactor = context->DefaultReactor();
    core::Result<Caller> caller = rule.isAnonymous ? receive(*context) : identify(*context);
    if (!caller) {
        metrics_.turnedAway(static_cast<int>(caller.error().code()));
        reactor->Finish(toStatus(caller.error()));
        return reactor;
    }
    const auto call = std::make_shared<UnaryCall>(*this, rule, std::move(caller).value(), reactor);
    if (core::Result<void> authorised = authorise(*call); authorised)
        handler(call);
    else
        call->finish(std::move(authorised));
    return reactor;
}

core::Result<Caller> Guard::receive(const grpc::CallbackServerContext &context) const {
    if (pump_->isStopped())
        return core::Error(v1::UNAVAILABLE, "the service is stopping; try again once it is up");
    Caller caller;
    caller.actor.type = v1::ACTOR_ANONYMOUS;
    caller.actor.peerAddress = addressOf(context.peer());
    caller.actor.userAgent = metadataOf(context, "user-agent").substr(0, mostUserAgentBytes);
    caller.traceId = traceIdOf(metadataOf(context, "traceparent")).value_or(std::string());
    if (caller.traceId.empty())
        caller.traceId = core::toHex(random_.bytes(16));
    caller.deadline = context.deadline();
    return caller;
}

core::Result<Caller> Guard::identify(const grpc::CallbackServerContext &context) const {
    core::Result<Caller> caller = receive(context);
    if (!caller)
        return caller;
    core::Result<std::shared_ptr<const Credential>> credential = authenticator_->credential(*context.auth_context());
    if (!credential)
        return std::move(credential).error();
    core::Result<Principal> principal = authenticator_->authenticate(**credential);
    if (!principal) {
        refuse(**credential, principal.error());
        return std::move(principal).error();
    }
    caller->actor.type = principal->type;
    caller->actor.principal = std::move(principal->name);
    caller->actor.uid = std::move(principal->uid);
    caller->actor.fullName = std::move(principal->fullName);
    caller->actor.certificateSha256 = (*credential)->certificateSha256;
    caller->credential = std::move(*credential);
    return caller;
}

core::Result<void> Guard::authorise(const Call &call) const {
    const Rule &rule = call.rule();
    if (rule.isAnonymous || rule.anyPrincipal || rule.plural.empty() || call.scope()->reaches(rule.plural))
        return {};
    return permissionMissing(rule.permission(), {});
}

void Guard::refuse(const Credential &credential, const core::Error &error) const {
    ledger::Occurrence refusal;
    refusal.actor.type = v1::ACTOR_ANONYMOUS;
    refusal.actor.principal = credential.principal;
    refusal.actor.certificateSha256 = credential.certificateSha256;
    refusal.op = "service.connect";
    refusal.outcome = v1::DENIED;
    refusal.reason = error.reason();
    count(std::move(refusal));
}

void Guard::count(ledger::Occurrence refusal) const {
    refusals_->count(std::move(refusal));
    pump_->nudge();
}

} // namespace rpc
