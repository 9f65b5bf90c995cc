#include "backend/deployments/deployment_service.h"

#include <algorithm>
#include <set>

#include "backend/core/clock.h"
#include "backend/core/violation.h"
#include "backend/deployments/deployment_controller.h"
#include "backend/deployments/deployment_rules.h"
#include "backend/deployments/fitting.h"
#include "backend/deployments/logs/log_store.h"
#include "backend/deployments/planning.h"
#include "backend/deployments/rollout_verbs.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/deployment_service.guard.pb.h"

namespace deployments {

namespace {

constexpr int mostLines = 100'000;
// With the one that is named first.
constexpr std::size_t mostAtOnce = 101;
constexpr std::size_t longestFilter = 1024;

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

class DeploymentService final : public v1::GuardedDeploymentService {
public:
    DeploymentService(rpc::Guard &guard, DeploymentServiceParts parts)
        : GuardedDeploymentService(guard), parts_(parts) {}

protected:
    void planDeployment(const CallPtr &call, const v1::PlanDeploymentRequest &request,
                        v1::PlanDeploymentResponse *response) override {
        working_.post([this, call, &request, response] { call->finish(plan(*call, request.deployment(), response)); });
    }

    void estimateFit(const CallPtr &call, const v1::EstimateFitRequest &request,
                     v1::EstimateFitResponse *response) override {
        const auto state = parts_.ledger.snapshot();
        const auto version = seen(*call, *state, "modelVersions", request.model_version());
        if (!version)
            return call->finish(version.error());
        const auto engine = seen(*call, *state, "engineTemplates", request.engine());
        if (!engine)
            return call->finish(engine.error());
        if (request.context_length() < 0 || request.concurrency() < 0 || !isWidth(request.kv_cache_bits()))
            return call->finish(core::Error::invalid({core::outOfRange("kv_cache_bits", "4", "16")}));
        const auto scope = call->scope("get");
        const auto sees = [&scope](const v1::Resource &node) { return scope->sees("nodes", node.meta().team()); };
        const Load load{request.context_length(), request.concurrency(), request.kv_cache_bits()};
        *response = deployments::estimateFit((*version)->model_version(), (*engine)->engine_template(), load,
                                             fleetWithout(*state, {}, {}), sees);
        call->finish({});
    }

    void rollBackDeployment(const CallPtr &call, const v1::RollBackDeploymentRequest &request,
                            v1::RollBackDeploymentResponse *response) override {
        const auto deployment = admitted(*call, request.name());
        if (!deployment)
            return call->finish(deployment.error());
        const auto etag = request.etag().empty() ? (*deployment)->meta().etag() : request.etag();
        ledger::History::GenerationQuery query{"uid:" + (*deployment)->meta().uid(),
                                               parts_.ledger.snapshot()->revision(), request.generation() + 1, 1};
        parts_.ledger.history().generations(std::move(query), [this, call, &request, response,
                                                               etag](core::Result<ledger::History::Generations> past) {
            if (!past)
                return call->finish(past.error());
            const bool isThere = !past->entries.empty() && !past->entries.front().deleted &&
                                 past->entries.front().resource.meta().generation() == request.generation();
            if (!isThere)
                return call->finish(core::Error(
                    v1::REVISION_UNKNOWN, request.name() + " has no revision " + std::to_string(request.generation()),
                    {{"name", request.name()}, {"generation", std::to_string(request.generation())}}));
            rollBack(call, request, etag, past->entries.front().resource, response);
        });
    }

    void pauseRollout(const CallPtr &call, const v1::PauseRolloutRequest &request,
                      v1::PauseRolloutResponse *response) override {
        commandAll(call, request, deployments::pauseRollout, response);
    }

    void resumeRollout(const CallPtr &call, const v1::ResumeRolloutRequest &request,
                       v1::ResumeRolloutResponse *response) override {
        commandAll(call, request, deployments::resumeRollout, response);
    }

    void promoteRollout(const CallPtr &call, const v1::PromoteRolloutRequest &request,
                        v1::PromoteRolloutResponse *response) override {
        command(call, request, deployments::promoteRollout, response);
    }

    void abortRollout(const CallPtr &call, const v1::AbortRolloutRequest &request,
                      v1::AbortRolloutResponse *response) override {
        command(
            call, request,
            [by = Abortion{call->caller().actor.principal, request.reason()}](Work &work) {
                return deployments::abortRollout(work, by);
            },
            response);
    }

    void restartReplicas(const CallPtr &call, const v1::RestartReplicasRequest &request,
                         v1::RestartReplicasResponse *response) override {
        std::vector<std::string> ids(request.replicas().begin(), request.replicas().end());
        if (!ids.empty() && !request.others().empty())
            return call->finish(core::Error::invalid({core::violation(
                "replicas", v1::VALUE_MALFORMED,
                "names replicas of one deployment among several; leave them out, or ask for that deployment alone")}));
        commandAll(
            call, request, [ids](Work &work) { return deployments::restartReplicas(work, ids); }, response);
    }

    core::Result<std::unique_ptr<rpc::Source<v1::ReadLogsResponse>>>
    readLogs(const std::shared_ptr<rpc::Call> &call, const v1::ReadLogsRequest &request, rpc::Waker waker) override {
        const auto state = parts_.ledger.snapshot();
        const auto deployment = state->find(request.name());
        if (!deployment || !deployment->has_deployment())
            return call->missing(request.name());
        if (!call->scope("get")->sees("deployments", deployment->meta().team()))
            return call->hidden("deployments", request.name());
        if (auto allowed = call->admit("deployments.readLogs", deployment->meta().team(), request.name()); !allowed)
            return std::move(allowed).error();
        call->concerns("deployments.readLogs", request.name(), deployment->meta().team());
        auto query = logQuery(request);
        if (!query)
            return std::move(query).error();
        return std::unique_ptr<rpc::Source<v1::ReadLogsResponse>>(std::make_unique<LogSource>(
            parts_.logs.open(deployment->meta().uid(), *std::move(query), [waker] { waker.wake(); })));
    }

private:
    // What a reading has to say.
    class LogSource final : public rpc::Source<v1::ReadLogsResponse> {
    public:
        explicit LogSource(std::shared_ptr<LogReading> reading) : reading_(std::move(reading)) {}

        core::Result<rpc::Next> next(v1::ReadLogsResponse *message) override {
            message->Clear();
            switch (reading_->next(message)) {
            case LogReading::Next::Page:
                return rpc::Next::Message;
            case LogReading::Next::Nothing:
                return rpc::Next::Nothing;
            case LogReading::Next::End:
                break;
            }
            if (auto outcome = reading_->outcome(); !outcome)
                return std::move(outcome).error();
            return rpc::Next::End;
        }

    private:
        const std::shared_ptr<LogReading> reading_;
    };

    core::Result<LogQuery> logQuery(const v1::ReadLogsRequest &request) const {
        std::vector<v1::FieldViolation> violations;
        if (request.tail() < 0 || request.tail() > mostLines)
            violations.push_back(core::outOfRange("tail", "0", std::to_string(mostLines)));
        if (request.contains().size() > longestFilter)
            violations.push_back(core::violation(
                "contains", v1::TOO_LARGE, "is longer than any line that is looked for",
                {{"limit", std::to_string(longestFilter)}, {"size", std::to_string(request.contains().size())}}));
        if (!violations.empty())
            return core::Error::invalid(std::move(violations));
        return logQueryFrom(request, parts_.clock.now());
    }

    static bool isWidth(int bits) { return bits == 0 || bits == 4 || bits == 8 || bits == 16; }

    // A resource that the caller may read.
    static core::Result<ledger::ResourcePtr> seen(rpc::UnaryCall &call, const ledger::Snapshot &state,
                                                  std::string_view plural, const std::string &name) {
        auto resource = state.find(name);
        if (!resource || !name.starts_with(plural == "modelVersions" ? "models/" : std::string(plural) + '/'))
            return call.missing(name);
        if (!call.scope("get")->sees(plural, resource->meta().team()))
            return call.hidden(plural, name);
        return resource;
    }

    static std::string permissionOf(const rpc::Call &call) { return "deployments." + std::string(call.rule().verb); }

    // A deployment on which the caller may use the verb of the call.
    core::Result<ledger::ResourcePtr> admitted(rpc::UnaryCall &call, const std::string &name) {
        auto deployment = seen(call, *parts_.ledger.snapshot(), "deployments", name);
        if (!deployment)
            return deployment;
        if (auto allowed = call.admit(permissionOf(call), (*deployment)->meta().team(), name); !allowed)
            return std::move(allowed).error();
        return deployment;
    }

    core::Result<void> plan(rpc::UnaryCall &call, const v1::Resource &asked, v1::PlanDeploymentResponse *response) {
        const auto state = parts_.ledger.snapshot();
        const auto &name = asked.meta().name();
        if (!asked.has_deployment() || !name.starts_with("deployments/"))
            return core::Error::invalid(
                {core::violation("deployment", v1::VALUE_MISSING, "must be a deployment with its name")});
        const auto before = state->find(name);
        if (before && !call.scope("get")->sees("deployments", before->meta().team()))
            return call.hidden("deployments", name);
        ledger::Draft draft{before ? v1::UPDATED : v1::CREATED, "deployments", before, asked};
        DeploymentRules().complete(draft, *state);
        const auto version = seen(call, *state, "modelVersions", asked.deployment().model_version());
        if (!version)
            return version.error();
        const auto engine = seen(call, *state, "engineTemplates", asked.deployment().engine());
        if (!engine)
            return engine.error();
        const auto now = std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now());
        const auto lost = parts_.controller == nullptr ? LostGpus() : parts_.controller->lostGpus();
        *response =
            deployments::planDeployment(draft.after, before.get(), *state, fleetWithout(*state, name, lost), now);
        const auto &spec = asked.deployment();
        *response->mutable_memory() = estimateMemory((*version)->model_version(), (*engine)->engine_template(),
                                                     {spec.context_length(), spec.concurrency(), 0});
        hideOthers(call, *state, response);
        addReach(call, *state, asked, response);
        return {};
    }

    static void hideOthers(rpc::UnaryCall &call, const ledger::Snapshot &state, v1::PlanDeploymentResponse *response) {
        const auto scope = call.scope("get");
        for (auto &replica : *response->mutable_replicas()) {
            auto &others = *replica.mutable_others();
            others.erase(std::remove_if(others.begin(), others.end(),
                                        [&](const auto &other) {
                                            const auto node = state.find(other.node());
                                            return !node || !scope->sees("nodes", node->meta().team());
                                        }),
                         others.end());
        }
    }

    // Who sends requests here.
    static void addReach(rpc::UnaryCall &call, const ledger::Snapshot &state, const v1::Resource &deployment,
                         v1::PlanDeploymentResponse *response) {
        const auto scope = call.scope("get");
        std::set<std::string> teams{deployment.meta().team()};
        std::set<std::string> routes;
        state.each("routes", [&](const ledger::ResourcePtr &route) {
            const auto &targets = route->route().targets();
            const bool leadsHere = std::any_of(targets.begin(), targets.end(), [&](const auto &target) {
                return target.deployment() == deployment.meta().name();
            });
            if (leadsHere && scope->sees("routes", route->meta().team())) {
                routes.insert(route->meta().name());
                teams.insert(route->meta().team());
            }
            return true;
        });
        teams.erase("");
        response->mutable_routes()->Assign(routes.begin(), routes.end());
        response->mutable_teams()->Assign(teams.begin(), teams.end());
    }

    template <typename Request, typename Response>
    void command(const CallPtr &call, const Request &request, std::function<core::Result<void>(Work &)> change,
                 Response *response) {
        if (auto deployment = admitted(*call, request.name()); !deployment)
            return call->finish(deployment.error());
        perform(call, {{request.name()}, std::move(change), rpc::proposalFor(*call, permissionOf(*call), request), {}},
                response);
    }

    // Of verbs that several deployments bear in one change.
    template <typename Request, typename Response>
    void commandAll(const CallPtr &call, const Request &request, std::function<core::Result<void>(Work &)> change,
                    Response *response) {
        std::vector<std::string> names{request.name()};
        names.insert(names.end(), request.others().begin(), request.others().end());
        if (names.size() > mostAtOnce)
            return call->finish(
                core::Error::invalid({core::outOfRange("others", "0", std::to_string(mostAtOnce - 1))}));
        for (const auto &name : names) {
            if (std::count(names.begin(), names.end(), name) > 1)
                return call->finish(core::Error::invalid(
                    {core::violation("others", v1::VALUE_REPEATED, "names a deployment twice", {{"value", name}})}));
            if (auto deployment = admitted(*call, name); !deployment)
                return call->finish(deployment.error());
        }
        perform(call, {std::move(names), std::move(change), rpc::proposalFor(*call, permissionOf(*call), request), {}},
                response);
    }

    void rollBack(const CallPtr &call, const v1::RollBackDeploymentRequest &request, const std::string &etag,
                  const v1::Resource &past, v1::RollBackDeploymentResponse *response) {
        auto proposal = rpc::proposalFor(*call, permissionOf(*call), request);
        auto &put = *proposal.changes.emplace_back().mutable_put();
        put.mutable_resource()->mutable_meta()->set_name(request.name());
        *put.mutable_resource()->mutable_deployment() = past.deployment();
        put.mutable_update_mask()->add_paths("spec");
        put.set_etag(etag);
        const auto generation = request.generation();
        perform(call,
                {{request.name()},
                 [generation](Work &work) { return markRollback(work, generation); },
                 std::move(proposal),
                 {}},
                response);
    }

    template <typename Response>
    void perform(const CallPtr &call, Command command, Response *response) {
        if (parts_.controller == nullptr)
            return call->finish(core::Error(v1::UNAVAILABLE, "this service runs no deployments", {}));
        command.done = parts_.queue.here<ledger::Commit>(
            [this, call, name = command.deployments.front(), response](core::Result<ledger::Commit> commit) {
                if (!commit)
                    return call->finishProposed(commit.error());
                if (const auto deployment = parts_.ledger.snapshot()->find(name))
                    *response->mutable_resource() = *deployment;
                call->finishProposed({});
            });
        parts_.controller->perform(std::move(command));
    }

    DeploymentServiceParts parts_;
    // Planning a large rollout takes a while; gRPC's threads do not wait for it.
    rpc::WorkQueue working_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeDeploymentService(rpc::Guard &guard, DeploymentServiceParts parts) {
    return std::make_unique<DeploymentService>(guard, parts);
}

} // namespace deployments
