#include "backend/secret/secret_service.h"

#include <utility>

#include "backend/core/clock.h"
#include "backend/core/sealed_file.h"
#include "backend/core/sha256.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"
#include "backend/secret/secret_rules.h"
#include "backend/secret/secret_store.h"

#include "pilothouse/v1/secret_service.guard.pb.h"

namespace secret {

namespace {

// The ledger keeps a digest of the bytes of a request with a request id, by which the same request is known again. A
// short value could be guessed from a plain digest, so that the request id, which nobody else knows, keys it.
std::string boundBytes(const v1::SetSecretValueRequest &request) {
    v1::SetSecretValueRequest bound = request;
    bound.set_value(core::toHex(core::hmacSha256(request.name() + "\n" + request.request_id(), request.value())));
    return core::stableBytes(bound);
}

// What stands there already, put once more: the intent does not change, its status does.
void touch(const v1::Resource &secret, ledger::Proposal *proposal) {
    auto &put = *proposal->changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(secret.meta().name());
    *put.mutable_resource()->mutable_secret() = secret.secret();
    put.mutable_update_mask()->add_paths("spec.description");
    put.set_etag(secret.meta().etag());
}

std::int64_t markOf(core::TimePoint setTime) {
    return std::chrono::floor<std::chrono::milliseconds>(setTime).time_since_epoch().count();
}

class SecretService final : public v1::GuardedSecretService {
public:
    SecretService(rpc::Guard &guard, SecretServiceParts parts) : GuardedSecretService(guard), parts_(parts) {}

protected:
    void setSecretValue(const std::shared_ptr<rpc::UnaryCall> &call, const v1::SetSecretValueRequest &request,
                        v1::SetSecretValueResponse *response) override {
        const auto secret = parts_.ledger.snapshot()->find(request.name());
        if (!secret || !secret->has_secret())
            return call->finish(call->missing(request.name()));
        if (!call->scope("get")->sees("secrets", secret->meta().team()))
            return call->finish(call->hidden("secrets", request.name()));
        if (auto admitted = call->admit("secrets.setValue", secret->meta().team(), request.name()); !admitted)
            return call->finish(std::move(admitted).error());
        if (auto violations = violationsOfValue(request.value()); !violations.empty())
            return call->finish(core::Error::invalid(std::move(violations)));
        writing_.post([this, call, &request, response, uid = secret->meta().uid()] {
            const auto time = std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now());
            if (auto kept = parts_.store.prepare(uid, markOf(time), request.value()); !kept)
                return call->finish(std::move(kept).error());
            auto commit = propose(*call, request, time);
            if (!commit) {
                parts_.store.discard(uid, markOf(time));
                return call->finishProposed(std::move(commit).error());
            }
            parts_.store.take(uid, markOf(time));
            parts_.changed();
            *response->mutable_secret() = *commit->resources.front();
            call->finishProposed({});
        });
    }

private:
    core::Result<ledger::Commit> propose(const rpc::UnaryCall &call, const v1::SetSecretValueRequest &request,
                                         core::TimePoint time) {
        const auto secret = parts_.ledger.snapshot()->find(request.name());
        if (!secret)
            return call.missing(request.name());
        ledger::Proposal proposal;
        proposal.actor = call.caller().actor;
        proposal.traceId = call.caller().traceId;
        proposal.op = "secrets.setValue";
        proposal.byVerb = true;
        proposal.reason = request.reason();
        proposal.requestId = request.request_id();
        proposal.requestBytes = boundBytes(request);
        touch(*secret, &proposal);
        auto &status = proposal.statuses.emplace_back();
        status.mutable_meta()->set_name(request.name());
        *status.mutable_secret_status()->mutable_set_time() = core::toTimestamp(time);
        return parts_.ledger.commit(std::move(proposal));
    }

    SecretServiceParts parts_;
    // Disks may hang and a commit waits; gRPC's threads may not.
    rpc::WorkQueue writing_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeSecretService(rpc::Guard &guard, SecretServiceParts parts) {
    return std::make_unique<SecretService>(guard, parts);
}

} // namespace secret
