#include "backend/findings/finding_service.h"

#include <optional>
#include <utility>

#include "backend/core/clock.h"
#include "backend/findings/finding_controller.h"
#include "backend/findings/settling.h"
#include "backend/findings/stop_refusal.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/finding_service.guard.pb.h"

namespace findings {

namespace {

// What stands there already, put once more: the intent does not change, its status does.
void touch(const v1::Resource &finding, ledger::Proposal *proposal) {
    auto &put = *proposal->changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(finding.meta().name());
    *put.mutable_resource()->mutable_finding() = finding.finding();
    put.mutable_update_mask()->add_paths("spec.note");
    put.set_etag(finding.meta().etag());
}

class FindingService final : public v1::GuardedFindingService {
public:
    FindingService(rpc::Guard &guard, FindingServiceParts parts) : GuardedFindingService(guard), parts_(parts) {}

protected:
    void stopFinding(const std::shared_ptr<rpc::UnaryCall> &call, const v1::StopFindingRequest &request,
                     v1::StopFindingResponse *response) override {
        const auto finding = parts_.ledger.snapshot()->find(request.name());
        if (!finding || !finding->has_finding())
            return call->finish(call->missing(request.name()));
        const auto &team = finding->meta().team();
        if (!call->scope("get")->sees("findings", team))
            return call->finish(call->hidden("findings", request.name()));
        if (auto admitted = call->admit("findings.stop", team, request.name()); !admitted)
            return call->finish(std::move(admitted).error());
        working_.post([this, call, &request, response] { stop(*call, request, response); });
    }

private:
    // The record first: nothing is stopped that no event tells of. Where it cannot be stopped, the ledger records the
    // refusal; and whoever asks again with the same id is answered as before, and nothing is stopped twice.
    void stop(rpc::UnaryCall &call, const v1::StopFindingRequest &request, v1::StopFindingResponse *response) {
        const auto finding = parts_.ledger.snapshot()->find(request.name());
        if (!finding)
            return call.finish(call.missing(request.name()));
        auto process = held(*finding);
        auto proposal = rpc::proposalFor(call, "findings.stop", request);
        proposal.byVerb = true;
        touch(*finding, &proposal);
        if (process) {
            auto &status = proposal.statuses.emplace_back();
            status.mutable_meta()->set_name(request.name());
            *status.mutable_finding_status() =
                stopped(finding->finding_status(), call.caller().actor.principal, parts_.clock.now());
        } else {
            proposal.precondition = [refusal = process.error()](const auto &, const auto &) -> core::Result<void> {
                return refusal;
            };
        }
        auto commit = parts_.ledger.commit(std::move(proposal));
        if (!commit)
            return call.finishProposed(std::move(commit).error());
        if (process)
            parts_.controller->end(*std::move(process));
        *response->mutable_finding() = *commit->resources.front();
        call.finishProposed({});
    }

    core::Result<ProcessHandle> held(const v1::Resource &finding) const {
        if (!parts_.controller)
            return stopRefusal(finding.meta().name(), StopObstacle::OfOtherHost);
        return parts_.controller->hold(finding);
    }

    const FindingServiceParts parts_;
    // A commit waits; gRPC's threads may not.
    rpc::WorkQueue working_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeFindingService(rpc::Guard &guard, FindingServiceParts parts) {
    return std::make_unique<FindingService>(guard, parts);
}

} // namespace findings
