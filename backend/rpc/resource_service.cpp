#include "backend/rpc/resource_service.h"

#include <utility>

#include "backend/core/kinds.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/filter/assist.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/log_reader.h"
#include "backend/rpc/resource_service_apply.h"
#include "backend/rpc/resource_service_list.h"
#include "backend/rpc/resource_service_permissions.h"
#include "backend/rpc/resource_service_read.h"
#include "backend/rpc/resource_service_watch.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/resource_service.guard.pb.h"

namespace rpc {

namespace {

class ResourceService final : public v1::GuardedResourceService {
public:
    ResourceService(Guard &guard, ledger::Ledger &ledger, const core::Clock &clock, core::Random &random,
                    WorkQueue &queue, ServerFacts facts)
        : GuardedResourceService(guard),
          ledger_(ledger),
          clock_(clock),
          facts_(std::move(facts)),
          reader_(ledger, random),
          lister_(ledger, random),
          applier_(ledger, queue) {}

protected:
    void getServerInfo(const std::shared_ptr<UnaryCall> &call, const v1::GetServerInfoRequest &,
                       v1::ServerInfo *response) override {
        const auto &identity = ledger_.identity();
        const auto snapshot = ledger_.snapshot();
        response->set_version(facts_.version);
        response->set_trust_domain(identity.trustDomain);
        response->set_store_uuid(identity.storeUuid);
        response->set_log_origin(identity.origin);
        response->set_log_vkey(identity.vkey);
        response->set_revision(snapshot->revision());
        *response->mutable_time() = core::toTimestamp(snapshot->commitTime());
        *response->mutable_start_time() = core::toTimestamp(facts_.startTime);
        if (auto seal = ledger_.seal())
            *response->mutable_seal() = std::move(*seal);
        response->set_encrypted_at_rest(facts_.isAuthorityEncrypted && ledger_.isEncryptedAtRest());
        response->set_principal(call->caller().actor.principal);
        response->set_principal_full_name(call->caller().actor.fullName);
        response->set_embedded(facts_.isEmbedded);
        response->set_gateway_url(facts_.gatewayUrl);
        response->mutable_model_roots()->Assign(facts_.modelRoots.begin(), facts_.modelRoots.end());
        response->set_log_size(ledger_.log().size());
        response->set_log_checked_size(ledger_.log().checkedSize());
        call->finish({});
    }

    void get(const std::shared_ptr<UnaryCall> &call, const v1::GetRequest &request,
             v1::GetResponse *response) override {
        reader_.get(call, request, response);
    }

    void list(const std::shared_ptr<UnaryCall> &call, const v1::ListRequest &request,
              v1::ListResponse *response) override {
        lister_.list(call, request, response);
    }

    core::Result<std::unique_ptr<Source<v1::WatchResponse>>>
    watch(const std::shared_ptr<Call> &call, const v1::WatchRequest &request, Waker waker) override {
        return WatchSource::open(ledger_, clock_, call, request, std::move(waker));
    }

    void apply(const std::shared_ptr<UnaryCall> &call, const v1::ApplyRequest &request,
               v1::ApplyResponse *response) override {
        applier_.apply(call, request, response);
    }

    void listRevisions(const std::shared_ptr<UnaryCall> &call, const v1::ListRevisionsRequest &request,
                       v1::ListRevisionsResponse *response) override {
        reader_.listRevisions(call, request, response);
    }

    void testPermissions(const std::shared_ptr<UnaryCall> &call, const v1::TestPermissionsRequest &request,
                         v1::TestPermissionsResponse *response) override {
        call->finish(rpc::testPermissions(*call, *ledger_.snapshot(), request, response));
    }

    void compileFilter(const std::shared_ptr<UnaryCall> &call, const v1::CompileFilterRequest &request,
                       v1::CompileFilterResponse *response) override {
        const auto *kind = core::findKind(request.kind());
        if (!kind && request.kind() != "events")
            return call->finish(core::Error::invalid({core::violation(
                "kind", v1::VALUE_NOT_ALLOWED, "'" + request.kind() + "' is no kind, and not 'events' either",
                {{"value", request.kind()}})}));
        const auto root = kind ? core::PathRoot::of(*kind) : core::PathRoot{v1::Event::descriptor()};
        *response = filter::assist(request.filter(), request.cursor(), root);
        call->finish({});
    }

private:
    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const ServerFacts facts_;
    ResourceReader reader_;
    ResourceLister lister_;
    ResourceApplier applier_;
};

} // namespace

std::unique_ptr<GuardedService> makeResourceService(Guard &guard, ledger::Ledger &ledger, const core::Clock &clock,
                                                    core::Random &random, WorkQueue &queue, ServerFacts facts) {
    return std::make_unique<ResourceService>(guard, ledger, clock, random, queue, std::move(facts));
}

} // namespace rpc
