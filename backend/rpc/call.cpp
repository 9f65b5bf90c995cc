#include "backend/rpc/call.h"

#include "backend/core/clock.h"
#include "backend/core/not_found.h"
#include "backend/rpc/audit_sink.h"
#include "backend/rpc/authorizer.h"
#include "backend/rpc/guard.h"
#include "backend/rpc/metrics.h"
#include "backend/rpc/status_mapping.h"

#include <grpcpp/support/server_callback.h>

#include <utility>

namespace rpc {

namespace {

v1::Outcome outcomeOf(const core::Error *error) {
    if (!error)
        return v1::ALLOWED;
    return error->code() == core::Code::PermissionDenied ? v1::DENIED : v1::FAILED_OUTCOME;
}

} // namespace

Call::Call(const Guard &guard, const Rule &rule, Caller caller)
    : guard_(guard), rule_(rule), caller_(std::move(caller)), permission_(rule.permission()) {}

ScopePtr Call::scope(std::string_view verb) const {
    return guard_.authorizer().scope(caller_, verb);
}

core::Result<void> Call::admit(std::string_view permission, std::string_view team, std::string_view name) const {
    return guard_.authorizer().admit(caller_, permission, team, name);
}

core::Error Call::missing(std::string_view name) const {
    return core::notFound(name);
}

core::Error Call::hidden(std::string_view plural, std::string_view name) {
    hid_ = true;
    permission_ = std::string(plural) + '.' + std::string(rule_.verb);
    objects_.assign(1, std::string(name));
    return missing(name);
}

void Call::concerns(std::string permission, std::string name, std::string team) {
    permission_ = std::move(permission);
    objects_.assign(1, std::move(name));
    team_ = std::move(team);
}

ledger::Occurrence Call::occurrence(const core::Error *error) const {
    ledger::Occurrence occurrence;
    occurrence.actor = caller_.actor;
    occurrence.op = permission_;
    occurrence.outcome = hid_ ? v1::DENIED : outcomeOf(error);
    occurrence.team = team_;
    occurrence.objects = objects_;
    occurrence.traceId = caller_.traceId;
    if (!error)
        return occurrence;
    occurrence.reason = error->reason();
    if (const auto permission = error->arguments().find("permission"); permission != error->arguments().end())
        occurrence.op = permission->second;
    if (const auto name = error->arguments().find("name"); objects_.empty() && name != error->arguments().end())
        occurrence.objects.push_back(name->second);
    return occurrence;
}

void Call::record(const core::Error *error) const {
    if (rule_.isAnonymous) {
        // However often strangers try, it is one event a minute.
        if (error && error->code() == core::Code::Unauthenticated) {
            auto refusal = occurrence(error);
            refusal.outcome = v1::DENIED;
            guard_.count(std::move(refusal));
        }
        return;
    }
    const bool isRefusal = error && (hid_ || error->code() == core::Code::PermissionDenied);
    switch (rule_.audit) {
    case v1::AUDIT_LEVEL_CALL:
        guard_.audit().record(occurrence(error));
        return;
    case v1::AUDIT_LEVEL_LEDGER:
        // A change that was made is its own record; one that the rules or the permissions refused is told here.
        if (error && !hid_ && (isRefusal || error->code() == core::Code::FailedPrecondition))
            guard_.audit().record(occurrence(error));
        else if (isRefusal)
            guard_.count(occurrence(error));
        return;
    case v1::AUDIT_LEVEL_DENIED:
    default:
        if (isRefusal)
            guard_.count(occurrence(error));
    }
}

UnaryCall::UnaryCall(const Guard &guard, const Rule &rule, Caller caller, grpc::ServerUnaryReactor *reactor)
    : Call(guard, rule, std::move(caller)),
      reactor_(reactor),
      startNanoseconds_(guard.clock().monotonicNanoseconds()) {}

UnaryCall::~UnaryCall() {
    if (!finished_)
        finish(core::Error(v1::INTERNAL, "the service lost this call"));
}

void UnaryCall::finish(core::Result<void> outcome) {
    if (finished_.exchange(true))
        return;
    const core::Error *error = outcome ? nullptr : &outcome.error();
    record(error);
    answer(error);
}

void UnaryCall::finishProposed(core::Result<void> outcome) {
    if (!finished_.exchange(true))
        answer(outcome ? nullptr : &outcome.error());
}

void UnaryCall::answer(const core::Error *error) {
    const std::chrono::nanoseconds latency(guard().clock().monotonicNanoseconds() - startNanoseconds_);
    guard().metrics().answered(rule(), error ? static_cast<int>(error->code()) : 0, latency);
    if (error)
        guard().metrics().failed(rule(), caller(), *error);
    reactor_->Finish(error ? toStatus(*error, caller().traceId) : grpc::Status::OK);
}

} // namespace rpc
