#include "backend/catalog/catalog_service.h"

#include "backend/catalog/importer.h"
#include "backend/catalog/lifecycle.h"
#include "backend/catalog/model_roots.h"
#include "backend/catalog/registration.h"
#include "backend/core/kinds.h"
#include "backend/ledger/ledger.h"
#include "backend/operation/starting.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/catalog_service.guard.pb.h"

namespace catalog {

namespace {

class CatalogService final : public v1::GuardedCatalogService {
public:
    CatalogService(rpc::Guard &guard, CatalogServiceParts parts) : GuardedCatalogService(guard), parts_(parts) {}

protected:
    void browseModelFiles(const std::shared_ptr<rpc::UnaryCall> &call, const v1::BrowseModelFilesRequest &request,
                          v1::BrowseModelFilesResponse *response) override {
        listing_.post(
            [this, call, &request, response] { answer(call, parts_.roots.browse(request.directory()), response); });
    }

    void inspectModelFile(const std::shared_ptr<rpc::UnaryCall> &call, const v1::InspectModelFileRequest &request,
                          v1::InspectModelFileResponse *response) override {
        inspecting_.post(
            [this, call, &request, response] { answer(call, parts_.importer.inspect(request.path()), response); });
    }

    void importModel(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ImportModelRequest &request,
                     v1::ImportModelResponse *response) override {
        const auto scope = call->scope("get");
        const auto maySee = [&scope](const v1::Resource &resource) {
            const auto *kind = core::kindOfSpec(resource);
            return kind && scope->sees(kind->plural, resource.meta().team());
        };
        if (auto violations = violationsOf(request.work(), *parts_.ledger.snapshot(), maySee); !violations.empty())
            return call->finish(core::Error::invalid(std::move(violations)));
        listing_.post([this, call, &request, response] {
            for (const auto &path : request.work().paths()) {
                if (auto found = parts_.roots.locate(path); !found)
                    return call->finish(std::move(found).error());
            }
            startImport(call, request, response);
        });
    }

    void evaluateModelVersion(const std::shared_ptr<rpc::UnaryCall> &call,
                              const v1::EvaluateModelVersionRequest &request,
                              v1::EvaluateModelVersionResponse *response) override {
        move(call, evaluateVerb, request, response->mutable_resource());
    }

    void approveModelVersion(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ApproveModelVersionRequest &request,
                             v1::ApproveModelVersionResponse *response) override {
        move(call, approveVerb, request, response->mutable_resource());
    }

    void deprecateModelVersion(const std::shared_ptr<rpc::UnaryCall> &call,
                               const v1::DeprecateModelVersionRequest &request,
                               v1::DeprecateModelVersionResponse *response) override {
        move(call, deprecateVerb, request, response->mutable_resource());
    }

    void retireModelVersion(const std::shared_ptr<rpc::UnaryCall> &call, const v1::RetireModelVersionRequest &request,
                            v1::RetireModelVersionResponse *response) override {
        move(call, retireVerb, request, response->mutable_resource());
    }

private:
    void startImport(const std::shared_ptr<rpc::UnaryCall> &call, const v1::ImportModelRequest &request,
                     v1::ImportModelResponse *response) {
        const auto model = parts_.ledger.snapshot()->find(request.work().model());
        if (model && !call->scope("get")->sees("models", model->meta().team()))
            return call->finish(call->hidden("models", request.work().model()));
        const std::string team = model ? model->meta().team() : request.team();
        if (auto admitted = call->admit("models.import", team, request.work().model()); !admitted)
            return call->finish(std::move(admitted).error());
        auto proposal = rpc::proposalFor(*call, "models.import", request);
        proposal.byVerb = true;
        v1::OperationSpec spec;
        spec.set_verb(proposal.op);
        spec.set_principal(call->caller().actor.principal);
        spec.set_target(request.work().model());
        *spec.mutable_import() = request.work();
        operation::start(std::move(spec), team, parts_.random, &proposal);
        submit(call, std::move(proposal), response->mutable_operation());
    }

    template <typename Response>
    static void answer(const std::shared_ptr<rpc::UnaryCall> &call, core::Result<Response> result, Response *response) {
        if (!result)
            return call->finish(std::move(result).error());
        *response = *std::move(result);
        call->finish({});
    }

    template <typename Request>
    void move(const std::shared_ptr<rpc::UnaryCall> &call, const LifecycleVerb &verb, const Request &request,
              v1::Resource *resource) {
        const auto version = parts_.ledger.snapshot()->find(request.name());
        if (!version || !version->has_model_version())
            return call->finish(call->missing(request.name()));
        if (!call->scope("get")->sees("modelVersions", version->meta().team()))
            return call->finish(call->hidden("modelVersions", request.name()));
        auto proposal = rpc::proposalFor(*call, std::string(verb.permission), request);
        proposal.byVerb = true;
        auto &put = *proposal.changes.emplace_back().mutable_put();
        put.mutable_resource()->mutable_meta()->set_name(request.name());
        put.mutable_resource()->mutable_model_version()->set_lifecycle(verb.to);
        put.mutable_update_mask()->add_paths("spec.lifecycle");
        put.set_etag(request.etag().empty() ? version->meta().etag() : request.etag());
        // A move to where the version is already changes nothing, so that the rules have nothing to refuse.
        proposal.precondition = [to = verb.to](const std::vector<ledger::Draft> &drafts, const ledger::Snapshot &) {
            const auto &before = *drafts.front().before;
            return checkMove(before.meta().name(), before.model_version().lifecycle(), to);
        };
        submit(call, std::move(proposal), resource);
    }

    void submit(const std::shared_ptr<rpc::UnaryCall> &call, ledger::Proposal proposal, v1::Resource *resource) {
        rpc::propose(parts_.ledger, parts_.queue, call, std::move(proposal), [resource](const ledger::Commit &commit) {
            *resource = *commit.resources.front();
            return core::Result<void>();
        });
    }

    CatalogServiceParts parts_;
    // Disks may hang; gRPC's threads and the ledger's may not, and a look into a directory does not wait for a header.
    rpc::WorkQueue listing_;
    rpc::WorkQueue inspecting_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeCatalogService(rpc::Guard &guard, CatalogServiceParts parts) {
    return std::make_unique<CatalogService>(guard, parts);
}

} // namespace catalog
