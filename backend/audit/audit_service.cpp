#include "backend/audit/audit_service.h"

#include <utility>

#include "backend/audit/event_search.h"
#include "backend/audit/proofs.h"
#include "backend/core/sha256.h"
#include "backend/core/stable_bytes.h"
#include "backend/core/strict_json.h"
#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/starting.h"
#include "backend/rpc/proposing.h"

#include "pilothouse/v1/audit_service.guard.pb.h"

namespace audit {

namespace {

constexpr std::int32_t MaxLeafHashes = 65'536;

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

class AuditService final : public v1::GuardedAuditService {
public:
    AuditService(rpc::Guard &guard, ServiceMeans means)
        : GuardedAuditService(guard),
          means_(means),
          log_(means.ledger.log()),
          search_(log_, means.sink, means.clock, means.random) {}

protected:
    void listEvents(const CallPtr &call, const v1::ListEventsRequest &request,
                    v1::ListEventsResponse *response) override {
        search_.list(call, request, response);
    }

    void getEvent(const CallPtr &call, const v1::GetEventRequest &request, v1::GetEventResponse *response) override {
        log_.entry(request.index(), [call, &request, response](core::Result<ledger::LogEntry> entry) {
            if (!entry)
                return call->finish(entry.error());
            if (!call->scope()->sees("events", entry->event.team()))
                return call->finish(call->hidden("events", "events/" + std::to_string(request.index())));
            *response->mutable_event() = std::move(entry->event);
            response->set_leaf(std::move(entry->leaf));
            // What does not read is erased, or of a later version; the bytes are there all the same.
            if (!entry->payload.empty() && !core::messageFromJson(entry->payload, response->mutable_details()))
                response->clear_details();
            response->set_payload(std::move(entry->payload));
            response->set_payload_key(std::move(entry->payloadKey));
            call->finish({});
        });
    }

    void getCheckpoint(const CallPtr &call, const v1::GetCheckpointRequest &,
                       v1::GetCheckpointResponse *response) override {
        response->set_checkpoint(log_.checkpoint());
        *response->mutable_time() = core::toTimestamp(log_.checkpointTime());
        call->finish({});
    }

    void getInclusionProofs(const CallPtr &call, const v1::GetInclusionProofsRequest &request,
                            v1::GetInclusionProofsResponse *response) override {
        std::make_shared<InclusionProofs>(log_, call, request, response)->answer();
    }

    void getConsistencyProof(const CallPtr &call, const v1::GetConsistencyProofRequest &request,
                             v1::GetConsistencyProofResponse *response) override {
        log_.consistency(request.old_size(), request.new_size(),
                         [call, response](core::Result<std::vector<tlog::Hash>> proof) {
                             if (!proof)
                                 return call->finish(proof.error());
                             for (const auto &hash : *proof)
                                 response->add_hashes(std::string(core::bytesOf(hash)));
                             call->finish({});
                         });
    }

    void getLeafHashes(const CallPtr &call, const v1::GetLeafHashesRequest &request,
                       v1::GetLeafHashesResponse *response) override {
        if (request.count() > MaxLeafHashes)
            return call->finish(
                core::Error(v1::TOO_LARGE, "at most 65,536 leaf hashes are read at once",
                            {{"limit", std::to_string(MaxLeafHashes)}, {"size", std::to_string(request.count())}}));
        log_.leafHashes(request.start(), request.count(),
                        [call, response](core::Result<std::vector<tlog::Hash>> hashes) {
                            if (!hashes)
                                return call->finish(hashes.error());
                            for (const auto &hash : *hashes)
                                response->mutable_hashes()->append(core::bytesOf(hash));
                            call->finish({});
                        });
    }

    void verifyLog(const CallPtr &call, const v1::VerifyLogRequest &request, v1::VerifyLogResponse *response) override {
        v1::OperationSpec spec;
        spec.set_verb("events.verify");
        spec.set_principal(call->caller().actor.principal);
        spec.mutable_verify()->set_log_only(request.log_only());
        ledger::Proposal proposal;
        proposal.op = "events.verify";
        proposal.reason = request.reason();
        proposal.requestId = request.request_id();
        proposal.requestBytes = core::stableBytes(request);
        operation::start(std::move(spec), {}, means_.random, &proposal);
        rpc::propose(means_.ledger, means_.queue, call, std::move(proposal), [response](const ledger::Commit &commit) {
            *response->mutable_operation() = *commit.resources.front();
            return core::Result<void>();
        });
    }

private:
    const ServiceMeans means_;
    ledger::LogReader &log_;
    EventSearch search_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeAuditService(rpc::Guard &guard, ServiceMeans means) {
    return std::make_unique<AuditService>(guard, means);
}

} // namespace audit
