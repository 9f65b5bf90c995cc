#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "backend/deployments/runtime.h"
#include "backend/deployments/world.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/watch_hub.h"

namespace deployments {

struct ControllerParts {
    ledger::Ledger &ledger;
    // Of every node that replicas are placed on.
    std::function<std::unique_ptr<Runtime>(Runtime::Sink)> makeRuntime;
    Traffic &traffic;
    ModelFiles &files;
    const core::Clock &clock;
    core::Random &random;
    Patience patience;
    // Which GPUs are not there at present; empty where nobody knows.
    std::function<LostGpus()> lostGpus = {};
};

// What somebody asked of rollouts or replicas: written with what it changes of the status, as one event. For several
// deployments it is done to all of them or to none.
struct Command {
    // `deployments/<id>`; at least one, each once.
    std::vector<std::string> deployments;
    // Changes the status of one, or says why not; the ledger records either.
    std::function<core::Result<void>(Work &)> change;
    ledger::Proposal proposal;
    ledger::Ledger::Completion done;
};

// Makes what runs match what is wanted. It alone writes the status of deployments: what it decides is committed before
// it is done, so that a service that is killed at any instant goes on where it stood. One decision of a deployment is
// on its way at a time; deployments do not wait for each other.
class DeploymentController {
public:
    // Takes up what earlier runs left.
    explicit DeploymentController(ControllerParts parts);
    DeploymentController(const DeploymentController &) = delete;
    DeploymentController &operator=(const DeploymentController &) = delete;
    // Leaves everything running.
    ~DeploymentController();

    // Something that decisions rest on has changed, for example files were checked. From any thread.
    void wake();
    // From any thread; `done` runs on one of the ledger's or the controller's and may only post.
    void perform(Command command);
    // From any thread.
    LostGpus lostGpus() const { return parts_.lostGpus ? parts_.lostGpus() : LostGpus(); }

private:
    struct Worked {
        std::string uid;
        bool isInFlight = false;
        // What is being committed; the snapshot has it once it is.
        v1::DeploymentStatus coming;
        std::optional<ledger::Time> due;
        // Of the last probe of its canary.
        ledger::Time probed{};
        // In the order in which they were asked for, which is the same for all that one concerns: whoever stands in
        // front everywhere is next.
        std::deque<std::shared_ptr<Command>> commands;
    };

    struct Settled {
        std::string deployment;
        std::vector<Action> actions;
        bool isCommitted = false;
    };

    void work(const std::stop_token &stop);
    void takeNews();
    void takeChanges();
    void takeAll();
    void takeObservations(std::vector<Observation> seen);
    void takeSettled(std::vector<Settled> settled);
    void dropDeleted(const std::string &name, const std::string &uid);
    void waitForNews(const std::stop_token &stop);
    void decideAll();
    void decide(const std::string &name, Worked &worked);
    // Waits for the others that it concerns where they are not ready.
    void decideCommand(const std::shared_ptr<Command> &command);
    void submit(Command &command, std::map<std::string, std::vector<Action>> actions);
    bool isReady(const std::shared_ptr<Command> &command) const;
    // Answers all that were asked of it.
    void refuse(const Worked &worked, const core::Error &error);
    World worldOf(const ledger::ResourcePtr &deployment, const ledger::Snapshot &state);
    void commit(const std::string &name, Worked &worked, Work work);
    void carryOut(const v1::Resource &deployment, const std::vector<Action> &actions);
    void probe(const std::string &deployment, std::int64_t generation);
    void begun();
    void settle(const std::string &name, std::vector<Action> actions, bool isCommitted);
    Fleet fleet(const ledger::Snapshot &state) const;
    std::set<std::string> addresses(const ledger::Snapshot &state) const;
    const v1::DeploymentStatus &statusOf(const v1::Resource &deployment) const;
    ledger::Time now() const;

    ControllerParts parts_;

    // Guards what others bring.
    mutable std::mutex mutex_;
    std::condition_variable_any news_;
    bool hasNews_ = true;
    bool isWoken_ = false;
    std::vector<Observation> seen_;
    std::vector<Settled> settled_;
    std::vector<Command> asked_;
    // Commits that will be told of.
    int inFlight_ = 0;

    // Of the controller's thread alone.
    std::int64_t revision_ = 0;
    std::map<std::string, Worked> worked_;
    std::set<std::string> dirty_;
    // When it last looked at the clock.
    ledger::Time looked_{};
    // By uid of the deployment and replica.
    std::map<std::string, std::map<std::string, Observation>> observed_;
    // Made when the first decision of a pass asks for them; what is given away meanwhile is added.
    std::optional<Fleet> fleet_;
    std::optional<std::set<std::string>> addresses_;

    std::unique_ptr<Runtime> runtime_;
    ledger::WatchHub::Listener listener_ = 0;
    std::jthread thread_;
};

} // namespace deployments
