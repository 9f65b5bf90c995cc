#include "backend/operation/operation_service.h"

#include <utility>

#include "backend/core/stable_bytes.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/starting.h"
#include "backend/rpc/proposing.h"

#include "pilothouse/v1/operation_service.guard.pb.h"

namespace operation {

namespace {

core::Error alreadyEnded(const v1::Resource &operation) {
    const auto &name = operation.meta().name();
    const auto state = v1::OperationState_Name(operation.operation_status().state());
    return {v1::WRONG_STATE,
            "'" + name + "' has ended as " + state + " and cannot be cancelled",
            {{"name", name}, {"state", state}, {"verb", "operations.cancel"}}};
}

ledger::Proposal cancellation(const v1::Resource &operation, const v1::CancelOperationRequest &request) {
    ledger::Proposal proposal;
    proposal.op = "operations.cancel";
    proposal.byVerb = true;
    proposal.reason = request.reason();
    proposal.requestId = request.request_id();
    proposal.requestBytes = core::stableBytes(request);
    // Here and not before, so that a repeated request id is answered like the first.
    proposal.precondition = [name = request.name()](const auto &, const ledger::Snapshot &state) {
        const auto current = state.find(name);
        return current && isFinished(*current) ? core::Result<void>(alreadyEnded(*current)) : core::Result<void>();
    };
    auto &put = *proposal.changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(operation.meta().name());
    put.mutable_resource()->mutable_operation()->set_cancel_requested(true);
    put.mutable_update_mask()->add_paths("spec.cancel_requested");
    put.set_etag(operation.meta().etag());
    return proposal;
}

class OperationService final : public v1::GuardedOperationService {
public:
    OperationService(rpc::Guard &guard, ledger::Ledger &ledger, rpc::WorkQueue &queue)
        : GuardedOperationService(guard), ledger_(ledger), queue_(queue) {}

protected:
    void cancelOperation(const std::shared_ptr<rpc::UnaryCall> &call, const v1::CancelOperationRequest &request,
                         v1::CancelOperationResponse *response) override {
        const auto operation = ledger_.snapshot()->find(request.name());
        if (!operation || !operation->has_operation())
            return call->finish(call->missing(request.name()));
        if (!call->scope("get")->sees("operations", operation->meta().team()))
            return call->finish(call->hidden("operations", request.name()));
        rpc::propose(ledger_, queue_, call, cancellation(*operation, request),
                     [response](const ledger::Commit &commit) {
                         *response->mutable_operation() = *commit.resources.front();
                         return core::Result<void>();
                     });
    }

private:
    ledger::Ledger &ledger_;
    rpc::WorkQueue &queue_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeOperationService(rpc::Guard &guard, ledger::Ledger &ledger,
                                                          rpc::WorkQueue &queue) {
    return std::make_unique<OperationService>(guard, ledger, queue);
}

} // namespace operation
