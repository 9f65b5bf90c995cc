#include "backend/deployments/deployment_controller.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/deployments/launching.h"
#include "backend/deployments/placement.h"
#include "backend/deployments/reconciling.h"

namespace deployments {

namespace {

using google::protobuf::util::MessageDifferencer;

constexpr std::size_t changesAtOnce = 10'000;
// After a commit that failed: a full disk, a sealed store.
constexpr auto retryTime = std::chrono::seconds(1);
// Between two looks at the clock where something waits for a time: a clock that is set back is noticed by then.
constexpr auto longestWait = std::chrono::milliseconds(std::chrono::minutes(1));
constexpr std::string_view reconcileOp = "deployments.reconcile";

// A change to one of these may let a replica be placed, started or told apart.
bool concernsEverything(const ledger::Change &change) {
    return change.isOf("nodes") || change.isOf("clusters") || change.isOf("sites") || change.isOf("engineTemplates");
}

} // namespace

DeploymentController::DeploymentController(ControllerParts parts) : parts_(std::move(parts)) {
    runtime_ = parts_.makeRuntime([this](const Observation &seen) {
        const std::lock_guard lock(mutex_);
        seen_.push_back(seen);
        hasNews_ = true;
        news_.notify_one();
    });
    listener_ = parts_.ledger.watchHub().listen([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(hasNews_, true))
            news_.notify_one();
    });
    thread_ = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

DeploymentController::~DeploymentController() {
    parts_.ledger.watchHub().unlisten(listener_);
    thread_.request_stop();
    thread_.join();
    {
        std::unique_lock lock(mutex_);
        news_.wait(lock, [this] { return inFlight_ == 0; });
    }
    // Whoever waits for a command is answered.
    const core::Error stopping(v1::UNAVAILABLE, "the service is stopping; ask again when it is back");
    while (!worked_.empty()) {
        const auto worked = worked_.begin()->second;
        refuse(worked, stopping);
        worked_.erase(worked_.begin());
    }
    for (auto &command : asked_)
        command.done(stopping);
    runtime_.reset();
}

void DeploymentController::wake() {
    const std::lock_guard lock(mutex_);
    isWoken_ = true;
    hasNews_ = true;
    news_.notify_one();
}

void DeploymentController::perform(Command command) {
    const std::lock_guard lock(mutex_);
    asked_.push_back(std::move(command));
    hasNews_ = true;
    news_.notify_one();
}

void DeploymentController::work(const std::stop_token &stop) {
    takeObservations(runtime_->observe());
    while (!stop.stop_requested()) {
        takeNews();
        takeChanges();
        decideAll();
        waitForNews(stop);
    }
}

void DeploymentController::waitForNews(const std::stop_token &stop) {
    std::optional<ledger::Time> due;
    for (const auto &[name, worked] : worked_) {
        if (worked.due && !worked.isInFlight && (!due || *worked.due < *due))
            due = worked.due;
    }
    std::unique_lock lock(mutex_);
    const auto isNew = [this] { return hasNews_; };
    if (due)
        news_.wait_for(lock, stop, std::clamp(*due - now(), std::chrono::milliseconds(1), longestWait), isNew);
    else
        news_.wait(lock, stop, isNew);
    hasNews_ = false;
}

void DeploymentController::takeNews() {
    std::vector<Observation> seen;
    std::vector<Settled> settled;
    std::vector<Command> asked;
    bool isWoken = false;
    {
        const std::lock_guard lock(mutex_);
        seen.swap(seen_);
        settled.swap(settled_);
        asked.swap(asked_);
        isWoken = std::exchange(isWoken_, false);
    }
    takeObservations(std::move(seen));
    takeSettled(std::move(settled));
    for (auto &one : asked) {
        const auto command = std::make_shared<Command>(std::move(one));
        for (const auto &name : command->deployments) {
            worked_[name].commands.push_back(command);
            dirty_.insert(name);
        }
    }
    if (isWoken)
        takeAll();
}

void DeploymentController::takeAll() {
    const auto state = parts_.ledger.snapshot();
    state->each("deployments", [&](const auto &deployment) {
        dirty_.insert(deployment->meta().name());
        return true;
    });
}

void DeploymentController::takeChanges() {
    if (revision_ == 0) {
        const auto state = parts_.ledger.snapshot();
        revision_ = state->revision();
        takeAll();
        // What earlier runs of the service left of deployments that are gone.
        std::vector<std::string> uids;
        for (const auto &[uid, replicas] : observed_)
            uids.push_back(uid);
        for (const auto &uid : uids) {
            if (!state->findUid(uid))
                dropDeleted({}, uid);
        }
        return;
    }
    for (;;) {
        const auto page = parts_.ledger.watchHub().after(revision_, changesAtOnce);
        if (!page) {
            revision_ = parts_.ledger.snapshot()->revision();
            return takeAll();
        }
        if (page->changes.empty())
            return;
        for (const auto &change : page->changes) {
            const std::string name(change.newest().name());
            if (concernsEverything(change))
                takeAll();
            else if (change.isOf("deployments") && !change.after)
                dropDeleted(name, std::string(change.newest().uid()));
            else if (change.isOf("deployments"))
                dirty_.insert(name);
        }
        revision_ = page->revision;
    }
}

void DeploymentController::takeObservations(std::vector<Observation> seen) {
    const auto state = parts_.ledger.snapshot();
    for (auto &one : seen) {
        const auto deployment = state->findUid(one.key.deployment);
        if (deployment)
            dirty_.insert(deployment->meta().name());
        else if (revision_ != 0)
            // It is gone, and what it had is on its way out.
            continue;
        auto key = one.key;
        observed_[key.deployment].insert_or_assign(key.replica, std::move(one));
    }
}

void DeploymentController::takeSettled(std::vector<Settled> settled) {
    const auto state = parts_.ledger.snapshot();
    for (const auto &one : settled) {
        const auto found = worked_.find(one.deployment);
        if (found == worked_.end())
            continue;
        found->second.isInFlight = false;
        const auto deployment = state->find(one.deployment);
        if (!deployment || deployment->meta().uid() != found->second.uid)
            continue;
        if (one.isCommitted) {
            dirty_.insert(one.deployment);
            carryOut(*deployment, one.actions);
        } else {
            found->second.due = now() + retryTime;
        }
    }
}

void DeploymentController::dropDeleted(const std::string &name, const std::string &uid) {
    if (const auto found = worked_.find(name); found != worked_.end()) {
        const auto worked = found->second;
        refuse(worked, core::Error(v1::NOT_FOUND, name + " was deleted meanwhile", {{"name", name}}));
        worked_.erase(found);
    }
    dirty_.erase(name);
    observed_.erase(uid);
    runtime_->forgetDeployment(uid);
    // What it had is free for others.
    takeAll();
}

void DeploymentController::decideAll() {
    const auto present = now();
    // It was set back: what waits for a time may wait for one that is far away now.
    if (present < std::exchange(looked_, present))
        takeAll();
    for (const auto &[name, worked] : worked_) {
        if (worked.due && *worked.due <= present)
            dirty_.insert(name);
    }
    const auto names = std::exchange(dirty_, {});
    fleet_.reset();
    addresses_.reset();
    for (const auto &name : names) {
        auto &worked = worked_[name];
        // Its completion brings it back.
        if (worked.isInFlight)
            continue;
        decide(name, worked);
    }
}

void DeploymentController::decide(const std::string &name, Worked &worked) {
    const auto state = parts_.ledger.snapshot();
    const auto deployment = state->find(name);
    if (!deployment || !deployment->has_deployment()) {
        const auto gone = worked;
        refuse(gone, core::Error(v1::NOT_FOUND, name + " does not exist", {{"name", name}}));
        worked_.erase(name);
        return;
    }
    worked.uid = deployment->meta().uid();
    worked.due.reset();
    if (!worked.commands.empty())
        return decideCommand(worked.commands.front());
    commit(name, worked, reconcile(*deployment, worldOf(deployment, *state)));
}

World DeploymentController::worldOf(const ledger::ResourcePtr &deployment, const ledger::Snapshot &state) {
    const auto nodes = [this, &state]() -> Fleet & {
        if (!fleet_)
            fleet_ = fleet(state);
        return *fleet_;
    };
    const auto address = [this, &state](const std::string &node) {
        if (!addresses_)
            addresses_ = addresses(state);
        auto given = runtime_->address(node, *addresses_);
        if (given)
            addresses_->insert(*given);
        return given;
    };
    return {state,         now(),           observed_[deployment->meta().uid()],
            nodes,         parts_.traffic,  parts_.files,
            parts_.random, parts_.patience, address};
}

void DeploymentController::commit(const std::string &name, Worked &worked, Work work) {
    worked.due = work.due;
    const auto &actions = work.actions;
    if (MessageDifferencer::Equals(work.status, work.deployment.deployment_status()))
        return carryOut(work.deployment, actions);
    worked.isInFlight = true;
    worked.coming = work.status;
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    resource.mutable_meta()->set_uid(worked.uid);
    *resource.mutable_deployment_status() = work.status;
    begun();
    if (work.causes.empty()) {
        parts_.ledger.writeStatus(std::move(resource), [this, name, actions](const core::Result<void> &result) {
            settle(name, actions, bool(result));
        });
        return;
    }
    ledger::Proposal proposal;
    proposal.op = reconcileOp;
    proposal.causes = std::move(work.causes);
    proposal.statuses.push_back(std::move(resource));
    parts_.ledger.submit(std::move(proposal), [this, name, actions](const core::Result<ledger::Commit> &result) {
        settle(name, actions, bool(result));
    });
}

void DeploymentController::begun() {
    const std::lock_guard lock(mutex_);
    ++inFlight_;
}

void DeploymentController::settle(const std::string &name, std::vector<Action> actions, bool isCommitted) {
    const std::lock_guard lock(mutex_);
    --inFlight_;
    settled_.push_back({name, std::move(actions), isCommitted});
    hasNews_ = true;
    news_.notify_one();
}

void DeploymentController::carryOut(const v1::Resource &deployment, const std::vector<Action> &actions) {
    const auto &name = deployment.meta().name();
    const auto &uid = deployment.meta().uid();
    for (const auto &action : actions) {
        const ReplicaKey key{uid, action.replica};
        switch (action.kind) {
        case Action::Kind::Start:
            if (auto launch = launchOf(deployment, action.replica))
                runtime_->start(*std::move(launch));
            break;
        case Action::Kind::Stop:
            runtime_->stop(key);
            break;
        case Action::Kind::Forget:
            runtime_->forget(key);
            observed_[uid].erase(action.replica);
            dirty_.insert(name);
            // Its node may have room for others now.
            takeAll();
            break;
        case Action::Kind::Probe:
            probe(name, action.generation);
            break;
        }
    }
}

// However often it is looked at: decisions come with each change that is seen.
void DeploymentController::probe(const std::string &deployment, std::int64_t generation) {
    auto &worked = worked_[deployment];
    if (now() < worked.probed + parts_.patience.canaryLook)
        return;
    worked.probed = now();
    parts_.traffic.probe(deployment, generation);
}

const v1::DeploymentStatus &DeploymentController::statusOf(const v1::Resource &deployment) const {
    const auto found = worked_.find(deployment.meta().name());
    return found != worked_.end() && found->second.isInFlight ? found->second.coming : deployment.deployment_status();
}

Fleet DeploymentController::fleet(const ledger::Snapshot &state) const {
    Fleet fleet(state, lostGpus());
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        occupy(deployment->meta().name(), statusOf(*deployment), &fleet);
        return true;
    });
    return fleet;
}

std::set<std::string> DeploymentController::addresses(const ledger::Snapshot &state) const {
    std::set<std::string> taken;
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        for (const auto &replica : statusOf(*deployment).replicas())
            taken.insert(replica.address());
        return true;
    });
    return taken;
}

ledger::Time DeploymentController::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now());
}

} // namespace deployments
