// What people ask of the controller, of one deployment or of several at once.
#include <algorithm>
#include <iterator>
#include <utility>

#include "backend/deployments/deployment_controller.h"
#include "backend/deployments/reconciling.h"

namespace deployments {

namespace {

v1::Resource statusAlone(const v1::Resource &deployment, const v1::DeploymentStatus &status) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(deployment.meta().name());
    resource.mutable_meta()->set_uid(deployment.meta().uid());
    *resource.mutable_deployment_status() = status;
    return resource;
}

} // namespace

bool DeploymentController::isReady(const std::shared_ptr<Command> &command) const {
    return std::all_of(command->deployments.begin(), command->deployments.end(), [&](const auto &name) {
        const auto found = worked_.find(name);
        return found != worked_.end() && !found->second.isInFlight && !found->second.commands.empty() &&
               found->second.commands.front() == command;
    });
}

void DeploymentController::decideCommand(const std::shared_ptr<Command> &command) {
    const auto state = parts_.ledger.snapshot();
    for (const auto &name : command->deployments) {
        if (state->find(name))
            continue;
        const auto gone = worked_[name];
        return refuse(gone, core::Error(v1::NOT_FOUND, name + " does not exist", {{"name", name}}));
    }
    // Whichever of them is ready last brings it here again.
    if (!isReady(command))
        return;
    auto &proposal = command->proposal;
    std::map<std::string, std::vector<Action>> actions;
    std::vector<v1::Resource> unchanged;
    core::Result<void> changed;
    for (const auto &name : command->deployments) {
        const auto deployment = state->find(name);
        worked_.at(name).uid = deployment->meta().uid();
        const auto world = worldOf(deployment, *state);
        Work work(*deployment, world);
        if (changed)
            changed = command->change(work);
        summarize(work);
        unchanged.push_back(statusAlone(*deployment, deployment->deployment_status()));
        proposal.statuses.push_back(statusAlone(*deployment, work.status));
        std::move(work.causes.begin(), work.causes.end(), std::back_inserter(proposal.causes));
        actions[name] = std::move(work.actions);
    }
    if (!changed) {
        // So that the ledger records the refusal, and answers what was asked before as it did then.
        proposal.statuses = std::move(unchanged);
        proposal.causes.clear();
        proposal.precondition = [refusal = changed.error()](const auto &, const auto &) -> core::Result<void> {
            return refusal;
        };
    }
    submit(*command, std::move(actions));
}

void DeploymentController::submit(Command &command, std::map<std::string, std::vector<Action>> actions) {
    auto proposal = std::move(command.proposal);
    auto done = std::move(command.done);
    for (const auto &status : proposal.statuses) {
        auto &worked = worked_.at(status.meta().name());
        worked.commands.pop_front();
        worked.isInFlight = true;
        worked.coming = status.deployment_status();
        begun();
    }
    parts_.ledger.submit(std::move(proposal), [this, actions = std::move(actions),
                                               done = std::move(done)](const core::Result<ledger::Commit> &result) {
        const bool isCommitted = bool(result);
        done(result);
        // A refusal leaves nothing to be tried again.
        for (const auto &[name, own] : actions)
            settle(name, isCommitted ? own : std::vector<Action>(), true);
    });
}

void DeploymentController::refuse(const Worked &worked, const core::Error &error) {
    for (const auto &command : worked.commands) {
        for (const auto &name : command->deployments) {
            const auto found = worked_.find(name);
            if (found == worked_.end())
                continue;
            std::erase(found->second.commands, command);
            dirty_.insert(name);
        }
        command->done(error);
        const std::lock_guard lock(mutex_);
        hasNews_ = true;
    }
}

} // namespace deployments
